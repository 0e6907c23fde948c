import type { Span } from "./span.ts";

/** Where a value about an article comes from; the page shows it beside the value. */
export const ORIGIN_KINDS = ["stated", "page-data", "catalogue", "inferred", "person"] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** A value with its origin. `note` completes it for a reader: "from its web address". */
export type Sourced<T> = { readonly value: T; readonly origin: OriginKind; readonly note?: string };

/** What may be known about an article. An absent field is unknown and stays unknown. */
export type Metadata = {
  readonly outlet?: Sourced<string>;
  readonly headline?: Sourced<string>;
  readonly author?: Sourced<string>;
  readonly url?: Sourced<string>;
  /** ISO date of the precision known: "2025", "2025-07" or "2025-07-04". */
  readonly publishedAt?: Sourced<string>;
  /** When the page was fetched, of the precision known; orders copies. */
  readonly capturedAt?: Sourced<string>;
};

/** The part that a passage plays on a page. Only `body` enters similarity, claims and framing. */
export const ROLES = [
  "headline",
  "deck",
  "byline",
  "caption",
  "body",
  "teaser",
  "comment",
  "appeal",
  "furniture",
] as const;
export type Role = (typeof ROLES)[number];

/** A paragraph or line group with its role. `roleOrigin` is the rule in words, such as "after “Join the conversation”", or "person". */
export type Passage = Span & { readonly role: Role; readonly roleOrigin: string };

/** One text as it comes in, ready to be saved. */
export type Draft = {
  /** The file's name or the row's id. */
  readonly sourceId: string;
  /** The bytes as they came; for a row, the UTF-8 bytes of its text. */
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hex. */
  readonly sha256: string;
  readonly encoding: string;
  /** Canonical text: immutable, every offset refers to it. */
  readonly text: string;
  /** SHA-256 of the UTF-8 of `text`, hex. Decisions bind to it. */
  readonly textSha256: string;
  /** ISO 639-1 code, or "und" where the text is too short to tell. */
  readonly language: string;
  readonly passages: readonly Passage[];
  readonly metadata: Metadata;
  /** Plain sentences about what decoding had to change; empty when nothing was. */
  readonly remarks: readonly string[];
};
