import { describe, expect, test } from "vitest";
import type { QuestionArticle, SentencePlace } from "../../../lib/model/reading.ts";
import { joinPoints } from "../../../lib/reading/join-points.ts";
import { fitsIn, type Likely, placeKey, planNewcomer, planParts } from "../../../lib/reading/plan-parts.ts";
import { pointsQuestion, tokensOfAnswer } from "../../../lib/reading/points-question.ts";

const WORDS = "The harbour board of Lenn said on Friday that the crane would be mended by the end of the week";
const article = (at: number, sentences: number): QuestionArticle => ({
  text: `text-${at}`,
  outlet: `Outlet ${at}`,
  date: null,
  sentences: Array.from({ length: sentences }, (_, i) => ({ start: i * 100, text: `${WORDS}, part ${i} of ${at}.` })),
});
const story = (articles: number, sentences = 20) => Array.from({ length: articles }, (_, at) => article(at, sentences));
const keysOf = ({ text, sentences }: QuestionArticle) => sentences.map(({ start }) => placeKey({ text, start }));

/** Sentences at one place of two texts are likely to meet, those beside it less. */
const likelyIn =
  (articles: readonly QuestionArticle[]): Likely =>
  ({ text, start }: SentencePlace) =>
    articles
      .filter((other) => other.text !== text)
      .flatMap((other) =>
        other.sentences.map((sentence) => ({
          place: { text: other.text, start: sentence.start },
          score: 1 / (1 + Math.abs(sentence.start - start) / 100),
        })),
      );

describe("parts of a story", () => {
  test("are one where it fits", () => {
    const articles = story(3, 5);
    expect(fitsIn(articles, 8192)).toBe(true);
    expect(planParts(articles, 8192, likelyIn(articles)).map(({ size }) => size)).toEqual([15]);
    expect(planParts([], 8192, () => [])).toEqual([]);
  });

  test.each([1024, 2048, 4096, 8192])(
    "fit a context of %d, hold every sentence, and let likely partners meet",
    (context) => {
      const articles = story(12);
      const parts = planParts(articles, context, likelyIn(articles));
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) {
        const { tokens, places } = pointsQuestion(articles, (place) => part.has(placeKey(place)));
        expect(tokens + tokensOfAnswer(places.size)).toBeLessThanOrEqual(Math.max(context, 1200));
      }
      const asked = new Set(parts.flatMap((part) => [...part]));
      expect(articles.flatMap(keysOf).filter((key) => !asked.has(key))).toEqual([]);
      const near = (start: number) =>
        [placeKey({ text: "text-0", start }), placeKey({ text: "text-1", start })] as const;
      for (const { start } of articles[0]?.sentences ?? []) {
        const [one, other] = near(start);
        expect(
          parts.some((part) => part.has(one) && part.has(other)),
          `${start}`,
        ).toBe(true);
      }
    },
  );

  test("of a newcomer to a story of fifty are two at most, about its own sentences", () => {
    const articles = story(50);
    for (const length of [3, 20, 400]) {
      const newcomer = article(99, length);
      const all = [...articles, newcomer];
      const parts = planNewcomer(newcomer, all, 8192, likelyIn(all));
      const own = new Set(keysOf(newcomer));
      expect(parts.length, `${length}`).toBeGreaterThan(0);
      expect(parts.length, `${length}`).toBeLessThanOrEqual(2);
      for (const part of parts) {
        expect([...part].some((key) => own.has(key))).toBe(true);
        const { tokens } = pointsQuestion(all, (place) => part.has(placeKey(place)));
        expect(tokens).toBeLessThanOrEqual(8192);
      }
      const asked = new Set(parts.flatMap((part) => [...part]));
      if (length <= 20) expect([...own].filter((key) => !asked.has(key))).toEqual([]);
    }
  });
});

describe("joining parts", () => {
  const place = (name: string): SentencePlace => ({ text: name.charAt(0), start: Number(name.slice(1)) });
  const part = (met: string, ...points: string[]) => ({
    part: new Set(met.split(" ").map((name) => placeKey(place(name)))),
    points: points.map((names) => ({ sentences: names.split(" ").map(place), differ: "none" as const })),
  });
  const joined = (...parts: ReturnType<typeof part>[]) =>
    joinPoints(parts).map(({ sentences }) =>
      sentences
        .map(({ text, start }) => `${text}${start}`)
        .sort()
        .join(" "),
    );

  test("puts together what shares a sentence and never met", () => {
    expect(joined(part("a1 b1", "a1 b1"), part("a1 c1", "a1 c1"))).toEqual(["a1 b1 c1"]);
  });
  test("keeps apart what the model had together before it and did not gather", () => {
    expect(joined(part("a1 b1 c1", "a1 b1"), part("a1 c1 b1", "a1 c1"))).toEqual(["a1 b1", "a1 c1"]);
  });
  test("joins no two points of one answer", () => {
    expect(joined(part("a1 b1 c1", "a1 b1", "a1 c1"))).toEqual(["a1 b1", "a1 c1"]);
  });
  test("gives a point that two parts saw once", () => {
    expect(joined(part("a1 b1 c1", "a1 b1 c1"), part("a1 b1 d1", "a1 b1"))).toEqual(["a1 b1 c1"]);
  });
});
