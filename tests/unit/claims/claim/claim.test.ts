import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";

function read(text: string, language = "en", publishedAt = "2025-07") {
  return claimsOf(text, [{ start: 0, end: text.length }], { language, publishedAt }).claims.map((claim) => ({
    ...claim,
    quote: text.slice(claim.span.start, claim.span.end),
  }));
}

describe("claimsOf", () => {
  it("names the speaker and the agency that carried the words", () => {
    const [claim] = read("According to Reuters, some local farmers say the northern dam is leaking into the valley.");
    expect(claim).toMatchObject({
      speaker: "some local farmers",
      via: "Reuters",
      quote: "the northern dam is leaking into the valley",
    });
  });

  it("resolves a pronoun to the person who spoke last", () => {
    const claims = read(
      "Harbour board spokeswoman Ada Moor said the new pier would open in autumn. “We have waited for this pier for years,” she said.",
    );
    expect(claims.map((c) => c.speaker)).toEqual(["Harbour board spokeswoman Ada Moor", "Ada Moor"]);
  });

  it("keeps a sentence without a source as the outlet's own claim", () => {
    const [claim] = read("The northern bridge collapsed during heavy storms and killed three drivers.");
    expect(claim).toMatchObject({ speaker: null, via: null, cue: null });
  });

  it("drops a sentence that says next to nothing", () => {
    expect(read("This is obvious to anyone.")).toEqual([]);
  });

  it("lets a denial keep its bare object", () => {
    const [claim] = read("A port security source denied such plans in comments to TASS, however.");
    expect(claim).toMatchObject({
      speaker: "A port security source",
      verbClass: "deny",
      via: "TASS",
      quote: "such plans",
    });
  });

  it("gives no voice to an abstract noun", () => {
    const [claim] = read("The timing suggests that the shells promised to the port were sent to another country.");
    expect(claim).toMatchObject({ speaker: null, via: null });
  });

  it("keeps an agency that relays apart from a speaker", () => {
    expect(read("The northern dam is leaking into the valley, reports Reuters.")[0]).toMatchObject({
      speaker: null,
      via: "Reuters",
    });
    expect(
      read("The road stays closed until the repairs of the dam are done, officials informed the Harbour Times.")[0],
    ).toMatchObject({
      speaker: "officials",
      via: "Harbour Times",
    });
  });

  it("takes the sentence where the denied thing is a mere pronoun", () => {
    const [claim] = read("Moor did not reject it on Monday.");
    expect(claim).toMatchObject({ speaker: "Moor", verbClass: "deny", quote: "Moor did not reject it on Monday." });
  });

  it("skips an insertion behind “that”", () => {
    const [claim] = read(
      "Ada Moor said that — without naming the builder — any repair of the pier “could better be left to the town.”",
    );
    expect(claim?.quote).toBe("any repair of the pier “could better be left to the town.”");
  });

  it("reads figures and dates", () => {
    const [claim] = read(
      "The ministry sent at least 1,200 soldiers to the border in late May at a cost of $20-$30 million.",
    );
    expect(claim?.quantities).toMatchObject([
      { min: 1200, max: null, noun: "soldier" },
      { min: 2e7, max: 3e7, unit: "USD" },
    ]);
    expect(claim?.dates).toMatchObject([{ value: "2025-05" }]);
  });

  it("says nothing about other languages", () => {
    expect(read("Der Minister sagte, dass die Brücke im Herbst fertig sei.", "de")).toEqual([]);
  });

  it("never leaves the body", () => {
    const piece = fc.constantFrom(
      "Ada Moor said ",
      "that ",
      "“",
      "”",
      "the dam broke",
      ", ",
      ". ",
      "\n",
      "according to Reuters",
      "he told TASS ",
      "\u0000",
      "5,000 men ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const inside = parts.join("");
        const text = `Outside said this. ${inside} Outside claimed that.`;
        const body = { start: 19, end: 19 + inside.length };
        const { attributions, claims } = claimsOf(text, [body], { language: "en" });
        const spans = [
          ...claims.flatMap((c) => [c.span, c.sentence, ...c.hedges, ...c.quantities, ...c.dates]),
          ...attributions.flatMap((a) => [...a.source, ...a.cue, ...a.content]),
        ];
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(body.start);
          expect(span.end).toBeLessThanOrEqual(body.end);
          expect(span.end).toBeGreaterThan(span.start);
        }
      }),
    );
  });
});
