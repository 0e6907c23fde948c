import iconv from "iconv-lite";
import { detect } from "jschardet";
import { AppError } from "../model/errors.ts";
import { LARGEST_TEXT, megabytes } from "../model/limits.ts";

/** Bytes looked at to guess an encoding: enough for the guess to settle, little enough to be quick. */
const SAMPLE = 64 * 1024;
/** Share of control bytes from which a file is no text. Random bytes hold .11; a text with stray NULs stays far below. */
const BINARY_SHARE = 0.05;
/** Fewer control bytes than this never make a file binary, so that a short text with a NUL or two is still read. */
const BINARY_COUNT = 8;
/** How sure the guesser must be before windows-1252, by far the most common, is passed over. */
const SURE = 0.8;
/** Damaged bytes allowed per sound multi-byte character before a text is no longer taken for UTF-8: a file cut in mid character stays UTF-8. */
const DAMAGE_SHARE = 0.1;

/** First bytes of files that are not text, with the name to tell the reader. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["25504446", "a PDF"],
  ["504b0304", "a zip archive or an office document"],
  ["d0cf11e0", "an old office document"],
  ["89504e47", "a PNG picture"],
  ["ffd8ff", "a JPEG picture"],
  ["47494638", "a GIF picture"],
  ["1f8b", "a gzip archive"],
  ["7f454c46", "a program"],
];

type Decoded = {
  /** Canonical text: see `canonicalText`. */
  readonly text: string;
  /** Name of the encoding that the bytes were read in. */
  readonly encoding: string;
  /** Plain sentences about what had to be guessed or replaced. */
  readonly remarks: readonly string[];
};

/**
 * The canonical text of a plain-text file; `declared` is the encoding that it names itself.
 *
 * @throws AppError EMPTY_ARTICLE, TOO_LARGE or UNREADABLE, with a sentence that says what to do.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length > LARGEST_TEXT) {
    throw new AppError(
      "TOO_LARGE",
      `This text has ${megabytes(bytes.length)}, and at most ${megabytes(LARGEST_TEXT)} are read. Split it into its articles and import those.`,
    );
  }
  if (bytes.length === 0)
    throw new AppError("EMPTY_ARTICLE", "This file is empty. Check that it was saved, then import it again.");
  const { raw, encoding, remarks } = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), declared);
  const text = canonicalText(raw);
  if (!SEEN.test(text))
    throw new AppError(
      "EMPTY_ARTICLE",
      "This text holds nothing but white space. Check that the right file was chosen, then import it again.",
    );
  return { text, encoding, remarks: [...remarks, ...replacements(raw)] };
}

/** A character that a reader can see: marks of direction, joiners, fillers and variation selectors are none. */
const SEEN = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The text that all offsets refer to: no byte order mark, LF at line ends, U+FFFD for NUL and lone surrogates, and nothing else changed. */
export function canonicalText(raw: string): string {
  return raw
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\0\p{Cs}]/gu, "\uFFFD");
}

type Read = { readonly raw: string; readonly encoding: string; readonly remarks: readonly string[] };

function read(bytes: Buffer, declared: string | undefined): Read {
  const wide = wideEncoding(bytes);
  if (wide) return { raw: iconv.decode(bytes, wide, { stripBOM: false }), encoding: wide, remarks: [] };
  refuseBinary(bytes);
  const utf8 = bytes.includes(0x1b) && BY_PLATFORM.test(guessEncoding(bytes)) ? null : strictUtf8(bytes);
  if (utf8 !== null) return { raw: utf8, encoding: "utf-8", remarks: [] };
  const said = declared && readAsDeclared(bytes, declared);
  if (said) return said;
  const damage = damageAsUtf8(bytes);
  if (damage) return damage;
  const encoding = guessEncoding(bytes);
  return {
    raw: textIn(bytes, encoding),
    encoding,
    remarks: [`The bytes are not UTF-8; they were read as ${encoding}.`],
  };
}

/** The text in the encoding that a page names, or null where its bytes contradict that: pages name the encoding of their template. */
function readAsDeclared(bytes: Buffer, declared: string): Read | null {
  const name = /^(?:iso-8859-1|latin-?1|us-ascii)$/i.test(declared) ? "windows-1252" : declared.toLowerCase();
  if (/^utf-?(?:8|16|32)/.test(name) || !isKnown(name)) return null;
  const raw = textIn(bytes, name);
  return /[\uFFFD\x80-\x9f]/.test(raw) ? null : { raw, encoding: name, remarks: [] };
}

/** Decodes bytes that come in pieces; `encoding` is one that `decode` has named. */
export function streamDecoder(encoding: string): { write(bytes: Buffer): string; end(): string | undefined } {
  return iconv.getDecoder(encoding);
}

