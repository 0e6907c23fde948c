import { describe, expect, it } from "vitest";
import type { StoredArticle } from "../../../lib/model/stored.ts";
import { explainPair } from "../../../lib/similarity/explain.ts";
import { leadOf } from "../../../lib/similarity/lead-copy.ts";
import { scorePair } from "../../../lib/similarity/score.ts";
import { prose } from "./texts.ts";

const copy = (id: number, more: Partial<StoredArticle> = {}) => ({
  id,
  words: 700,
  bodyWords: 600,
  publishedAt: null,
  agency: null,
  updatedAt: null,
  capturedAt: null,
  outlet: null,
  headline: null,
  author: null,
  url: null,
  remarks: [],
  ...more,
});

function stored(id: number, body: string, menu: string): StoredArticle {
  const text = `${menu}\n${body}`;
  const passage = { position: 0, roleOrigin: "test" };
  return {
    ...copy(id),
    text,
    sourceId: "t",
    outletId: null,
    origins: {},
    language: "en",
    sha256: "",
    textSha256: "",
    groupId: id,
    lead: true,
    removed: false,
    remarks: [],
    createdAt: new Date(0),
    passages: [
      { ...passage, id: 1, start: 0, end: menu.length, role: "furniture", text: menu },
      { ...passage, id: 2, start: menu.length + 1, end: text.length, role: "body", text: body },
    ],
  };
}

describe("the why-card", () => {
  it("gives numbers with denominators, the next closest pair and what was left out", () => {
    const [a, b] = [stored(1, prose(1, 20), "Home News Sport"), stored(2, prose(1, 20), "Log in")];
    const compared = ({ id, text, passages }: StoredArticle) => ({
      id,
      text,
      body: passages.filter((p) => p.role === "body"),
    });
    const score = scorePair(compared(a), compared(b));
    const other = stored(3, prose(2, 20), "Search");
    const why = explainPair({ a, b, score, nextClosest: scorePair(compared(a), compared(other)) });
    expect(why.conclusion).toMatch(
      /^Same article on two pages: all \d+ words of the article match; what differs stands around it \(menus and site lines\)\. \(No other pair shares more than \d+ words? in a row\.\)$/,
    );
    expect(why.numbers[0]).toMatchObject({ value: score.longestRun, of: score.longestRun });
    expect(why.leftOut).toContain("5 words of menus and site lines");
    expect(explainPair({ a, b, score, nextClosest: null }).numbers[0]?.nextClosest).toBeNull();
  });
});

describe("the lead copy", () => {
  it("has clearly fewer words outside the body, then the earlier date, then more metadata, then the lower number", () => {
    expect(leadOf([copy(1, { bodyWords: 200, words: 210 }), copy(2)]).lead).toBe(2);
    expect(leadOf([copy(1, { remarks: ["Excerpt only: the rest is for subscribers."] }), copy(2)]).lead).toBe(2);
    expect(leadOf([copy(1, { words: 800 }), copy(2)]).lead).toBe(2);
    expect(leadOf([copy(1, { words: 705, capturedAt: "2025-02" }), copy(2, { capturedAt: "2025-01" })]).lead).toBe(2);
    expect(leadOf([copy(1), copy(2, { author: "A. Writer" })]).lead).toBe(2);
    expect(leadOf([copy(2), copy(1)]).lead).toBe(1);
    expect(leadOf([copy(2), copy(1)]).why).toContain("imported first");
  });
});
