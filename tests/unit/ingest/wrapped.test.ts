import fc from "fast-check";
import { expect, test } from "vitest";
import { claimsOf } from "../../../lib/claims/claim/claim.ts";
import { draftOf } from "../../../lib/ingest/draft.ts";
import { passagesOf } from "../../../lib/ingest/passages.ts";
import { bodySpans } from "../../../lib/model/stored.ts";
import { readingText } from "../../../lib/text/reading.ts";
import { sentencesOf } from "../../../lib/text/sentences.ts";

const QUARRY = [
  "Quarry at Tarn Edge to stay shut until spring",
  "The quarry at Tarn Edge will stay shut until April, the mining inspector said on Thursday, after a wall gave way above the eastern road. Nobody was hurt, and the road was cleared within two days.",
  "Inspector Greta Olsen said that the owners had known of the cracks since August. She told reporters that a fine of 40,000 crowns was likely.",
  "“We reported every crack that we found,” said Jonas Weir, who manages the quarry. “The letters were never answered.”",
  "According to the union, sixty people have been sent home without pay. Its chairwoman, Ida Marsh, called on the council to open the upper terrace before the winter.",
  "The council denied that it had received any letter. A spokesman added that the archive would be searched again.",
];
const LIBRARY = [
  "Library keeps its late hours after all",
  "The town library of Ellmouth will stay open until ten in the evening, its director announced on Monday. The cut had been planned for June, when two of the five librarians are to retire.",
  "Director Paula Reyes said a gift of 200,000 dollars had made the difference. The donor wants to remain unnamed, and the mayor, who had asked twice, was not told either.",
  "“I have read here every night since my wife died,” said Tom Archer, a retired pilot, and he added that the reading room was the warmest place in town.",
  "Critics of the plan, among them the teachers’ association, claim that the branch in the harbour quarter will pay for it. The association’s report found that its hours fell by a third in four years.",
  "Reyes rejected the charge and promised to publish the accounts in the autumn.",
];

/** Lines filled up to `width`, as mail programs and text browsers do. */
function wrap(paragraph: string, width: number): string {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

/** Lines broken after a number of words that changes from line to line. */
function ragged(paragraph: string, counts: readonly number[]): string {
  const words = paragraph.split(" ");
  const lines: string[] = [];
  for (let at = 0, i = 0; at < words.length; i++) {
    const take = counts[i % counts.length] ?? 5;
    lines.push(words.slice(at, at + take).join(" "));
    at += take;
  }
  return lines.join("\n");
}

const flat = (words: string) => words.replace(/\s+/g, " ").replaceAll("\u00ad", "");

/** What is read of a text: its roles, its sentences, and who claims what. */
function readingOf(text: string) {
  const passages = passagesOf(text);
  const body = bodySpans(passages);
  const read = readingText(text, body);
  const words = (start: number, end: number) => flat(read.slice(start, end));
  return {
    headline: passages.filter(({ role }) => role === "headline").map(({ start, end }) => flat(text.slice(start, end))),
    paragraphs: body.map(({ start, end }) => words(start, end)),
    sentences: body.flatMap((span) => sentencesOf(read, span)).map(({ start, end }) => words(start, end)),
    claims: claimsOf(read, body, { language: "en" }).claims.map(({ speaker, span, cue }) => [
      speaker,
      words(span.start, span.end),
      cue && words(cue.start, cue.end),
    ]),
  };
}

const plain = (article: readonly string[]) => readingOf(article.join("\n\n"));

test("a text wrapped at any width is read as the text itself", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.integer({ min: 32, max: 120 }), fc.constantFrom(QUARRY, LIBRARY), (width, article) => {
      const wrapped = article.map((paragraph) => wrap(paragraph, width)).join("\n\n");
      expect(readingOf(wrapped)).toEqual(plain(article));
    }),
    { numRuns: 60 },
  );
});

