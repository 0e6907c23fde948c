import type { Span } from "../model/span.ts";
import type { TaggedWord } from "../text/nlp.ts";
import data from "./data/aliases.json" with { type: "json" };

const CANONICAL = new Map(Object.entries(data.entities).flatMap(([name, aliases]) => aliases.map((alias) => [alias, name] as const)));
const MEDIA = new Set(data.media.split(" "));
const MEDIA_ENDINGS = new Set(data.mediaEndings.split(" "));
const WEEKDAY_OR_MONTH =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** A run of name words, "the Wall Street Journal" without its article. */
type Name = Span & { readonly name: string };

/** The names in `words`: runs of proper nouns, one canonical name for known aliases ("Kiev" is Ukraine's government). */
export function entitiesOf(words: readonly TaggedWord[]): string[] {
  return [...new Set(namesIn(words).map(({ name }) => CANONICAL.get(name) ?? name))];
}

/** The first news outlet or agency named in `words`, as printed. */
export function mediumIn(words: readonly TaggedWord[]): string | null {
  return namesIn(words).find(({ name }) => isMedium(name))?.name ?? null;
}

/** Whether `name` is a news outlet or agency. */
export function isMedium(name: string): boolean {
  const parts = name
    .replace(/^the\s+/i, "")
    .replace(/['’]s?$/, "")
    .split(" ");
  return (parts.length === 1 && MEDIA.has(parts[0] ?? "")) || (parts.length > 1 && parts.length < 5 && MEDIA_ENDINGS.has(parts.at(-1) ?? ""));
}

/** Runs of proper nouns, left to right. */
export function namesIn(words: readonly TaggedWord[]): Name[] {
  const names: Name[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!isNameWord(words[i])) continue;
    let to = i + 1;
    while (isNameWord(words[to])) to++;
    const run = words.slice(i, to);
    names.push({ name: run.map((w) => w.raw).join(" "), start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
    i = to;
  }
  return names;
}

function isNameWord(word: TaggedWord | undefined): boolean {
  return word !== undefined && word.pos === "PROPN" && /^\p{Lu}/u.test(word.raw) && !WEEKDAY_OR_MONTH.test(word.raw);
}
