import { gzipSync } from "node:zlib";
import { zipFile } from "./zip-file.ts";

/** A file that is broken or means harm. `says` is what its refusal must tell; without it, it may be read as far as it goes. */
export type BadFile = {
  readonly name: string;
  readonly what: string;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
  readonly says?: RegExp;
};

const bytes = (source: string | Uint8Array) => new Uint8Array(Buffer.from(source as string));
const bad = (name: string, what: string, source: () => string | Uint8Array, says?: RegExp): BadFile => ({
  name,
  what,
  bytes: () => bytes(source()),
  ...(says ? { says } : {}),
});

const STORY =
  "The harbour board of Quell has closed the quay until the crane has been looked at, it said on Monday in a letter.";
const laughs = (root: string, use: string) =>
  `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`).join("")}]>${use.replace("LAUGH", "&j;")}`;
const nested = (depth: number): Uint8Array =>
  depth === 0
    ? bytes(STORY)
    : zipFile([{ name: depth === 1 ? "a.txt" : "a.zip", content: nested(depth - 1), stored: true }]);
const docx = (xml: string) =>
  zipFile([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "word/document.xml", content: xml },
  ]);
const word = (inner: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`;
const odt = (xml: string) =>
  zipFile([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text", stored: true },
    { name: "content.xml", content: xml },
  ]);

const ARCHIVES: readonly BadFile[] = [
  bad(
    "cut.zip",
    "breaks off",
    () => zipFile([{ name: "a.txt", content: STORY.repeat(99) }]).subarray(0, 80),
    /archive breaks off/,
  ),
  bad(
    "count.zip",
    "says that it holds more than it does",
    () => zipFile([{ name: "a.txt", content: STORY }], { count: 9 }),
    /damaged directory/,
  ),
  bad("size.zip", "lies about a file's size", () =>
    zipFile([{ name: "a.txt", content: STORY.repeat(50_000), size: 3 }]),
  ),
  bad(
    "place.zip",
    "points behind its end",
    () => zipFile([{ name: "a.txt", content: STORY, place: 2 ** 31 }]),
    /damaged at “a.txt”/,
  ),
  bad(
    "bomb.zip",
    "holds 60 MB of zeros in 60 kB",
    () => zipFile([{ name: "a.txt", content: Buffer.alloc(60_000_000) }]),
    /more than 200 times/,
  ),
  bad("deep.zip", "archives six deep in one another", () => nested(6), /more than 2 deep/),
  bad("names.zip", "names that lead out of it", () =>
    zipFile(["../../etc/passwd", "/root/a.txt", "C:\\a.txt", "a\0b.txt"].map((name) => ({ name, content: STORY }))),
  ),
  bad(
    "many.zip",
    "five thousand files",
    () => zipFile(Array.from({ length: 5000 }, (_, i) => ({ name: `${i}.txt`, content: "a", stored: true }))),
    /at most 1000/,
  ),
  bad(
    "locked.zip",
    "locked with a password",
    () => zipFile([{ name: "a.txt", content: STORY, flags: 1 }]),
    /locked with a password/,
  ),
  bad(
    "method.zip",
    "packed in a way that nobody reads",
    () => zipFile([{ name: "a.txt", content: STORY, method: 99 }]),
    /not read/,
  ),
  bad("twice.zip", "one file under many names, to swell a thousandfold", () =>
    zipFile(
      Array.from({ length: 300 }, (_, i) => ({
        name: `${i}.html`,
        content: i === 0 ? "a".repeat(900_000) : "",
        place: 0,
      })),
    ),
  ),
  bad("pictures.zip", "nothing but pictures", () => zipFile([{ name: "a.png", content: "x" }]), /no file with a text/),
  bad("laughs.docx", "entities that swell to a gigabyte", () =>
    docx(laughs("w:document", word("<w:p><w:r><w:t>LAUGH</w:t></w:r></w:p>"))),
  ),
  bad("deep.docx", "elements a hundred thousand deep", () => docx(word("<w:p>".repeat(100_000)))),
  bad("attribute.docx", "an attribute of three megabytes", () =>
    docx(word(`<w:p w:a="${"x".repeat(3_000_000)}"><w:r><w:t>${STORY}</w:t></w:r></w:p>`)),
  ),
  bad("empty.docx", "a document without a text", () => docx(word("")), /holds no words/),
  bad("laughs.odt", "entities that name each other in a circle", () =>
    odt(
      `<!DOCTYPE a [<!ENTITY a "&b;"><!ENTITY b "&a;">]><office:document-content><text:p>&a;</text:p></office:document-content>`,
    ),
  ),
  bad(
    "bomb.odt",
    "a text that swells to eighty megabytes",
    () => odt(`<office:document-content><text:p>${"a".repeat(80_000_000)}`),
    /more than 200 times/,
  ),
];

