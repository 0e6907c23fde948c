/**
 * One of the checks of `npm run check`: the OpenAPI document against the rules of its makers. It opens no connection: the
 * document refers to nothing outside itself. Prints each fault with its place and exits 1 where there is one.
 */
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { apiDocument } from "../app/api/v1/_operations/all.ts";

const config = await createConfig({
  extends: ["recommended-strict"],
  rules: {
    // Every installation stands at an address of its own.
    "no-server-example.com": "off",
  },
});
const faults = await lintFromString({ source: JSON.stringify(apiDocument()), config, absoluteRef: "openapi.json" });
for (const { ruleId, message, location } of faults) console.error(`${location[0]?.pointer}: ${message} (${ruleId})`);
process.exit(faults.length > 0 ? 1 : 0);
