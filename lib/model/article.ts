import type { Span } from "./span.ts";

/** The origin of the import that brings the sample texts. */
export const SAMPLE_TEXTS = "sample texts";

/** Where a value about an article comes from; the page shows it beside the value. */
export const ORIGIN_KINDS = ["stated", "file", "page-data", "catalogue", "inferred", "person"] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

const ORIGIN_NAMES: Record<OriginKind, string> = {
  stated: "stated in the text",
  file: "from the imported file",
  "page-data": "from the page’s data",
  catalogue: "from the sample list",
  inferred: "inferred",
  person: "set by a reader",
};

/** Where a value comes from, in words: "from the sample list, from its web address". */
export function originWords(origin: { readonly origin: OriginKind; readonly note?: string | undefined }): string {
  return origin.note ? `${ORIGIN_NAMES[origin.origin]}, ${origin.note}` : ORIGIN_NAMES[origin.origin];
}

/** What is said beside an outlet that nobody named: it was guessed from a page's data, or from what is known otherwise. Null where it was named. */
export function outletGuess(
  origin: { readonly origin: OriginKind; readonly note?: string | undefined } | undefined,
): string | null {
  if (origin?.origin !== "page-data" && origin?.origin !== "inferred") return null;
  const where = origin.origin === "page-data" ? "from the page’s data" : undefined;
  return ["guessed", where, origin.note].filter(Boolean).join(", ").replace("guessed, from", "guessed from");
}

/** Whether an article is one of the sample texts: only of these does the sample list say anything. */
export function isSample({
  origins,
}: {
  readonly origins: Readonly<Record<string, { readonly origin: OriginKind } | undefined>>;
}): boolean {
  return Object.values(origins).some((origin) => origin?.origin === "catalogue");
}

/** A value with its origin. `note` completes it for a reader: "from its web address". */
export type Sourced<T> = { readonly value: T; readonly origin: OriginKind; readonly note?: string };

/** What may be known about an article. An absent field is unknown and stays unknown. */
export type Metadata = {
  readonly outlet?: Sourced<string>;
  readonly headline?: Sourced<string>;
  readonly author?: Sourced<string>;
  /** The news agency whose text it is or rests on, as the page prints it: "(Reuters)". */
  readonly agency?: Sourced<string>;
  readonly url?: Sourced<string>;
  /** ISO date of the precision known: "2025", "2025-07" or "2025-07-04". */
  readonly publishedAt?: Sourced<string>;
  /** When the page says that it was last changed, of the precision known. */
  readonly updatedAt?: Sourced<string>;
  /** When the page was fetched, of the precision known; orders copies. */
  readonly capturedAt?: Sourced<string>;
};

/** What the remark on a text begins with whose page shows its first paragraphs only. */
export const EXCERPT_ONLY = "Excerpt only:";

/** Whether an article is known to be an excerpt: what it does not say is not known, and no silence of its outlet. */
export function isExcerpt({ remarks }: { readonly remarks: readonly string[] }): boolean {
  return remarks.some((remark) => remark.startsWith(EXCERPT_ONLY));
}

/** The part that a passage plays on a page. Only `body` enters similarity, claims and framing. */
export const ROLES = [
  "headline",
  "deck",
  "byline",
  "caption",
  "body",
  "teaser",
  "comment",
  "correction",
  "appeal",
  "furniture",
] as const;
export type Role = (typeof ROLES)[number];

/** A paragraph or line group with its role. `roleOrigin` is the rule in words, such as "after “Join the conversation”", or "person". */
export type Passage = Span & { readonly role: Role; readonly roleOrigin: string };

/** What the structure of a page of the web says of one line of its text. `body` is a proposal: the line's words may still say otherwise. */
export type LayoutLine = Span & { readonly role: Role; readonly origin: string };

/** The canonical text that was found in bytes which are no text, such as a PDF's; `format` names what they are. */
export type ReadText = {
  readonly text: string;
  readonly format: string;
  readonly layout?: readonly LayoutLine[] | undefined;
};

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
  /** Of a page of the web, what its structure says of each line; null for a plain text. */
  readonly layout: readonly LayoutLine[] | null;
  readonly metadata: Metadata;
  /** Plain sentences about what decoding had to change; empty when nothing was. */
  readonly remarks: readonly string[];
};
