import type { LexiconEntry } from "../../model/framing.ts";
import type { Span, Token } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";

type Form = { readonly words: readonly string[]; readonly entry: LexiconEntry };

/** A word list ready to be looked up: its forms by their first word, longest form first. */
export type FormIndex = ReadonlyMap<string, readonly Form[]>;

/** Prepare a word list. Forms are cut into words as texts are, so "so-called" finds "so called" and the reverse. */
export function indexForms(entries: readonly LexiconEntry[]): FormIndex {
  const index = new Map<string, Form[]>();
  for (const entry of entries) {
    for (const form of entry.forms ?? [entry.term]) {
      const words = tokensOf(form).map((token) => token.norm);
      const first = words[0];
      if (first === undefined) continue;
      index.set(first, [...(index.get(first) ?? []), { words, entry }]);
    }
  }
  for (const forms of index.values()) forms.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Where listed words stand among `tokens`, without overlaps, in order. */
export function matchForms(
  tokens: readonly Token[],
  index: FormIndex,
): (Span & { readonly entry: LexiconEntry; readonly at: number })[] {
  const found: (Span & { entry: LexiconEntry; at: number })[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const form = index.get(tokens[i]?.norm ?? "")?.find((candidate) => fits(tokens, i, candidate));
    const first = tokens[i];
    const last = tokens[i + (form?.words.length ?? 0) - 1];
    if (!form || !first || !last) continue;
    found.push({ start: first.start, end: last.end, entry: form.entry, at: i });
    i += form.words.length - 1;
  }
  return found;
}

function fits(tokens: readonly Token[], i: number, { words, entry }: Form): boolean {
  if (!words.every((word, k) => tokens[i + k]?.norm === word)) return false;
  const raw = tokens[i]?.raw ?? "";
  if (entry.smallOnly && raw[0] !== raw[0]?.toLowerCase()) return false;
  if (entry.notAfter?.includes(tokens[i - 1]?.norm ?? "")) return false;
  return !entry.notBefore?.includes(tokens[i + words.length]?.norm ?? "");
}