test("lines broken anywhere are read as the text itself", { timeout: 60_000 }, () => {
  const counts = fc.array(fc.integer({ min: 3, max: 11 }), { minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(counts, fc.constantFrom(QUARRY, LIBRARY), (each, article) => {
      const [title = "", ...paragraphs] = article;
      const broken = [title, ...paragraphs.map((paragraph) => ragged(paragraph, each))].join("\n\n");
      expect(readingOf(broken).sentences).toEqual(plain(article).sentences);
    }),
    { numRuns: 60 },
  );
});

test("a quoted mail is read as the text itself, at any depth", () => {
  for (const marks of ["> ", ">", ">> ", "> > "]) {
    const quoted = QUARRY.map((paragraph) => wrap(paragraph, 64))
      .join("\n\n")
      .split("\n")
      .map((line) => (line === "" ? marks.trim() : `${marks}${line}`))
      .join("\n");
    const { sentences, claims } = readingOf(quoted);
    expect(sentences, marks).toEqual(plain(QUARRY).sentences);
    expect(claims, marks).toEqual(plain(QUARRY).claims);
  }
});

test("without blank lines between them, a short line ends a paragraph", () => {
  for (const width of [40, 56, 72, 80]) {
    const [title = "", ...paragraphs] = LIBRARY;
    const text = `${title}\n\n${paragraphs.map((paragraph) => wrap(paragraph, width)).join("\n")}`;
    expect(readingOf(text).sentences, String(width)).toEqual(plain(LIBRARY).sentences);
  }
});

test("words cut at a line end are whole, and hyphens of their own stay", () => {
  const text = [
    "The regional govern-\nment in Karsk said on Friday that it would buy twelve fire-fight-\ning aeroplanes before the sum-\nmer.",
    "Minister Lena Ander-\nson said that the Oslo-\nbased maker had promised a well-\nknown engine.",
  ].join("\n\n");
  const whole = [
    "The regional government in Karsk said on Friday that it would buy twelve fire-fighting aeroplanes before the summer.",
    "Minister Lena Anderson said that the Oslo-based maker had promised a well-known engine.",
  ];
  expect(readingOf(text).sentences).toEqual(whole);
  expect(readingOf(text).claims).toEqual(readingOf(whole.join("\n\n")).claims);
  expect(readingOf(text).claims.map(([speaker]) => speaker)).toContain("Minister Lena Anderson");
});

test("canonical text and offsets stay as they came", () => {
  const text = QUARRY.map((paragraph) => wrap(paragraph, 50)).join("\n\n");
  const draft = draftOf({ sourceId: "w.txt", bytes: new TextEncoder().encode(text) });
  expect(draft.text).toBe(text);
  const read = readingText(text, bodySpans(draft.passages));
  expect(read).toHaveLength(text.length);
  for (let i = 0; i < text.length; i++) if (read[i] !== text[i]) expect(text[i]).toBe("\n");
});

const VERSE = `The gulls came back on a Tuesday night
And settled on the chapel wall,
They had no message, had no light,
They had no song at all.

The keeper counted to ninety-nine
And wrote it in his book,
The sea went out beyond the line
And nobody went to look.`;
const LIST =
  "What to bring\n- a warm coat\n- two pairs of boots\n- a lamp that works in the rain\n- bread\n- a map of the fells";
const PLAIN_LIST = "flour\nbutter\ntwo eggs\na pinch of salt\nsugar\nmilk from the farm";
const TABLE = "Team\tPlayed\tPoints\nArden\t12\t30\nBelby\t12\t27\nCorrin\t12\t25\nDunmore\t12\t11";
const SPACED_TABLE =
  "Station        Low    High\nHollin          -4       2\nDunmore         -1       5\nBelvik          -7      -3";
const TRANSCRIPT = `ANNOUNCER: Welcome back to the studio.
MARA LIND: Thank you, it is good to be here again.
ANNOUNCER: You said last week that the dam would hold.
MARA LIND: I said that it should hold, and it did.
Q: And the road?
A: The road is another matter.`;
const TITLES = `Robot maker raises money
Phone shop opens in the old mill
Search for the missing ketch goes on
Ferry fares to rise in spring
Who owns the gulls of Ellmouth`;

test.each([
  ["verse", VERSE],
  ["a list", LIST],
  ["a list without signs", PLAIN_LIST],
  ["a table", TABLE],
  ["a table set with spaces", SPACED_TABLE],
  ["a transcript", TRANSCRIPT],
  ["titles", TITLES],
  ["paragraphs a line each", QUARRY.join("\n")],
])("%s stays lines", (_, text) => {
  const lines = text.split("\n").filter(Boolean);
  expect(passagesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(lines);
});

test("a first line that stops in mid-sentence is no headline", () => {
  const leads = [
    "Talks about the tunnel under the strait have come to a halt after the\nengineers left the table, and what was agreed in May is worth little now. The ministry says that it is waiting.",
    "A judge in Port Ellis has ordered the city to\npay the families of two divers, five years after the accident at the lock.",
    "Nobody expected the vote in the valley to be so close,\nleast of all the mayor, who had already packed his office.",
    "Snow fell on the vineyards of Karsk for the third night and\nthe growers lit fires between the rows.",
    "What the committee wrote in its report is not what the witnesses had told it, and the\ndifference matters to the two hundred people who lost their homes.",
  ];
  for (const lead of leads) {
    const text = `${lead}\nThe next hearing is set for the third week of June, a clerk of the court said on Wednesday morning.`;
    const [first, second] = passagesOf(text);
    expect(first).toMatchObject({ role: "body", start: 0, end: lead.length });
    expect(second?.role).toBe("body");
  }
});
