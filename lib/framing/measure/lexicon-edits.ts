import { createHash } from "node:crypto";
import { LEXICON_NAMES, type LexiconEntry, type LexiconFile, type LexiconName } from "../../model/framing.ts";
import { tokensOf } from "../../text/tokens.ts";
import type { Lexicons } from "./lexicons.ts";

/** What a reader changed in a list: a word of their own, or a shipped word switched off. */
export type LexiconEdit = { readonly list: LexiconName } & (
  | { readonly kind: "added"; readonly entry: LexiconEntry }
  | { readonly kind: "switched-off"; readonly term: string }
);

/** How a term is compared: its words in lower case, so that "So-called" and "so called" are one. */
export function termKey(term: string): string {
  return tokensOf(term)
    .map(({ norm }) => norm)
    .join(" ");
}

/**
 * The shipped lists as a reader changed them. A changed list's version is the shipped one and a hash of the changes ("1+3fa2b1"),
 * so that the same words have the same version whenever and wherever they were put together, and undo brings it back.
 */
export function withEdits(shipped: Lexicons, edits: readonly LexiconEdit[]): Lexicons {
  const changed = LEXICON_NAMES.map(
    (name) =>
      [
        name,
        changeList(
          shipped[name],
          edits.filter((edit) => edit.list === name),
        ),
      ] as const,
  );
  return Object.fromEntries(changed) as Lexicons;
}

function changeList(file: LexiconFile, edits: readonly LexiconEdit[]): LexiconFile {
  if (edits.length === 0) return file;
  const off = new Set(edits.flatMap((edit) => (edit.kind === "switched-off" ? [termKey(edit.term)] : [])));
  const own = edits.flatMap((edit) => (edit.kind === "added" ? [edit.entry] : []));
  const kept = file.entries.filter(({ term }) => !off.has(termKey(term)));
  const said = edits.map((edit) =>
    edit.kind === "added"
      ? `+${termKey(edit.entry.term)}=${(edit.entry.forms ?? []).join(",")}`
      : `-${termKey(edit.term)}`,
  );
  const hash = createHash("sha256").update(said.toSorted().join("\n")).digest("hex").slice(0, 6);
  return { ...file, version: `${file.version}+${hash}`, entries: [...kept, ...own] };
}
