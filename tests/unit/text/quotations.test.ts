import { describe, expect, it } from "vitest";
import { quotationsOf } from "../../../lib/text/quotations.ts";

const read = (text: string) =>
  quotationsOf(text, { start: 0, end: text.length }).map((q) => text.slice(q.start, q.end) + (q.open ? " …" : ""));

describe("quotationsOf", () => {
  it.each<[string, string, string[]]>([
    ["curly marks", "He said “go” and “stay”.", ["“go”", "“stay”"]],
    ["straight marks", 'He said "go" and "stay".', ['"go"', '"stay"']],
    ["doubled apostrophes", "He said ''go'' and left.", ["''go''"]],
    ["marks inside marks", "“He said “go” and left,” she said.", ["“He said “go” and left,”"]],
    ["a quotation left open", "“We will go. We will stay.", ["“We will go. We will stay. …"]],
    ["a missing inner mark", "“He said “go” and left.", ["“He said “go”"]],
    ["a closing mark that opens", "He said ”go” and left.", ["”go”"]],
    ["German marks", "Er sagte: „Wir gehen“, und ging.", ["„Wir gehen“"]],
    ["French marks", "Il a dit : « Partons » et partit.", ["« Partons »"]],
    ["inches and apostrophes", "The 6\" nail and O'Dell's 7' rope.", []],
  ])("reads %s", (_, text, quotations) => {
    expect(read(text)).toEqual(quotations);
  });

  it("closes no quotation with a mark of another paragraph", () => {
    const text = "“We will go,” she said.\n“We will stay.";
    const start = text.indexOf("\n") + 1;
    expect(quotationsOf(text, { start, end: text.length })).toEqual([{ start, end: text.length, open: true }]);
  });
});
