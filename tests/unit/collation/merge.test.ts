import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeCopies, type Witness } from "../../../lib/collation/merge.ts";
import type { Role } from "../../../lib/model/article.ts";

/** A copy whose passages are the given lines; "role: text" sets a role, body by default. */
function copy(siglum: string, lines: readonly string[]): Witness {
  let text = "";
  const passages = lines.map((line) => {
    const [, role, words = line] = /^(teaser|headline|appeal): (.*)$/s.exec(line) ?? [];
    const start = text.length;
    text += `${words}\n`;
    return { start, end: start + words.length, role: (role ?? "body") as Role, roleOrigin: "test" };
  });
  return { siglum, text, passages };
}

/** The eight copies among the fixtures, a passage a paragraph; stated lines and what the site adds are furniture. */
function eightCopies(): Witness[] {
  const folder = new URL("../../fixtures/copies/", import.meta.url);
  const files = readdirSync(folder).filter((name) => /^\d/.test(name));
  return files.map((name, at) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const passages = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index: start }) => {
      const role: Role = /^(Title|Outlet|Date|Subscribe|Read more)\b/.test(line) ? "furniture" : "body";
      return { start, end: start + line.length, role, roleOrigin: "test" };
    });
    return { siglum: `K${at + 1}`, text, passages };
  });
}

const drawn = (witnesses: readonly Witness[]) =>
  mergeCopies(witnesses).rows.map(({ holders }) => holders.map(({ siglum }) => siglum).join("+"));

const BRIDGE = "The old bridge over the river reopened on Friday after nine months of repairs.";
const MAYOR = "The mayor thanked the workers and promised a second lane by next summer.";
const BAKER = "A baker near the eastern end said that trade had halved during the closure.";

describe("a merged text", () => {
  it("gives each passage the copies that hold it, in reading order", () => {
    expect(
      drawn([
        copy("B1", [BRIDGE, "teaser: Ferry fares rise", MAYOR]),
        copy("B2", [BRIDGE, MAYOR, "appeal: Please give"]),
      ]),
    ).toEqual(["B1+B2", "B1", "B1+B2", "B2"]);
  });

  it("shows a corrected figure as one passage with a variant", () => {
    const { rows } = mergeCopies([copy("B1", [BRIDGE]), copy("B2", [BRIDGE.replace("nine", "ten")])]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.variants[0]?.changes.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
  });

  it("does not call a split paragraph a removal", () => {
    const { rows } = mergeCopies([copy("B1", [`${BRIDGE} ${MAYOR}`]), copy("B2", [BRIDGE, MAYOR])]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.variants).toEqual([]);
    expect(rows[0]?.holders[1]?.passages).toHaveLength(2);
  });

  it("does not call a joined paragraph an addition", () => {
    expect(drawn([copy("B1", [BRIDGE, MAYOR]), copy("B2", [`${BRIDGE} ${MAYOR}`])])).toEqual(["B1+B2"]);
  });

  it("marks a moved passage at both of its places", () => {
    const { rows } = mergeCopies([copy("B1", [BAKER, BRIDGE, MAYOR]), copy("B2", [BRIDGE, MAYOR, BAKER])]);
    expect(rows.map(({ movedTo }) => movedTo)).toEqual([3, null, null, 0]);
  });

  it("is not pinned by one paragraph that a copy moves before two others, of which one is edited", () => {
    const { rows } = mergeCopies([
      copy("A", [BRIDGE, MAYOR, BAKER]),
      copy("B", [BAKER, BRIDGE.replace("nine", "ten"), MAYOR]),
    ]);
    expect(rows.map(({ holders }) => holders.map(({ siglum }) => siglum).join("+"))).toEqual(["B", "A+B", "A+B", "A"]);
    expect(rows.map(({ movedTo }) => movedTo)).toEqual([3, null, null, 0]);
  });

  it("merges eight copies, cut, edited, updated and reordered, into the paragraphs that the article has", () => {
    const body = mergeCopies(eightCopies()).rows.filter(({ role }) => role === "body");
    expect(
      body.map(
        ({ holders, movedTo }) =>
          `${holders[0]?.text.slice(0, 18)} ${holders.length}${movedTo === null ? "" : " moved"}`,
      ),
    ).toEqual([
      "The reservoir abov 8",
      // The radio station has it here; everyone else after the third, where one copy joins it with the next.
      "Fishermen and the  1 moved",
      "“We would rather e 8",
      "About 4,200 people 8",
      "Fishermen and the  7",
      "The dam was built  6",
      "An earlier report, 5",
    ]);
  });

  it("merges three copies", () => {
    expect(drawn([copy("B1", [BRIDGE, MAYOR]), copy("B2", [BRIDGE]), copy("B3", [MAYOR, BAKER])])).toEqual([
      "B1+B2",
      "B1+B3",
      "B3",
    ]);
  });

  it("loses no passage of any witness, holds each once and keeps each witness's order inside", () => {
    const line = fc.constantFrom(
      BRIDGE,
      MAYOR,
      BAKER,
      `${BRIDGE} ${MAYOR}`,
      BRIDGE.replace("nine", "ten"),
      "teaser: Ferry fares rise",
      "…",
      "Share",
    );
    const witness = fc.array(line, { maxLength: 9 });
    fc.assert(
      fc.property(fc.array(witness, { minLength: 1, maxLength: 4 }), (texts) => {
        const witnesses = texts.map((lines, i) => copy(`B${i + 1}`, lines));
        const { rows } = mergeCopies(witnesses);
        for (const { siglum, passages } of witnesses) {
          const held = rows.flatMap(({ holders }) =>
            holders.filter((holder) => holder.siglum === siglum).flatMap((holder) => holder.passages),
          );
          expect(held).toEqual(passages);
        }
      }),
    );
  });
});
