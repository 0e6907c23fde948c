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
 * The canonical text of a plain-text file.
 *
 * @throws AppError EMPTY_ARTICLE, TOO_LARGE or UNREADABLE, with a sentence that says what to do.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > LARGEST_TEXT) {
    throw new AppError(
      "TOO_LARGE",
      `This text has ${megabytes(bytes.length)}, and at most ${megabytes(LARGEST_TEXT)} are read. Split it into its articles and import those.`,
    );
  }
  if (bytes.length === 0)
    throw new AppError("EMPTY_ARTICLE", "This file is empty. Check that it was saved, then import it again.");
  const { raw, encoding, remarks } = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
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

function read(bytes: Buffer): Read {
  const wide = wideEncoding(bytes);
  if (wide) return { raw: iconv.decode(bytes, wide, { stripBOM: false }), encoding: wide, remarks: [] };
  refuseBinary(bytes);
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { raw: utf8, encoding: "utf-8", remarks: [] };
  const damage = damageAsUtf8(bytes);
  if (damage) return damage;
  const encoding = guessEncoding(bytes);
  return {
    raw: iconv.decode(bytes, encoding, { stripBOM: false }),
    encoding,
    remarks: [`The bytes are not UTF-8; they were read as ${encoding}.`],
  };
}

/** UTF-16 by its mark, or by its zeros: text mostly of Latin letters has one in every second byte. */
function wideEncoding(bytes: Buffer): string | null {
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
  const { encoding, confidence } = detect(bytes.subarray(0, SAMPLE));
  const name = encoding?.toLowerCase() ?? "";
  // What calls itself ISO 8859-1 nearly always uses the quotation marks that only windows-1252 has.
  if (confidence < SURE || name === "" || /^(ascii|iso-8859-1|utf-8)$/.test(name) || !iconv.encodingExists(name))
    return "windows-1252";
  return name;
}

function replacements(raw: string): string[] {
  const zeros = raw.split("\0").length - 1;
  const lone = !/\p{Cs}/u.test(raw) ? [] : ["Half characters (lone surrogates) were replaced by the sign �."];
  return zeros > 0
    ? [`${zeros} zero ${zeros === 1 ? "byte was" : "bytes were"} replaced by the sign �.`, ...lone]
    : lone;
}
