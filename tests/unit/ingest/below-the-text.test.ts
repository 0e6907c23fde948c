import { describe, expect, it } from "vitest";
import { draftOf } from "../../../lib/ingest/draft.ts";

const BODY =
  "The mill in the valley of Orr will close in June, its owner said on Monday. About forty people work there in two shifts, and the union has asked the council for help.";

function draft(above: string, below: string) {
  const text = ["Mill to close in Orr", above, BODY, below].filter((line) => line !== "").join("\n\n");
  return draftOf({ sourceId: "orr", bytes: new TextEncoder().encode(text) });
}

describe("signatures below a text", () => {
  it.each([
    ["hb/dpa", "dpa"],
    ["kko/AFP/Reuters", "AFP"],
    ["(mgö/Reuters)", "Reuters"],
    ["as/AP/dpa", "AP"],
    ["dpa/lek", "dpa"],
  ])("%s names the agency", (line, agency) => {
    const { metadata, passages } = draft("", line);
    expect(metadata.agency?.value).toBe(agency);
    expect(metadata.author).toBeUndefined();
    expect(passages.at(-1)?.role).toBe("byline");
  });

  it.each(["AFP/Getty Images", "and/or", "hb/xyz"])("%s names none", (line) => {
    expect(draft("", line).metadata.agency).toBeUndefined();
  });
});

describe("a text that goes on elsewhere", () => {
  it.each(["Continue reading…", "Keep reading »", "Read the rest of this story »", "Subscribe to read the rest"])(
    "%s at its end makes it an excerpt",
    (line) => {
      expect(draft("", line).remarks.join()).toContain(`the page says “${line}”`);
    },
  );

  it("a button with the text going on below it does not", () => {
    expect(draft("Continue reading…", "").remarks).toEqual([]);
    expect(draft("", `Continue reading the main story\n\n${BODY.replaceAll("mill", "ferry")}`).remarks).toEqual([]);
  });
});

describe("words with capitals alone before a date", () => {
  it.each(["Market Street | 4 March 2025", "Harbour Road - March 4, 2025", "Local Government | 4 March 2025"])(
    "%s names no author",
    (line) => {
      expect(draft(line, "").metadata.author).toBeUndefined();
      expect(draft(line, "").metadata.publishedAt?.value).toBe("2025-03-04");
    },
  );

  it.each([
    ["Nora Quill | March 4, 2025", "Nora Quill"],
    ["Diane Lane | March 4, 2025", "Diane Lane"],
    ["Kim Hall | March 4, 2025", "Kim Hall"],
    ["By Jon Street | March 4, 2025", "Jon Street"],
    ["Perpetua Lomax, Health Reporter | March 4, 2025", "Perpetua Lomax"],
  ])("%s does", (line, author) => {
    expect(draft(line, "").metadata.author?.value).toBe(author);
  });
});
