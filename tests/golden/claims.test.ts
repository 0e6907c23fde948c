import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { claimsOf } from "../../lib/claims/claim/claim.ts";
import type { Claim, Quantity } from "../../lib/model/claim.ts";
import type { Span } from "../../lib/model/span.ts";

const CASES = new URL("./claims/", import.meta.url).pathname;
/** The day every article here was published: a Wednesday. */
const PUBLISHED = "2025-07-16";

/** One claim: speaker < via | cue (class) | content, and below it what else was read, where anything was. */
function draw(text: string): string {
  const words = ({ start, end }: Span) => text.slice(start, end).replaceAll("\n", " ");
  const claim = (c: Claim) => {
    const own = new Set(c.authorHedges?.map(({ start }) => start));
    const facets = [
      ["hedges", c.hedges.map((h) => `${words(h)} (${own.has(h.start) ? "outlet" : "source"})`).join(", ")],
      ["obligations", c.obligations?.map(words).join(", ")],
      ["figures", c.quantities.map((q) => `${words(q)} = ${range(q)}`).join("; ")],
      ["dates", c.dates.map((d) => `${words(d)} = ${d.value ?? "?"}`).join("; ")],
      ["names", c.entities.join(", ")],
    ].filter(([, value]) => value);
    const cue = c.cue ? `${words(c.cue)} (${c.verbClass})` : "the outlet";
    return [
      `${c.speaker ?? "–"}${c.via ? ` < ${c.via}` : ""} | ${cue} | ${words(c.span)}`,
      ...(c.negated ? ["  negated"] : []),
      ...facets.map(([name, value]) => `  ${name}: ${value}`),
    ].join("\n");
  };
  return `${claimsOf(text, [{ start: 0, end: text.length }], { language: "en", publishedAt: PUBLISHED })
    .claims.map(claim)
    .join("\n")}\n`;
}

function range({ min, max, unit, noun, approximate }: Quantity): string {
  const amount = min === max ? `${min}` : `${min ?? ""}..${max ?? ""}`;
  return [`${approximate ? "~" : ""}${amount}`, unit, noun].filter(Boolean).join(" ");
}

describe("claimsOf", () => {
  it.each(readdirSync(CASES))("reads %s", async (name) => {
    const text = readFileSync(`${CASES}${name}/article.txt`, "utf8");
    await expect(draw(text)).toMatchFileSnapshot(`${CASES}${name}/expected.txt`);
  });
});
