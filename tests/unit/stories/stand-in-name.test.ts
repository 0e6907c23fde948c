import { describe, expect, it } from "vitest";
import { standInName } from "../../../lib/stories/stand-in-name.ts";

const first = (headline: string | null, opening: string | null) =>
  standInName({ headline, opening, sourceId: "x17.txt" });

describe("the name of a story whose headlines share nothing", () => {
  it("is its first headline", () => {
    expect(first("Ferry aground off Islay", "A ferry ran aground.")).toEqual({
      name: "Ferry aground off Islay",
      nameBy: "headline",
    });
  });

  it("is the first words of a text without headline, cut between words", () => {
    expect(
      first(null, "A ferry ran aground\n off Islay on Monday, and its eighty passengers waited for the tide to turn."),
    ).toEqual({
      name: "A ferry ran aground off Islay on Monday, and its eighty passengers waited …",
      nameBy: "opening",
    });
    expect(first(null, "A ferry ran aground off Islay.").name).toBe("A ferry ran aground off Islay");
  });

  it.each([
    [
      "Representative Anton D. Weiss, trying to put to rest a bizarre episode that is overshadowing his role as mayor.",
      "Representative Anton D. Weiss, trying to put to rest a bizarre episode …",
    ],
    [
      "The harbour master of Lund, who was heard on Monday, said that in spring he and his two sons had left the boat.",
      "The harbour master of Lund, who was heard on Monday, said that in spring …",
    ],
    ["Updated: Ada Brandt tried to clarify what she said.", "Ada Brandt tried to clarify what she said"],
    ["Updated rules hold from Monday.", "Updated rules hold from Monday"],
  ])("is not cut behind words that lead on, and begins behind a label: %s", (opening, name) => {
    expect(first(null, opening).name).toBe(name);
  });

  it("is cut in a script without spaces too", () => {
    const { name } = first(null, "渡".repeat(90));
    expect(name).toBe(`${"渡".repeat(84)} …`);
  });

  it.each([
    ["WASHINGTON — The senate sat all night.", "The senate sat all night"],
    ["ORRVILLE, March 3 (Reuters) - Two mills burned down.", "Two mills burned down"],
    ["NAIROLA, Garva (AP) — Parliament was stormed.", "Parliament was stormed"],
    ["Torv (Reuters) - The bridge is closed.", "The bridge is closed"],
    ["(AP) — A dam broke above Lisk.", "A dam broke above Lisk"],
    ["PARIS is quiet tonight - for once.", "PARIS is quiet tonight - for once"],
  ])("begins behind the dateline: %s", (opening, name) => {
    expect(first(null, opening).name).toBe(name);
  });

  it("is the file's where there is no text to speak of, and says so", () => {
    expect(first(null, null)).toEqual({ name: "x17.txt", nameBy: "file" });
    expect(first("", "(AP)")).toEqual({ name: "x17.txt", nameBy: "file" });
  });
});
