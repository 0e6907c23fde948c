import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProposals } from "../../../../lib/claims/claim/proposals.ts";

const TEXT = "Headline\n\nThe port will close, Ada Moor said. Nobody asked the islanders.\n\nA reader: close it!";
const BODY = [{ start: 10, end: TEXT.indexOf("\n\nA reader") }];
const at = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length, quote });

describe("what an extractor proposes", () => {
  it("stands where exactly its words stand", () => {
    const { accepted, refused } = checkProposals(
      TEXT,
      BODY,
      [{ ...at("The port will close"), speaker: at("Ada Moor") }],
      [],
    );
    const [claim, speaker] = [at("The port will close"), at("Ada Moor")];
    expect(accepted).toEqual([
      { span: { start: claim.start, end: claim.end }, speakerSpan: { start: speaker.start, end: speaker.end } },
    ]);
    expect(refused).toEqual([]);
  });

  it("is refused with the reason else", () => {
    const shifted = { ...at("The port will close"), start: 11, end: 30 };
    const invented = { ...at("Nobody asked the islanders"), speaker: { start: 0, end: 8, quote: "Ada Moor" } };
    const refusals = (
      proposals: Parameters<typeof checkProposals>[2],
      held: Parameters<typeof checkProposals>[3] = [],
    ) => checkProposals(TEXT, BODY, proposals, held).refused;
    expect(refusals([{ ...shifted, speaker: null }])).toEqual(["other-words"]);
    expect(refusals([invented])).toEqual(["other-words"]);
    expect(refusals([{ ...at("A reader: close it"), speaker: null }])).toEqual(["outside"]);
    expect(refusals([{ ...at("The port will close"), speaker: null }], [at("The port will close,")])).toEqual([
      "already-read",
    ]);
    const twice = { ...at("Nobody asked the islanders"), speaker: null };
    expect(refusals([twice, twice])).toEqual(["already-read"]);
  });

  it("never gives a span whose text is not what was proposed, or that lies outside the body", () => {
    const near = fc.record({ start: fc.nat(TEXT.length), length: fc.nat(30), shift: fc.constantFrom(0, 0, 1, -1) });
    fc.assert(
      fc.property(fc.array(near, { maxLength: 8 }), (places) => {
        const proposals = places.map(({ start, length, shift }) => ({
          start,
          end: start + length,
          quote: TEXT.slice(start + shift, start + length + shift),
          speaker: null,
        }));
        const { accepted, refused } = checkProposals(TEXT, BODY, proposals, []);
        expect(accepted.length + refused.length).toBe(proposals.length);
        for (const { span } of accepted) {
          expect(
            proposals.some(
              ({ start, end, quote }) => start === span.start && end === span.end && TEXT.slice(start, end) === quote,
            ),
          ).toBe(true);
          expect(BODY.some(({ start, end }) => start <= span.start && span.end <= end && span.start < span.end)).toBe(
            true,
          );
        }
      }),
    );
  });
});
