import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { textsOfStream } from "../../../../lib/ingest/formats/texts-of-stream.ts";
import { pagesOfWarc } from "../../../../lib/ingest/formats/warc.ts";
import { LARGEST_TEXT } from "../../../../lib/model/limits.ts";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function addresses(bytes: Uint8Array, size = 1000): Promise<string[]> {
  const told: string[] = [];
  for await (const page of pagesOfWarc({ sourceId: "w", chunks: inPieces(bytes, size) }))
    told.push("refused" in page ? `${page.sourceId}: ${page.refused}` : page.sourceId);
  return told;
}

const record = (address: string, content: Buffer | string, length = Buffer.byteLength(content)) =>
  Buffer.concat([
    Buffer.from(`WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nContent-Length: ${length}\r\n\r\n`),
    Buffer.from(content as string),
    Buffer.from("\r\n\r\n"),
  ]);
const page = (words: string) => `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>${words}</p>`;
const [one, two] = [record("http://a.example/1", page("One.")), record("http://a.example/2", page("Two."))];
const both = ["http://a.example/1", "http://a.example/2"];

describe("the pages of a web archive", () => {
  test.each([1, 2, 3, 7, 64, 5000])("are the same wherever it is cut: pieces of %i bytes", async (size) => {
    for (const bytes of [Buffer.concat([one, two]), Buffer.concat([gzipSync(one), gzipSync(two)])])
      expect(await addresses(bytes, size)).toEqual(both);
  });

  test("that were kept come in where it breaks off, and the break is said", async () => {
    const cut = Buffer.concat([gzipSync(one), gzipSync(two).subarray(0, 60)]);
    for (const bytes of [
      Buffer.concat([one, two.subarray(0, 120)]),
      cut,
      Buffer.concat([one, Buffer.from("nonsense")]),
    ])
      expect(await addresses(bytes)).toEqual([both[0], expect.stringMatching(/breaks off or is damaged behind http/)]);
  });

  test("are none where lengths lie, heads have no end or nothing in it is a page", async () => {
    expect(await addresses(record("http://a.example/1", page("One."), 2 ** 40))).toEqual([
      expect.stringMatching(/breaks off .* behind its beginning/),
    ]);
    expect(await addresses(Buffer.from(`WARC/1.0\r\nA: ${"x".repeat(100_000)}`))).toEqual([
      expect.stringMatching(/breaks off/),
    ]);
    const picture = record("http://a.example/p", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG");
    await expect(addresses(picture)).rejects.toThrow(/no page with a text/);
  });

  test("unpacked to more than is read are refused with the limit, for the archive and for an answer in it", async () => {
    const bomb = gzipSync(Buffer.concat([one, record("http://a.example/2", Buffer.alloc(60_000_000))]));
    await expect(addresses(bomb)).rejects.toThrow(/more than 200 times as large/);
    const packed = gzipSync(Buffer.alloc(LARGEST_TEXT + 1, "<p>a</p>"));
    const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
    const answer = record("http://a.example/3", Buffer.concat([Buffer.from(head), packed]));
    expect(await addresses(Buffer.concat([answer, one]))).toEqual([
      expect.stringMatching(/^http:\/\/a.example\/3: Unpacked, this page has more than 10 MB/),
      both[0],
    ]);
  });

  test("come in from an archive of more than is held in memory", async () => {
    const film = record("http://a.example/f", Buffer.alloc(11_000_000));
    const told: string[] = [];
    const all = Buffer.concat([one, film, two]);
    for await (const { sourceId } of textsOfStream({ sourceId: "large.warc", chunks: inPieces(all, 100_000) }))
      told.push(sourceId);
    expect(told).toEqual(both);
  });

  test("are those that its list of pages names where it is a WACZ", async () => {
    const bytes = readFileSync(join(import.meta.dirname, "../../../golden/formats/warc/session.wacz"));
    const told: string[] = [];
    for await (const { sourceId } of textsOfStream({ sourceId: "s.wacz", chunks: inPieces(bytes, 500) }))
      told.push(sourceId);
    expect(told).toEqual(["https://echo.example/bridge", "https://brack.example/lido"]);
  });
});
