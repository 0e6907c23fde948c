import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { canonicalText, decode } from "../../../lib/ingest/decode.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const SENTENCE = "The minister’s aide said “no” — and left the café at noon.";

test.each([
  ["empty", new Uint8Array(), "EMPTY_ARTICLE"],
  ["white space", bytes(" \n\t \r\n"), "EMPTY_ARTICLE"],
  ["invisible characters", bytes("\u200b\u200e\u2060\n\u3164\ufe0f\u00ad"), "EMPTY_ARTICLE"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), "UNREADABLE"],
  ["random bytes", Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) % 256), "UNREADABLE"],
  ["too large", new Uint8Array(10 * 1024 * 1024 + 1).fill(97), "TOO_LARGE"],
])("%s is refused", (_, input, code) => {
  expect(() => decode(input)).toThrow(expect.objectContaining({ code }));
});

test.each(["utf-8", "windows-1252", "utf-16le", "utf-16be"])("%s is read", (encoding) => {
  const { text, encoding: found } = decode(iconv.encode(SENTENCE.repeat(5), encoding));
  expect(text).toBe(SENTENCE.repeat(5));
  expect(found).toBe(encoding);
});

test("a byte order mark is dropped and NULs are replaced, with a remark", () => {
  expect(decode(iconv.encode(SENTENCE, "utf-16le", { addBOM: true })).text).toBe(SENTENCE);
  const { text, remarks } = decode(bytes("\uFEFFone\0two\r\nthree\rfour"));
  expect(text).toBe("one\uFFFDtwo\nthree\nfour");
  expect(remarks).toHaveLength(1);
});

test("UTF-8 cut in mid character stays UTF-8", () => {
  const whole = bytes(`${SENTENCE.repeat(3)}é`);
  const { text, encoding } = decode(whole.subarray(0, whole.length - 1));
  expect(encoding).toBe("utf-8");
  expect(text).toBe(`${SENTENCE.repeat(3)}\uFFFD`);
});

test("canonical text changes nothing but marks, line ends, NULs and lone surrogates", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (raw) => {
      const text = canonicalText(raw);
      expect(text).not.toMatch(/[\0\r\p{Cs}]/u);
      const expected = raw
        .replace(/^\uFEFF/, "")
        .split("\r\n")
        .join("\n")
        .split("\r")
        .join("\n")
        .split("\0")
        .join("\uFFFD");
      expect(text).toBe(expected.replace(/\p{Cs}/gu, "\uFFFD"));
    }),
  );
  expect(canonicalText("a\ud800b")).toBe("a\uFFFDb");
});
