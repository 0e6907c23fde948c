import fc from "fast-check";
import { expect, test } from "vitest";
import { draftOf } from "../../../lib/ingest/draft.ts";
import { passagesOf } from "../../../lib/ingest/passages.ts";

const roles = (text: string) => passagesOf(text).map(({ role }) => role);
const PARAGRAPH =
  "The harbour council met on Tuesday to settle who would pay for the new breakwater, after three winters in which storms had damaged the old one.";

test("passages are in order, do not overlap, and cover all that is not white space", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("\n", "12 Comments", "Keep reading", PARAGRAPH, "Photo: A. Person", "By Jane Doe", "  "),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("\n");
      let at = 0;
      for (const { start, end } of passagesOf(text)) {
        expect(text.slice(at, start).trim()).toBe("");
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        at = end;
      }
      expect(text.slice(at).trim()).toBe("");
    }),
  );
});

test.each([
  "Word",
  "港口委员会周二开会。\n会议决定修建新的防波堤。",
  "港の委員会は火曜日に開かれた。",
  "คณะกรรมการท่าเรือประชุมเมื่อวันอังคาร",
  "اجتمع مجلس الميناء يوم الثلاثاء.",
])("%s stays body", (text) => {
  expect(new Set(roles(text))).toEqual(new Set(["body"]));
});

test("plain paragraphs stay body, even on gifts and comments", () => {
  const text = [
    PARAGRAPH,
    "Donations to the harbour fund reached two million, the council said.",
    "“Please donate,” the mayor wrote.",
    PARAGRAPH,
  ].join("\n\n");
  expect(roles(text)).toEqual(["body", "body", "body", "body"]);
});

test("a page of labels has no body", () => {
  expect(roles("Menu\nHome\nSubscribe\nShare\nPrivacy policy")).not.toContain("body");
});

test("the line above the text that is the headline which came with it is no sentence of the body", () => {
  const title = "Council settles on the breakwater";
  const of = (text: string, headline: string) => passagesOf(text, { headline }).map(({ role }) => role);
  expect(of(`${title}.\n\n${PARAGRAPH}\n\n${PARAGRAPH}`, title)).toEqual(["headline", "body", "body"]);
  expect(of(`NEWS\n\n${title};\n\n${PARAGRAPH}`, title)).toEqual(["furniture", "headline", "body"]);
  // A title that the text does not print, one that stands below its first paragraph, and a text of nothing else take nothing away.
  expect(of(`${PARAGRAPH}\n\n${PARAGRAPH}`, title)).toEqual(["body", "body"]);
  expect(of(`${PARAGRAPH}\n\n${title}.\n\n${PARAGRAPH}`, title)).toEqual(["body", "body", "body"]);
  expect(of(`${title}.`, title)).toEqual(["body"]);
});

test("a gallery's captions are its text, those of an article are not", () => {
  const captions = [
    "Photo: The breakwater after the storm of March, which took a third of its stones. A. Person",
    "Photo: Masons laid the first stones on Tuesday while the harbour council looked on. A. Person",
  ];
  expect(roles([PARAGRAPH, ...captions].join("\n\n"))).toEqual(["body", "caption", "caption"]);
  const title = "The breakwater in pictures";
  const gallery = passagesOf([title, ...captions].join("\n\n"), { headline: title });
  expect(gallery.map(({ role }) => role)).toEqual(["headline", "body", "body"]);
});

test("an article that came as one line is no subscription wall, though members cancel a meeting in it", () => {
  const read = (text: string) => draftOf({ sourceId: "a", bytes: new TextEncoder().encode(text) }).text;
  const line = `Eighteen members of the harbour committee asked the mayor to cancel her meeting. ${`${PARAGRAPH} `.repeat(5)}`;
  expect(read(line)).toContain("cancel her meeting");
  expect(() => read("Subscribe now for full access. Cancel any time.")).toThrow(/asks for a subscription/);
});

test("a quotation that speaks of following somebody is no note about the author", () => {
  const quoted = "“She has done nothing but follow me on Twitter,” Ms. Dunn said.";
  expect(roles([PARAGRAPH, quoted, PARAGRAPH, "Follow Kim Lee on Twitter"].join("\n\n"))).toEqual([
    "body",
    "body",
    "body",
    "byline",
  ]);
});

test("a heading of comments makes what follows comments, a link to them above the article does not", () => {
  const article = [PARAGRAPH, PARAGRAPH, PARAGRAPH];
  expect(roles(["2 Comments", ...article].join("\n"))).toEqual(["furniture", "body", "body", "body"]);
  expect(roles([...article, "2 Comments", "1. I do not believe a word of this.", "2. Nor do I."].join("\n"))).toEqual([
    "body",
    "body",
    "body",
    "furniture",
    "comment",
    "comment",
  ]);
});

