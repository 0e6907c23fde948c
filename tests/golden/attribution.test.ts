import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { attributionsOf } from "../../lib/claims/attribution/attribution.ts";
import type { Span } from "../../lib/model/span.ts";

const CASES = new URL("./attribution/", import.meta.url).pathname;

/** One line an attribution: source | cue (class) | content. */
function draw(text: string): string {
  const words = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(" … ") || "–";
  const lines = attributionsOf(text, [{ start: 0, end: text.length }]).map(
    (a) => `${words(a.source)} | ${words(a.cue)} (${a.verbClass}) | ${words(a.content)}`,
  );
  return `${lines.join("\n")}\n`;
}

describe("attributionsOf", () => {
  it.each(readdirSync(CASES))("reads %s", async (name) => {
    const text = readFileSync(`${CASES}${name}/article.txt`, "utf8");
    await expect(draw(text)).toMatchFileSnapshot(`${CASES}${name}/expected.txt`);
  });
});
