import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allAttributionsOf, attributionsOf } from "../../../../lib/claims/attribution/attribution.ts";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import type { Attribution, Claim } from "../../../../lib/model/claim.ts";
import type { Span } from "../../../../lib/model/span.ts";
import { tagWords } from "../../../../lib/text/nlp.ts";
import { withoutSoftHyphens } from "../../../../lib/text/unseen.ts";

/** Frames, marks and scraps that stand next to one another in no order a grammar knows. */
const piece = fc.constantFrom(
  ...[
    "Ada Moor said ",
    "that ",
    "who ",
    "“",
    "”",
    '"',
    "''",
    "the dam broke",
    ", ",
    ". ",
    "\n",
    "\n\n",
    ": ",
    " — ",
    "― Ida Kranz",
    "MOOR: ",
    "( ",
    ") ",
  ],
  ...[
    "according to Reuters",
    "he told TASS ",
    "as Kranz put it",
    "in her view, ",
    "took aim at ",
    "was accused of ",
    "wants to ",
    "is confident that ",
  ],
  ...[
    "5,000 men ",
    "two-thirds of ",
    "between $5m and ",
    "in late May ",
    "last Friday ",
    "never ",
    "must ",
    "may ",
    "Why it matters: ",
    "and ",
    "but ",
  ],
  ...["\u0000", "é", "𝒜", "“He said “no” ", "\u200b", "…", "?!", "1.", "• ", "’s ", "I’m "],
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
/** Passages in order: what is the outlet's own, and what is not. */
const passages = fc.array(fc.record({ words: text, body: fc.boolean() }), { minLength: 1, maxLength: 6 });

function spansOf(attributions: readonly Attribution[], claims: readonly Claim[]): Span[] {
  return [
    ...attributions.flatMap((a) => [...a.source, ...a.cue, ...a.content]),
    ...claims.flatMap((c) => [
      c.span,
      c.sentence,
      ...c.hedges,
      ...c.quantities,
      ...c.dates,
      ...(c.authorHedges ?? []),
      ...(c.obligations ?? []),
    ]),
    ...claims.flatMap((c) => [c.speakerSpan, c.cue].filter((span) => span !== null)),
  ];
}

function expectWhole(claim: Claim): void {
  const within = ({ start, end }: Span, outer: Span) => outer.start <= start && end <= outer.end;
  expect(within(claim.span, claim.sentence)).toBe(true);
  for (const facet of [...claim.quantities, ...claim.dates, ...(claim.obligations ?? [])])
    expect(within(facet, claim.span)).toBe(true);
  for (const hedge of claim.hedges) expect(within(hedge, claim.sentence)).toBe(true);
  for (const own of claim.authorHedges ?? []) expect(claim.hedges).toContainEqual(own);
  for (const { min, max } of claim.quantities) expect(min === null || max === null || min <= max).toBe(true);
  expect(claim.salience).toBeGreaterThanOrEqual(0);
  expect(claim.salience).toBeLessThanOrEqual(1);
  expect(claim.speaker === null).toBe(claim.via === null ? claim.cue === null : claim.speaker === null);
}

describe("attributions and claims", () => {
  it("lie whole in one passage of the body each, with words of the text at their ends", () => {
    fc.assert(
      fc.property(passages, (parts) => {
        let whole = "";
        const body: Span[] = [];
        for (const { words, body: own } of parts) {
          if (own && words !== "") body.push({ start: whole.length, end: whole.length + words.length });
          whole += `${words}\n\n`;
        }
        const { attributions, claims } = claimsOf(whole, body, {
          language: "en",
          publishedAt: "2025-07-16",
          headline: "Dam broke",
        });
        for (const { start, end } of spansOf(attributions, claims)) {
          expect(end).toBeGreaterThan(start);
          expect(body.some((passage) => passage.start <= start && end <= passage.end)).toBe(true);
          expect(whole.slice(start, end).trim()).not.toBe("");
        }
      }),
    );
  });

  it("belong together: a claim lies in its sentence, its facets in the sentence, the outlet's hedges among its hedges", () => {
    fc.assert(
      fc.property(text, (words) => {
        const { claims } = claimsOf(words, [{ start: 0, end: words.length }], {
          language: "en",
          publishedAt: "2025-07-16",
        });
        for (const claim of claims) expectWhole(claim);
      }),
    );
  });

  it("are the same wherever the body stands in the text", () => {
    fc.assert(
      fc.property(text, text, (words, other) => {
        const start = other.length + 2;
        const alone = attributionsOf(words, [{ start: 0, end: words.length }]);
        const behind = attributionsOf(`${other}\n\n${words}`, [{ start, end: start + words.length }]);
        const moved = (spans: readonly Span[]) =>
          spans.map((span) => ({ start: span.start + start, end: span.end + start }));
        expect(behind.map(({ source, cue, content }) => [source, cue, content])).toEqual(
          alone.map(({ source, cue, content }) => [moved(source), moved(cue), moved(content)]),
        );
      }),
    );
  });

  it("list no reporting word inside what somebody was found to say before it", () => {
    fc.assert(
      fc.property(text, (words) => {
        const found = attributionsOf(words, [{ start: 0, end: words.length }]);
        const persons = found.filter(
          ({ source: [source] }) => source && !/Reuters|TASS/.test(words.slice(source.start, source.end)),
        );
        for (const outer of persons) {
          for (const inner of found.filter((other) => firstOf(other) > firstOf(outer))) {
            const [cue] = inner.cue;
            expect(outer.content.some((span) => cue && span.start <= cue.start && cue.end <= span.end)).toBe(false);
          }
        }
      }),
    );
  });

  it("keep what is said inside a report for whoever asks", () => {
    const words = "Moor said that Kranz denied that the dam leaked.";
    const body = [{ start: 0, end: words.length }];
    expect(attributionsOf(words, body)).toHaveLength(1);
    expect(allAttributionsOf(words, body)).toHaveLength(2);
  });

  it("rest on words that are the text's own", () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const word of tagWords(words)) {
          // A soft hyphen inside a word is passed over, and stays in the text.
          const raw = withoutSoftHyphens(words.slice(word.start, word.end)).text;
          expect(raw === word.raw || raw === "''").toBe(true);
        }
      }),
    );
  });
});

/** Where the attribution begins, its source apart. */
function firstOf({ cue, content }: Attribution): number {
  return Math.min(...[...cue, ...content].map(({ start }) => start));
}
