import { describe, expect, it } from "vitest";
import { countWords, tokensOf } from "../../../lib/text/tokens.ts";

const raw = (text: string) => tokensOf(text).map((token) => token.raw);

describe("tokensOf", () => {
  it.each([
    "$4,200,000",
    "€75.50",
    "3,150 euros",
    "600 dollars",
    "7.25 per cent",
    "41 percent",
    "8.5%",
    "6:40 PM",
    "11:05 a.m.",
    "10:30",
    "1,000,000",
    "3.5 million",
    "12 billion euros",
    "5.5 percentage points",
    "10 000",
    "1 250 000",
    "2 crore",
  ])("takes %s as one", (figure) => {
    expect(raw(`They said ${figure} was right.`)).toEqual(["They", "said", figure, "was", "right"]);
  });

  it.each<[string, string[]]>([
    ["U.S.-supplied F-16s", ["U", "S", "supplied", "F", "16s"]],
    ["the 3rd of May, 2025, at 9", ["the", "3rd", "of", "May", "2025", "at", "9"]],
    ["won 3-2 in 1990s style", ["won", "3", "2", "in", "1990s", "style"]],
    ["5 eurozone states, 7 ammunition dumps", ["5", "eurozone", "states", "7", "ammunition", "dumps"]],
    ["in 2025 300 came", ["in", "2025", "300", "came"]],
    ["10 0000 and 5 millions", ["10", "0000", "and", "5", "millions"]],
    ["It cost $5. Then 6, 7", ["It", "cost", "$5", "Then", "6", "7"]],
  ])("leaves other words of “%s” apart", (text, words) => {
    expect(raw(text)).toEqual(words);
  });

  it("keeps the places", () => {
    const text = "Rent rose by  1,250.75 euros to £9.";
    for (const token of tokensOf(text)) expect(text.slice(token.start, token.end)).toBe(token.raw);
  });

  it("counts words, not amounts", () => {
    expect(countWords("They paid $1,250 on May 5.")).toBe(7);
  });
});

describe("characters that nobody sees", () => {
  const plain = "Regional government announced a moratorium";
  it.each([
    ["a byte order mark", "\ufeff"],
    ["a soft hyphen", "\u00ad"],
    ["a zero-width joiner", "\u200d"],
    ["a zero-width non-joiner", "\u200c"],
    ["a word joiner", "\u2060"],
    ["a variation selector", "\ufe0f"],
    ["a direction mark", "\u200e"],
    ["a grapheme joiner", "\u034f"],
    ["a variation selector of the supplement", "\u{e0101}"],
  ])("part no word and are none: %s", (_, unseen) => {
    const inside = plain.replace(/(\p{L}{3})(?=\p{L})/gu, `$1${unseen}`);
    const between = plain.replaceAll(" ", ` ${unseen} `);
    for (const text of [inside, between, unseen + plain, plain + unseen]) {
      expect(countWords(text)).toBe(5);
      expect(tokensOf(text).map(({ norm }) => norm)).toEqual(tokensOf(plain).map(({ norm }) => norm));
    }
  });
});

it("reads in text of plain letters the same words as when a letter of another kind stands behind it", () => {
  const pieces = [
    ..."aZ09 .,:;'’-–%$€£\n\t\"“”…()",
    "US",
    "am",
    " a.m.",
    "pm",
    " per cent",
    "euros",
    "Ca",
    "1,000",
    "don’t",
  ];
  let state = 7;
  const below = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 1 + below(14) }, () => pieces[below(pieces.length)]).join("");
    expect(tokensOf(`${text} é`).slice(0, -1), JSON.stringify(text)).toEqual(tokensOf(text));
    expect(countWords(`${text} é`) - 1, JSON.stringify(text)).toBe(countWords(text));
  }
});