test("5 MB in one line are read without a pattern running away", { timeout: 20_000 }, () => {
  for (const unit of ["word ", "a", "港", "Photo: a (", " \t"]) {
    const line = `x${unit.repeat(Math.floor(5_000_000 / new TextEncoder().encode(unit).length))}x`;
    const { passages } = draftOf({ sourceId: "long.txt", bytes: new TextEncoder().encode(line) });
    expect(passages).toHaveLength(1);
  }
});

test("stated lines become metadata and a catalogue only fills gaps", () => {
  const bytes = new TextEncoder().encode(
    `Title: A new breakwater\nOutlet: Harbour News\nDate: 4 July 2025\n\n${PARAGRAPH}`,
  );
  const guess = (value: string) => ({ value, origin: "catalogue" as const, note: "test" });
  const { metadata, passages } = draftOf({
    sourceId: "a.txt",
    bytes,
    metadata: { outlet: guess("Other"), author: guess("Jane Doe") },
  });
  expect(metadata.outlet).toMatchObject({ value: "Harbour News", origin: "stated" });
  expect(metadata.publishedAt?.value).toBe("2025-07-04");
  expect(metadata.author?.value).toBe("Jane Doe");
  expect(passages.map(({ role }) => role)).toEqual(["furniture", "furniture", "furniture", "body"]);
});

/** A page drawn as one line a passage, "role| text": what the rules must make of the texts is written before each. */
function expectRoles(drawing: string): void {
  const rows = drawing
    .trim()
    .split("\n")
    .map((row) => row.trim().split("| "));
  const text = rows.map(([, line]) => (line === "…" ? PARAGRAPH : (line ?? ""))).join("\n");
  expect(passagesOf(text).map(({ role, start, end }) => `${role}| ${text.slice(start, end)}`)).toEqual(
    rows.map(([role, line]) => `${role}| ${line === "…" ? PARAGRAPH : line}`),
  );
}

test("captions, credits, pointers, notices and appeals inside an article are none of its text", () => {
  expectRoles(`
    headline| Council quarrels over the new breakwater
    byline| By Jane Doe and Ali Khan
    body| …
    caption| Image caption The old breakwater after the storm of last winter
    caption| The mayor at the harbour on Tuesday. © Reuters / Jane Doe
    body| …
    teaser| Read more: Harbour pilots vote to strike over night shifts
    body| …
    appeal| Let our news meet your inbox. The stories that matter, delivered to your inbox on weekday mornings.
    body| …
    byline| Reporting by Jane Doe; Editing by Ali Khan
    furniture| This material may not be published, broadcast, rewritten or redistributed without permission.
    furniture| This website uses cookies to improve your experience while you navigate through the website.
  `);
});

test("a sentence that begins as such lines do stays the article's", () => {
  expectRoles(`
    body| …
    body| by the end of the next decade.
    body| Cookies that the baker had made by hand were sold within the hour, and the website of the fair said so.
    body| Readers of the harbour's plans will find that nobody asked who is to pay, and that is no accident at all.
    body| …
  `);
});

test("a hard-wrapped paragraph is running text line by line", () => {
  const menu = ["Home", "World", "Sport", "Travel", "Harbours", "Weather", "Shops", "Boats", "Letters", "Crew"];
  const wrapped = PARAGRAPH.replace(/(.{40,70}) /g, "$1\n");
  const text = [...menu, "", wrapped, "", wrapped, "", ...menu].join("\n");
  const body = passagesOf(text).filter(({ role }) => role === "body");
  expect(body.map(({ start, end }) => text.slice(start, end)).join("\n")).toBe(`${wrapped}\n${wrapped}`);
});

test("a list of other articles below the text is teasers, whatever its titles end with", () => {
  const teaser = (title: string) => `\n    teaser| ${title}\n    teaser| ${PARAGRAPH}\n    furniture| Keep reading`;
  expectRoles(`
    headline| Council quarrels over the new breakwater
    body| …
    body| …${["Pilots vote to strike.", "Ferry to the islands stays in port.", "“Not our gulls.”"].map(teaser).join("")}
  `);
  expectRoles(`
    body| …
    body| …
    body| …
    furniture| More Harbour News
    ${[
      "Pilots vote to strike over night shifts",
      "Ferry to the islands stays in port",
      "Whose gulls are these, asks the mayor",
      "Storm of the century was a breeze",
    ]
      .map((title) => `teaser| ${title}\n    teaser| …`)
      .join("\n    ")}
  `);
});

test("an article with subheadings below “More …” goes on", () => {
  expect(
    roles(
      [
        PARAGRAPH,
        PARAGRAPH,
        "More trouble ahead",
        PARAGRAPH,
        PARAGRAPH,
        "What the pilots say",
        PARAGRAPH,
        PARAGRAPH,
      ].join("\n"),
    ),
  ).not.toContain("teaser");
});

test("a page of nothing but headings of lists takes no quadratic time", { timeout: 10_000 }, () => {
  const text = `${PARAGRAPH}\n${PARAGRAPH}\n${"More stories\nThe harbour in three pictures\n".repeat(50_000)}`;
  expect(passagesOf(text)).toHaveLength(100_002);
});
