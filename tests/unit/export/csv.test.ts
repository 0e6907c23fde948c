import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "../../../lib/export/csv.ts";

test("plain cells are joined by commas and end in CRLF", () => {
  expect(csvLine(["a", 1, true, 0.5])).toBe("a,1,true,0.5\r\n");
});

test("null and undefined are empty cells, objects are JSON", () => {
  expect(csvLine([null, undefined, { a: [1, 2] }])).toBe(',,"{""a"":[1,2]}"\r\n');
});

test("commas, quotation marks and line ends are quoted", () => {
  expect(csvLine(['He said "no", twice', "two\nlines", "two\r\nlines"])).toBe(
    '"He said ""no"", twice","two\nlines","two\r\nlines"\r\n',
  );
});

test("a cell that a spreadsheet would run as a formula is kept text, a number below zero stays a number", () => {
  expect(csvLine(["=1+1", "+1", "-x", "@SUM(A1)", "\tx", -5])).toBe("'=1+1,'+1,'-x,'@SUM(A1),'\tx,-5\r\n");
});

test("a formula that must also be quoted is still text", () => {
  expect(csvLine(['=A1,"x"'])).toBe(`"'=A1,""x"""\r\n`);
});

test("whatever the cells, reading the line gives them back", () => {
  const cell = fc.string({ unit: "grapheme" }).map((text) => text.replace(/^[=+\-@\t\r]+/, ""));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      expect(readLine(csvLine(cells))).toEqual(cells);
    }),
  );
});

/** A reader of RFC 4180, written apart from the writer. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] === '"') {
      let text = "";
      for (at += 1; line[at] !== '"' || line[at + 1] === '"'; at += 1) {
        text += line[at];
        if (line[at] === '"') at += 1;
      }
      cells.push(text);
      at += 1;
    } else {
      const end = /,|\r\n/.exec(line.slice(at))?.index ?? line.length - at;
      cells.push(line.slice(at, at + end));
      at += end;
    }
    if (line[at] !== ",") return cells;
    at += 1;
  }
  return cells;
}