const PDFS: readonly BadFile[] = [
  bad("head.pdf", "a head and nothing else", () => "%PDF-1.7\n", /PDF/),
  bad(
    "noise.pdf",
    "noise behind its head",
    () =>
      Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))]),
    /PDF/,
  ),
  bad("circle.pdf", "a tree of pages that is a circle", () => pdf("<</Type/Pages/Kids[2 0 R]/Count 1>>"), /PDF/),
  bad(
    "count.pdf",
    "says that it has a thousand million pages",
    () => pdf("<</Type/Pages/Kids[]/Count 1000000000>>"),
    /pages|PDF/,
  ),
  bad(
    "length.pdf",
    "a stream that lies about its length",
    () =>
      pdf(
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj<</Length 999999999>>stream\nBT ET\nendstream endobj",
      ),
    /PDF/,
  ),
  bad(
    "prev.pdf",
    "a list of objects that goes on at itself",
    () => `${pdf("<</Type/Pages/Kids[]/Count 0>>")}`.replace("trailer<<", "trailer<</Prev 0 "),
    /PDF/,
  ),
];
function pdf(pages: string, more = ""): string {
  return `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj${pages}endobj\n${more}\ntrailer<</Root 1 0 R/Size 9>>\n%%EOF`;
}

const MARKUP: readonly BadFile[] = [
  bad("laughs.xml", "a feed whose entities swell to a gigabyte", () =>
    laughs(
      "rss",
      `<rss><channel><item><title>a</title><description>LAUGH ${STORY}</description></item></channel></rss>`,
    ),
  ),
  bad(
    "passwd.xml",
    "a feed that asks for a file of the machine",
    () =>
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><description>&x; ${STORY}</description></item></channel></rss>`,
  ),
  bad("deep.rss", "a feed a thousand elements deep", () => `<rss>${"<a>".repeat(1000)}`, /too deep/),
  bad(
    "items.rss",
    "a feed of thirty thousand empty entries",
    () => `<rss><channel>${"<item/>".repeat(30_000)}</channel></rss>`,
  ),
  bad(
    "cdata.rss",
    "a feed whose text never ends",
    () => `<rss><channel><item><description><![CDATA[${STORY.repeat(100)}`,
  ),
  bad(
    "nul.rss",
    "zero bytes in a feed",
    () => `<rss><channel><item><title>a\0b</title><description>${STORY}\0</description></item></channel></rss>`,
  ),
  bad("bare.opml", "a list of feeds", () => "<opml><body/></opml>"),
  bad(
    "other.xml",
    "XML that is nothing known",
    () => '<?xml version="1.0"?><invoice><sum>3</sum></invoice>',
    /neither a page nor a feed/,
  ),
  bad(
    "deep.html",
    "two thousand elements deep",
    () => `<html><body>${"<div>".repeat(2000)}${STORY}`,
    /more than 1000 deep/,
  ),
  bad("bold.html", "a hundred thousand open marks of bold", () => `<html><body>${"<b>".repeat(100_000)}${STORY}`),
  bad(
    "attribute.html",
    "an attribute of four megabytes",
    () => `<html><body><p title="${"x".repeat(4_000_000)}">${STORY}`,
  ),
  bad(
    "attributes.html",
    "an element with fifty thousand attributes",
    () => `<html><body><p ${Array.from({ length: 50_000 }, (_, i) => `a${i}=1`).join(" ")}>${STORY}`,
    /more than 5000 attributes/,
  ),
  bad("script.html", "a script that never ends", () => `<html><body><p>${STORY}</p><script>${"x".repeat(100_000)}`),
  bad(
    "comment.html",
    "a hundred thousand beginnings of comments",
    () => `<html><body><p>${STORY}</p>${"<!--".repeat(100_000)}`,
  ),
  bad("table.html", "tables in tables", () => `<html><body>${"<table><tr><td>".repeat(900)}${STORY}`, /deep/),
  bad(
    "blocks.html",
    "a hundred thousand paragraphs of one letter",
    () => `<html><body>${"<p>a".repeat(100_000)}`,
    /at most 50000/,
  ),
  bad("large.html", "a page of six megabytes", () => `<html><body><p>${"word ".repeat(1_300_000)}`, /at most 5 MB/),
  bad("charset.html", "a charset that its bytes contradict", () =>
    Buffer.concat([
      Buffer.from('<html><head><meta charset="utf-16"></head><body><p>'),
      Buffer.from(`${STORY} Å`, "latin1"),
    ]),
  ),
  bad(
    "empty.html",
    "a page that shows nothing",
    () => "<html><body><script>go()</script></body></html>",
    /no text without running/,
  ),
];

const ROWS: readonly BadFile[] = [
  bad("deep.json", "lists a hundred thousand deep", () => `[{"text":${"[".repeat(100_000)}`, /JSON/),
  bad("cut.json", "JSON that breaks off", () => `[{"text":"${STORY}"},{"text":"a`, /breaks off/),
  bad(
    "proto.json",
    "a row that changes what objects are",
    () => `[{"text":"${STORY}","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]`,
  ),
  bad("surrogates.json", "half letters", () => '[{"text":"\\ud800 \\udfff \\u0000 a text with half letters"}]'),
  bad(
    "numbers.json",
    "numbers beyond all measure",
    () => `[{"text":"${STORY}","id":1e999,"date":99999999999999999999}]`,
  ),
  bad(
    "line.jsonl",
    "a line of six megabytes",
    () => `{"text":"${"a ".repeat(3_000_000)}"}\n{"text":"${STORY}"}`,
    /longer than 5 MB/,
  ),
  bad("kinds.jsonl", "lines that are no rows", () => 'null\n[]\n"a"\n3\n{}\n{"text":7}', /row|text/),
  bad("quote.csv", "a quotation mark that is never closed", () => `text,title\n"${STORY.repeat(100)}\na,b\n`),
  bad(
    "columns.csv",
    "ten thousand columns",
    () => `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",")}\n1,2`,
    /column/,
  ),
  bad("nul.csv", "zero bytes in a table", () => `text,title\n"${STORY}\0",a\0\n`),
  bad(
    "formula.csv",
    "formulas for whoever opens the table",
    () => `text,title,author\n"${STORY}","=HYPERLINK(""http://a.example"")","@SUM(1)"\n`,
  ),
];

const MESSAGES: readonly BadFile[] = [
  bad(
    "deep.eml",
    "parts a hundred deep",
    () =>
      `From: a@b.example\nSubject: x\nMIME-Version: 1.0\n${Array.from({ length: 100 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join("")}`,
    /deep|no text/,
  ),
  bad(
    "header.eml",
    "a head of a megabyte",
    () => `From: a@b.example\nMIME-Version: 1.0\nSubject: ${"x".repeat(1_000_000)}\n\n${STORY}`,
  ),
  bad(
    "base64.eml",
    "base64 that is none",
    () => `From: a@b.example\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n${"=%&/".repeat(10_000)}`,
  ),
  bad(
    "charset.eml",
    "a charset that nobody knows",
    () => `From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=klingon\n\n${STORY}`,
  ),
  bad(
    "boundary.mhtml",
    "a saved page whose parts never end",
    () =>
      `From: <Saved>\nSnapshot-Content-Location: https://a.example/b\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n<p>${STORY}`,
  ),
  bad(
    "empty.mbox",
    "messages without a word",
    () => "From a Mon Jan 1 00:00:00 2024\nFrom: a\n\n".repeat(500),
    /no text/,
  ),
];

const record = (content: string | Buffer, length: number | string = content.length) =>
  Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: ${length}\r\n\r\n`,
    ),
    Buffer.from(content as string),
  ]);
const REST: readonly BadFile[] = [
  bad("length.warc", "a record that lies about its length", () => record("HTTP/1.1 200 OK\r\n", 2 ** 45), /breaks off/),
  bad("minus.warc", "a record of less than nothing", () => record("x", "-5"), /damaged/),
  bad(
    "bomb.warc.gz",
    "sixty megabytes of zeros, packed",
    () => gzipSync(record(Buffer.alloc(60_000_000))),
    /more than 200 times/,
  ),
  bad("head.warc", "a head that never ends", () => `WARC/1.0\r\n${"A: b\r\n".repeat(50_000)}`, /damaged/),
  bad(
    "answer.warc",
    "an answer that swells",
    () =>
      record(
        Buffer.concat([
          Buffer.from("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"),
          gzipSync(Buffer.alloc(11_000_000, "<p>a")),
        ]),
      ),
    /more than 10 MB/,
  ),
  bad("other.gz", "a pack that is no web archive", () => gzipSync(STORY), /gzip archive/),
  bad("braces.bib", "braces that never close", () => `@article{a, title = ${"{".repeat(500_000)}`),
  bad("empty.ris", "an entry that says nothing", () => "TY  - NEWS\nER  - \n", /only the entry/),
  bad(
    "list.rdf",
    "a list of Zotero a thousand deep",
    () => `<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">${"<a>".repeat(1000)}`,
    /no entry/,
  ),
  bad("marks.md", "two hundred thousand brackets", () => `# a\n${"[![".repeat(70_000)}`),
  bad("odd.txt", "UTF-16 that ends in half a letter", () =>
    Buffer.concat([Buffer.from("\uFEFF", "utf16le"), Buffer.from(STORY, "utf16le"), Buffer.from([0x41])]),
  ),
  bad("half.txt", "a text that turns into bytes", () =>
    Buffer.concat([Buffer.from(STORY), Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 31) % 256))]),
  ),
  bad("blank.txt", "nothing that is seen", () => "\u200b\u2060 \n\u202e", /white space/),
];

/** Over sixty files over all formats. */
export const BAD_FILES: readonly BadFile[] = [...ARCHIVES, ...PDFS, ...MARKUP, ...ROWS, ...MESSAGES, ...REST];
