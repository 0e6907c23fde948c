import { describe, expect, test } from "vitest";
import { fileKind } from "../../../../lib/ingest/formats/kind.ts";

describe("what a file is, by its content", () => {
  test.each([
    ["text", "notes.txt", "The ferry stayed in port on Tuesday.\nNobody knows why."],
    ["text", "list.txt", "- one\n- two {three}\n- four"],
    ["text", "angle.txt", "<3 is what the sign said, and it was meant."],
    ["text", "quote.txt", "“{” is a brace, he said."],
    ["text", "dialogue.txt", "Moss: I was there.\nHale: So was I.\n\nThey left together."],
    ["page", "saved.txt", "<!DOCTYPE html>\n<html><body><p>A</p></body></html>"],
    ["page", "page.html", "\uFEFF <!-- saved -->\n<html>"],
    ["page", "piece.txt", "<p>One</p><p>Two</p><p>Three</p>"],
    [
      "page",
      "xhtml.xml",
      '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="http://www.w3.org/1999/xhtml">',
    ],
    ["feed", "feed.txt", '<?xml version="1.0"?>\n<!-- by us -->\n<rss version="2.0">'],
    ["feed", "feed", '<rdf:RDF xmlns:rdf="x">'],
    ["feed", "feed.json", '{"version": "https://jsonfeed.org/version/1.1", "items": []}'],
    ["rows", "rows.jsonl", "anything"],
    ["rows", "rows.txt", '{"text":"a"}\n{"text":"b"}'],
    ["json", "rows.json", '[{"text":"a"}]'],
    ["json", "one.txt", '{"text": "a"}'],
    ["table", "rows.csv", "a,b\n1,2"],
    ["table", "rows.txt", "id,title,text\n1,A,B"],
    ["mail", "mail.txt", "MIME-Version: 1.0\nFrom: a@b.example\nSubject: S\n\nText"],
    ["mailbox", "mails.txt", "From a@b.example Tue Mar  4 10:00:00 2025\nFrom: a@b.example\n\nText"],
  ])("%s: %s", (kind, name, head) => {
    expect(fileKind(head, name)).toBe(kind);
  });

  test.each([
    ["script.js", "import { a } from 'b';\nexport function c() { return a(); }"],
    ["app.txt", "const a = { b: 1 };\nfunction c() { return a.b; }\nc();"],
    ["old.txt", "(function(){ var a = 1; window.b = function(){ return a; }; })();"],
    ["site.css", "body { color: red; }\n.a { margin: 0; }"],
    ["style.txt", "body { color: red; margin: 0; }\n.a { padding: 0; }"],
    ["list.opml", '<?xml version="1.0"?><opml version="2.0"><body/></opml>'],
    ["picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
    ["data.xml", '<?xml version="1.0"?><orders><order id="1"/></orders>'],
  ])("refuses %s by name", (name, head) => {
    expect(() => fileKind(head, name)).toThrow(/This file is .*Nothing of it was kept/);
  });
});
