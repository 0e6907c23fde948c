import { parseArgs } from "node:util";
import {
  brokenFaults,
  checkInvariants,
  cutWhileAPageIsMade,
  killParts,
  longJobIsStopped,
  newRun,
  startedTwice,
  withoutDatabase,
} from "./fault-cases.ts";
import { clockIsSet, diskFills } from "./fault-places.ts";
import { newInstallation } from "./installation.ts";

/**
 * `npm run test:faults -- [--times 20] [--texts 200] [--only NAME …] [--port 3467]`: kills each part of a running installation, and all of it, again and
 * again while texts come in; cuts its database off, starts it twice, runs five commands at once, stops it in the middle of a long job, fills
 * its disk and sets its clock. Checks that every acknowledged text is there once, that imports go on by themselves within a minute, that no
 * job failed or is stuck and, after each fault, that the invariants of the database hold. NAME: database, starts, worker, web, postgres,
 * launcher, group, stop, disk, clock.
 */
const { values } = parseArgs({
  options: {
    times: { type: "string", default: "20" },
    texts: { type: "string", default: "200" },
    only: { type: "string", multiple: true },
    port: { type: "string", default: "3467" },
  },
});
const PORT = Number(values.port);
const PARTS = ["worker", "web", "postgres", "launcher", "group"] as const;
const NAMES = ["database", "starts", ...PARTS, "stop", "disk", "clock"];
for (const name of values.only ?? [])
  if (!NAMES.includes(name)) {
    console.error(`There is no fault ${name}. Faults: ${NAMES.join(", ")}.`);
    process.exit(2);
  }
const wanted = (name: string) => !values.only || values.only.includes(name);

const parts = PARTS.filter(wanted);
const run = newRun(Number(values.times), Math.ceil(Number(values.texts) / PARTS.length));
const installation = await newInstallation(PORT, { EMBEDDINGS_PROVIDER: "none" });
try {
  if (["database", "starts", ...PARTS, "stop"].some(wanted)) await installation.start();
  if (wanted("database")) {
    await withoutDatabase(installation);
    await cutWhileAPageIsMade(installation);
    await checkInvariants(installation, "the database was away");
  }
  if (wanted("starts")) {
    await startedTwice(installation);
    await checkInvariants(installation, "starts and commands at once");
  }
  for (const part of parts) await killParts(installation, part, run);
  if (wanted("stop")) {
    await longJobIsStopped(installation);
    await checkInvariants(installation, "a stop in the middle of a long job");
  }
} finally {
  await installation.stop().catch(() => 0);
  await installation.remove();
}
if (wanted("disk")) await diskFills(PORT + 1);
if (wanted("clock")) await clockIsSet(PORT + 2);
const { tried, broken } = brokenFaults();
console.log(`${tried} tried, ${tried - broken.length} held.`);
process.exit(broken.length === 0 ? 0 : 1);