/** The encoding that a page names in its head, or undefined. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString("latin1");
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,200}encoding=["']([\w-]{2,30})/i.exec(head)?.[1]
  );
}

/** UTF-32: nearly every first or last byte of four is zero, and its neighbour too. */
function utf32(bytes: Buffer): string | null {
  const fours = Math.floor(Math.min(bytes.length, SAMPLE) / 4);
  if (fours < 2 || bytes.length % 4 !== 0) return null;
  let big = 0;
  let little = 0;
  for (let i = 0; i < fours * 4; i += 4) {
    if (bytes[i] === 0 && (bytes[i + 1] ?? 17) <= 16) big++;
    if (bytes[i + 3] === 0 && (bytes[i + 2] ?? 17) <= 16) little++;
  }
  if (big === fours && little < fours) return "utf-32be";
  return little === fours && big < fours ? "utf-32le" : null;
}

/** UTF-16 by its mark, or by its zeros: text mostly of Latin letters has one in every second byte. */
function wideEncoding(bytes: Buffer): string | null {
  const long = utf32(bytes);
  if (long) return long;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2);
  if (pairs < 2 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return "utf-16le";
  if (even > pairs * 0.4 && odd < pairs * 0.05) return "utf-16be";
  return null;
}

function refuseBinary(bytes: Buffer): void {
  const signature = SIGNATURES.find(([hex]) => bytes.toString("hex", 0, hex.length / 2) === hex);
  if (signature)
    throw new AppError(
      "UNREADABLE",
      `This file is ${signature[1]}, not plain text. Save its text as a .txt file and import that.`,
    );
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) controls++;
  if (controls >= BINARY_COUNT && controls > sample.length * BINARY_SHARE) {
    throw new AppError(
      "UNREADABLE",
      "This file holds binary data, not plain text. Save its text as a .txt file and import that.",
    );
  }
}

function strictUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text read as UTF-8 in spite of a few damaged bytes, or null where they are too many. */
function damageAsUtf8(bytes: Buffer): Read | null {
  const raw = bytes.toString("utf8");
  let damaged = 0;
  let sound = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === 0xfffd) damaged++;
    else if (code > 127) sound++;
  }
  if (damaged === 0 || damaged > Math.max(1, sound * DAMAGE_SHARE) || sound === 0) return null;
  return {
    raw,
    encoding: "utf-8",
    remarks: [`${damaged} damaged ${damaged === 1 ? "byte was" : "bytes were"} replaced by the sign �.`],
  };
}

function guessEncoding(bytes: Buffer): string {
  const sample = bytes.subarray(0, SAMPLE);
  const { encoding, confidence } = detect(sample);
  const name = encoding?.toLowerCase() ?? "";
  // What calls itself ISO 8859-1 nearly always uses the quotation marks that only windows-1252 has.
  if (name === "" || /^(ascii|iso-8859-1|utf-8)$/.test(name) || !isKnown(name)) return "windows-1252";
  return confidence >= SURE || holdsTogether(textIn(sample, name), sample) ? name : "windows-1252";
}

/** Encodings that the decoding library lacks and the platform has. */
const BY_PLATFORM = /^(?:iso-2022-jp|euc-kr)$/;

const isKnown = (name: string) => BY_PLATFORM.test(name) || iconv.encodingExists(name);

function textIn(bytes: Buffer, name: string): string {
  if (BY_PLATFORM.test(name) && !iconv.encodingExists(name)) return new TextDecoder(name).decode(bytes);
  return iconv.decode(bytes, name, { stripBOM: false });
}

/** Bytes above ASCII from which an unsure guess may be judged by its result: one or two accents fit any encoding. */
const ENOUGH_FOREIGN = 8;
const LETTERS_SHARE = 0.6;

/**
 * Whether bytes read in an encoding are text: nothing missing, no control signs, and what is not ASCII mostly letters. The detector is
 * unsure of short texts, and right about nearly all of them; read as windows-1252 a Greek letter would be a sign within a word.
 */
function holdsTogether(text: string, bytes: Buffer): boolean {
  const foreign = text.match(/[^\0-\x7f]/gu) ?? [];
  if (foreign.length < ENOUGH_FOREIGN || bytes.length === 0) return false;
  // The last character of a sample may be cut in two.
  const damaged = foreign.slice(0, -1).filter((sign) => sign === "\uFFFD" || (sign >= "\x80" && sign <= "\x9f")).length;
  const letters = foreign.filter((sign) => /[\p{L}\p{M}\p{P}]/u.test(sign)).length;
  return damaged === 0 && letters >= foreign.length * LETTERS_SHARE;
}

function replacements(raw: string): string[] {
  const zeros = raw.split("\0").length - 1;
  const lone = !/\p{Cs}/u.test(raw) ? [] : ["Half characters (lone surrogates) were replaced by the sign �."];
  return zeros > 0
    ? [`${zeros} zero ${zeros === 1 ? "byte was" : "bytes were"} replaced by the sign �.`, ...lone]
    : lone;
}
