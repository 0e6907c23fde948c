import { describe, expect, it } from "vitest";
import { apparatusOf } from "../../../lib/collation/apparatus.ts";
import { mergeCopies } from "../../../lib/collation/merge.ts";
import { blocksOf, countsOf, sharedSpans, stretchesOf } from "../../../lib/collation/views.ts";
import type { Role } from "../../../lib/model/article.ts";

function copy(siglum: string, lines: readonly (readonly [Role, string])[]) {
  let text = "";
  const passages = lines.map(([role, words]) => {
    const start = text.length;
    text += `${words}\n\n`;
    return { start, end: start + words.length, role, roleOrigin: "test" };
  });
  return { siglum, text, passages };
}

const merged = mergeCopies([
  copy("B1", [
    ["furniture", "Follow the Harbour Post"],
    ["headline", "Ferry back in service"],
    ["body", "The ferry sailed again on Monday with nine cars aboard."],
    ["body", "Its captain called the sea calm."],
    ["teaser", "Fish prices fall in the north"],
    ["teaser", "Lighthouse to be painted red"],
  ]),
  copy("B2", [
    ["headline", "Ferry back in service"],
    ["body", "The ferry sailed again on Monday with ten cars aboard."],
    ["body", "Its captain called the sea calm."],
    ["appeal", "Please give what you can"],
  ]),
]);

describe("the views of a merged text", () => {
  it("count what is the same, edited and in one copy only", () => {
    expect(countsOf(merged)).toMatchObject({
      sameWords: 10,
      body: 2,
      bodySame: 1,
      differ: 5,
      differInBody: 1,
      edited: 1,
      onlyIn: { B1: 3, B2: 1 },
    });
  });

  it("fold what is not the article and number its paragraphs", () => {
    const drawn = blocksOf(merged).map((block) =>
      block.kind === "fold" ? block.roles : (block.number ?? block.row.role),
    );
    expect(drawn).toEqual([
      [{ role: "furniture", count: 1 }],
      "headline",
      1,
      2,
      [
        { role: "teaser", count: 2 },
        { role: "appeal", count: 1 },
      ],
    ]);
  });

  it("show changes only, each with its place", () => {
    const drawn = stretchesOf(merged).map((stretch) =>
      stretch.kind === "same" ? `${stretch.words} words` : `${stretch.number} ${stretch.place}`,
    );
    expect(drawn).toEqual(["1 above the headline", "4 words", "2 paragraph 1", "6 words", "3 after the article"]);
  });

  it("note variants and runs of passages that one copy has", () => {
    const drawn = apparatusOf(merged).map((note) => {
      const what =
        note.kind === "variant"
          ? `${note.lemma}] ${note.reading}`
          : note.kind === "only"
            ? `${note.passages} ${note.role}`
            : note.from;
      return `${note.kind} ${note.sigla.join()}: ${what}`;
    });
    expect(drawn).toEqual(["only B1: 1 furniture", "variant B2: nine] ten", "only B1: 2 teaser", "only B2: 1 appeal"]);
  });

  it("give the shared spans of two copies", () => {
    expect(sharedSpans(merged, "B1", "B2")).toHaveLength(3);
  });
});
