import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignArticles, alignWords } from "../../../lib/similarity/align-words.ts";
import { bodyWordsOf } from "../../../lib/similarity/body-words.ts";
import { prose, whole } from "./texts.ts";

describe("alignment", () => {
  it("finds an embedded story on both sides", () => {
    const story = prose(1, 10);
    const a = `${prose(2, 8)} ${story} ${prose(3, 8)}`;
    const b = `${prose(4, 3)} ${story}`;
    const { spans, cut } = alignArticles(whole(1, a), whole(2, b));
    expect(cut).toBe(false);
    expect(spans).toHaveLength(1);
    expect(a.slice(spans[0]?.aStart, spans[0]?.aEnd)).toContain(story.slice(0, -1));
    expect(b.slice(spans[0]?.bStart, spans[0]?.bEnd)).toContain(story.slice(0, -1));
  });

  it("finds blocks that changed places", () => {
    const [x, y] = [prose(5, 8), prose(6, 8)];
    const { spans } = alignArticles(whole(1, `${x} ${y}`), whole(2, `${y} ${x}`));
    expect(spans).toHaveLength(2);
  });

  it("goes on over an edit inside a passage", () => {
    const sentences = prose(7, 9).split(/(?<=\.) /);
    const edited = sentences.with(4, "Nobody had expected that change.").join(" ");
    expect(alignArticles(whole(1, sentences.join(" ")), whole(2, edited)).spans).toHaveLength(1);
  });

  it("keeps spans inside both texts and in order, for any texts", () => {
    const text = fc
      .array(fc.constantFrom("ah", "oh", "we", "no", "so", "語", "ไทย"), { maxLength: 200 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const span of alignArticles(whole(1, a), whole(2, b)).spans) {
          expect(span.aStart).toBeLessThan(span.aEnd);
          expect(span.bStart).toBeLessThan(span.bEnd);
          expect(span.aEnd).toBeLessThanOrEqual(a.length);
          expect(span.bEnd).toBeLessThanOrEqual(b.length);
        }
      }),
    );
  });

  it("aligns words that are equal, and the same way round from either side where no passage stands twice", () => {
    const passages = [1, 2, 3, 4, 5, 6].map((seed) => prose(seed, 3));
    const text = fc
      .tuple(fc.shuffledSubarray(passages), fc.array(fc.nat(120), { maxLength: 6 }))
      .map(([parts, edits]) =>
        edits.reduce(
          (words, at) => (at < words.length ? words.with(at, `edited${at}`) : words),
          parts.join(" ").split(" "),
        ),
      )
      .map((words) => words.join(" "));
    let found = 0;
    fc.assert(
      fc.property(text, text, (a, b) => {
        const one = bodyWordsOf(whole(1, a));
        const other = bodyWordsOf(whole(2, b));
        const there = alignWords(one, other).regions;
        for (const region of there) {
          expect(region.matched).toBeLessThanOrEqual(Math.min(region.aTo - region.aFrom, region.bTo - region.bFrom));
          expect(region.longest).toBeLessThanOrEqual(region.matched);
          const mine = new Set(one.low.slice(region.aFrom, region.aTo));
          const common = [...other.low.slice(region.bFrom, region.bTo)].filter((word) => mine.has(word)).length;
          expect(common).toBeGreaterThanOrEqual(region.longest);
        }
        // How far a region reaches past a changed word may hang on which text is walked first; what is found may not.
        const back = alignWords(other, one).regions;
        const isThere = (region: (typeof back)[number]) =>
          back.some(
            (its) =>
              its.bFrom < region.aTo && region.aFrom < its.bTo && its.aFrom < region.bTo && region.bFrom < its.aTo,
          );
        expect(there.filter((region) => !isThere(region))).toEqual([]);
        expect(back.length === 0).toBe(there.length === 0);
        found += there.length;
      }),
    );
    expect(found).toBeGreaterThan(50);
  });

  it("passes over refrains, one phrase again and again, and every five letters in all orders, and finds the story between them", () => {
    const story = prose(77, 10);
    const refrain = Array.from(
      { length: 4_000 },
      (_, i) => `verse${i} and all the people sang along with it again tonight`,
    ).join(" ");
    const other = Array.from(
      { length: 4_000 },
      (_, i) => `line${i} and all the people sang along with it again tonight`,
    ).join(" ");
    const letters = "abcdef";
    const orders = Array.from({ length: 6 ** 5 }, (_, i) =>
      Array.from({ length: 5 }, (_, k) => letters[Math.floor(i / 6 ** k) % 6]).join(" "),
    ).join(" ");
    for (const [a, b] of [
      [refrain, other],
      [orders, [...orders].reverse().join("")],
      ["again and again ".repeat(60_000), "and again again ".repeat(60_000)],
    ] as const) {
      const one = bodyWordsOf(whole(1, `${a} ${story} ${a}`));
      const other = bodyWordsOf(whole(2, `${b} ${story} ${b}`));
      const { regions, cut } = alignWords(one, other);
      expect(cut).toBe(false);
      expect(regions).toHaveLength(1);
      expect(regions[0]?.longest).toBeGreaterThanOrEqual(140);
      // The work is counted, so that texts whose words would pair without end stop instead.
      expect(alignWords(one, other, 10_000)).toEqual({ regions: [], cut: true });
    }
  });

  it("stops and says so where the work would not end", () => {
    const { cut } = alignArticles(whole(1, prose(8, 40)), whole(2, `${prose(8, 40)} The end.`), 100);
    expect(cut).toBe(true);
  });

  it("comes through 200,000 words, a phrase repeated and two words mixed", () => {
    const mixed = (seed: number) => {
      let state = seed;
      const words: number[] = [];
      while (words.length < 100_000) {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        words.push((state >>> 16) % 3);
      }
      return words.join(" ");
    };
    expect(
      alignArticles(whole(1, "tick tock ".repeat(100_000)), whole(2, "tick tock ".repeat(90_000))).spans.length,
    ).toBeGreaterThan(0);
    expect(alignArticles(whole(1, mixed(1)), whole(2, mixed(2))).spans.length).toBeLessThanOrEqual(400);
    const long = prose(9, 13_000);
    expect(alignArticles(whole(1, long), whole(2, long)).cut).toBe(false);
    const { spans } = alignArticles(whole(1, long), whole(2, `${long} The end.`));
    expect(Math.max(...spans.map((span) => span.aEnd - span.aStart))).toBeGreaterThan(long.length * 0.99);
  });
});
