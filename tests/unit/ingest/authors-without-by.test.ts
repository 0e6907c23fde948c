import { expect, test } from "vitest";
import { draftOf } from "../../../lib/ingest/draft.ts";

const BODY = [
  "The old ferry across the sound will be taken out of service in May, the harbour board decided on Tuesday after a long debate.",
  "A new one is being built in Orr. It will carry forty cars, and the board hopes that it will sail by the end of next summer.",
  "The fares stay as they are. Nobody on the board wanted to raise them again so soon after the last rise in January.",
];

function metadataOf(head: readonly string[], below: readonly string[] = []) {
  const text = [...head, "", BODY.join("\n\n"), "", ...below].join("\n");
  const { metadata } = draftOf({ sourceId: "text", bytes: Buffer.from(text) });
  return { author: metadata.author?.value, agency: metadata.agency?.value, date: metadata.publishedAt?.value };
}

const TITLE = "Old ferry across the sound goes out of service";

test.each(["Harbour Lane", "Tarn Park", "Orrville Church", "Corven Hall", "Mill Heath"])(
  "a place such as %s before a date is no author, and the date stays",
  (place) => {
    expect(metadataOf([TITLE, `${place} | 4 March 2025`])).toEqual({
      author: undefined,
      agency: undefined,
      date: "2025-03-04",
    });
  },
);

test.each(["Deborah Lane", "Rosa Park", "Frank Church", "Stuart Hall", "Edward Heath"])(
  "a known given name tells that %s is a person",
  (name) => {
    expect(metadataOf([TITLE, `${name} | 4 March 2025`]).author).toBe(name);
  },
);

test.each([
  ["a name in capitals between title and text", ["COL JAMIESON"], "COL JAMIESON"],
  ["a town in capitals there", ["NEW DELHI"], undefined],
  ["a known given name there", ["Deborah Quill"], "Deborah Quill"],
  [
    "two names and a lone word a line each",
    ["Tomas Hendry", "and", "Isla Corrig", "BBC Orkney"],
    "Tomas Hendry and Isla Corrig",
  ],
  ["a lone “By” above the name", ["By", "Bea Santorin", "August 12, 2025 5:00 AM ET"], "Bea Santorin"],
  ["a job behind a comma", ["Hemi Walker, Waikato Reporter"], "Hemi Walker"],
  ["a university behind a comma", ["Ingrid Sol, University of Bergen", "June 17, 2025"], "Ingrid Sol"],
  [
    "name, place and paper above the date",
    ["Jessie Thib", "Winnipeg", "The Orr Mail", "September 8, 2025"],
    "Jessie Thib",
  ],
  ["a job right behind the name", ["By Liam Pross Senior News Reporter"], "Liam Pross"],
])("the author is read from %s", (_, lines, author) => {
  expect(metadataOf([TITLE, ...lines]).author).toBe(author);
});

test.each([
  ["02/06/25 3:14 PM ET", "2025-02-06"],
  ["02/06/2025 11:00 EST", "2025-02-06"],
  ["02/06/2025 14:05 BST", "2025-06-02"],
  ["02/06/2025 14:05 AEST", "2025-06-02"],
  ["02/06/2025 14:05 GMT", undefined],
])("%s is read as its zone prints dates, and left open where the zone tells nothing", (printed, date) => {
  expect(metadataOf([TITLE, "By Ann Low", printed]).date).toBe(date);
});

test.each([
  ["Quelle: orr.de, lve/dpa", "dpa"],
  ["Source: AFP", "AFP"],
  ["Źródło: PAP", "PAP"],
  ["Fuente: EFE", "EFE"],
  ["Source: the harbour board", undefined],
])("“%s” below a text names the agency", (line, agency) => {
  expect(metadataOf([TITLE, "By Ann Low", "4 March 2025"], [line]).agency).toBe(agency);
});
