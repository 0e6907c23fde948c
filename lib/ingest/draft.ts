import { createHash } from "node:crypto";
import type { Draft, Metadata } from "../model/article.ts";
import { decode } from "./decode.ts";
import { languageOf } from "./language.ts";
import { joinMetadata, statedMetadata } from "./metadata.ts";
import { passagesOf } from "./passages.ts";

/** A file or pasted text, with what a person, its row or the catalogue says of it. */
type Incoming = { readonly sourceId: string; readonly bytes: Uint8Array; readonly metadata?: Metadata };

/**
 * One text ready to be saved: decoded, split into passages with roles, its metadata joined, its hashes taken.
 *
 * @throws AppError EMPTY_ARTICLE, TOO_LARGE or UNREADABLE, with a sentence that says what to do.
 */
export function draftOf({ sourceId, bytes, metadata = {} }: Incoming): Draft {
  const { text, encoding, remarks } = decode(bytes);
  const author = metadata.author?.value;
  const passages = passagesOf(text, author ? { author } : {});
  const body = passages
    .filter(({ role }) => role === "body")
    .map(({ start, end }) => text.slice(start, Math.min(end, start + 20_000)));
  return {
    sourceId,
    bytes,
    encoding,
    text,
    passages,
    remarks,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    textSha256: createHash("sha256").update(text, "utf8").digest("hex"),
    language: languageOf(body.length > 0 ? body.join("\n") : text),
    metadata: joinMetadata(metadata, statedMetadata(text, passages)),
  };
}
