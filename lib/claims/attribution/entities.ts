import type { Span } from "../../model/span.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import data from "../data/aliases.json" with { type: "json" };

const CANONICAL = new Map(
  Object.entries(data.entities).flatMap(([name, aliases]) => aliases.map((alias) => [alias, name] as const)),
);
const PEOPLES = new Map(
  Object.entries(data.peoples).flatMap(([nation, words]) => words.split(" ").map((word) => [word, nation] as const)),
);
const NATIONS = new Set(Object.keys(data.peoples));
const STATES = new Set(data.states);
const TITLES = new Set(data.titles.split(" "));
const MEDIA = new Set(data.media.split(" "));
const MEDIA_ENDINGS = new Set(data.mediaEndings.split(" "));
const WEEKDAY_OR_MONTH =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$|^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/;
/** Where a curly apostrophe hides from the tagger: "I’m" is no name. */
const CONTRACTED = /^(?:I|You|We|They|He|She|It|That|There|Don|Can|Won|Let)['’]/;

/** Words of names in lower case that a canonical name hides: "ukrainian" and "kyiv" where the entity is Ukraine. */
export const NAME_WORDS: ReadonlySet<string> = new Set(
  [...PEOPLES.keys(), ...CANONICAL.keys()].filter((alias) => !alias.includes(" ")).map((alias) => alias.toLowerCase()),
);

/** A run of name words, "the Wall Street Journal" without its article. */
type Name = Span & { readonly name: string };

/**
 * The names in `words`, one canonical name for all aliases ("Kiev" and "Ukrainian" are Ukraine, "President Zelenskyy" is
 * Volodymyr Zelensky), in order of appearance. `isName` tells whether a single capital word that begins its sentence is a name at all.
 */
export function entitiesOf(words: readonly TaggedWord[], isName: (word: string) => boolean = () => true): string[] {
  const found = namesIn(words).flatMap((name) => {
    const canonical = canonicalName(name.name);
    if (canonical === "") return [];
    const opens = name.start === words[0]?.start && !name.name.includes(" ");
    return opens &&
      canonical === name.name &&
      !CANONICAL.has(canonical) &&
      !NATIONS.has(canonical) &&
      !isName(canonical)
      ? []
      : [canonical];
  });
  for (const word of words) {
    const nation = PEOPLES.get(word.raw);
    if (nation && !found.includes(nation)) found.push(nation);
  }
  return [...new Set(found)];
}

/** The one name under which an entity is kept: aliases resolved, nations of peoples, titles taken off ("" where nothing else is left). */
function canonicalName(printed: string): string {
  const known = CANONICAL.get(printed) ?? PEOPLES.get(printed);
  if (known) return known;
  const words = printed.split(" ");
  const title = words.findLastIndex((word, i) => TITLES.has(word) && i < words.length - 1);
  if (title < 0) return TITLES.has(printed) ? "" : printed;
  // "Defense Department" and "State Department spokesman Matthew Miller": a title must be followed by a name, not by what it heads.
  const rest = words.slice(title + 1).join(" ");
  if (
    /^(?:Department|Ministry|Council|Court|Party|House|Office|Committee|Service|Street|University|Institute|Times|Journal)\b/.test(
      rest,
    )
  )
    return printed;
  return CANONICAL.get(rest) ?? rest;
}

/** Whether the word stands before names: "President", "Sir". */
export function isTitle(word: string): boolean {
  return TITLES.has(word);
}

/** Whether `name` is a nation, or stands in for one ("Moscow"). */
export function isNation(name: string): boolean {
  return NATIONS.has(CANONICAL.get(name) ?? PEOPLES.get(name) ?? name);
}

/** "American", "German": said of a nation's people and things, and no name of the nation. */
export function isAdjectiveOfPeople(word: string): boolean {
  return PEOPLES.has(word) && !NATIONS.has(word);
}

/** Whether `name` is a state or province: it may sue and vote, and is no "he". */
export function isState(name: string): boolean {
  return STATES.has(name);
}

/** The first news outlet or agency named in `words`, as printed. */
export function mediumIn(words: readonly TaggedWord[]): string | null {
  return namesIn(words).find(({ name }) => isMedium(name))?.name ?? null;
}

/** "Xinhua News Agency" and "Anadolu Agency" hand on what others say; the Environmental Protection Agency speaks. */
const PRESS_AGENCY = /^(?:News|Press|Telegraph|Telegraphic|Wire|Photo|Anadolu|Cihan|Bakhtar|Antara|Saudi|Emirates)$/;

/** Whether `name` is a news outlet or agency. */
export function isMedium(name: string): boolean {
  const parts = name
    .replace(/^the\s+/i, "")
    .replace(/['’]s?$/, "")
    .split(" ");
  return (
    (parts.length === 1 && MEDIA.has(parts[0] ?? "")) ||
    (parts.length > 1 &&
      parts.length < 5 &&
      MEDIA_ENDINGS.has(parts.at(-1) ?? "") &&
      (parts.at(-1) !== "Agency" || PRESS_AGENCY.test(parts.at(-2) ?? "")))
  );
}

/** Runs of proper nouns, left to right. */
export function namesIn(words: readonly TaggedWord[]): Name[] {
  const names: Name[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!isNameWord(words[i])) continue;
    let to = i + 1;
    while (isNameWord(words[to])) to++;
    const run = words.slice(i, to);
    names.push({
      name: oneApostrophe(run.map((w) => w.raw).join(" ")),
      start: run[0]?.start ?? 0,
      end: run.at(-1)?.end ?? 0,
    });
    i = to;
  }
  return names;
}

/** O'Dell and O’Dell are one name: the printer's apostrophe stands for both. */
export function oneApostrophe(name: string): string {
  return name.replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
}

function isNameWord(word: TaggedWord | undefined): boolean {
  return (
    word !== undefined &&
    word.pos === "PROPN" &&
    /^\p{Lu}/u.test(word.raw) &&
    !WEEKDAY_OR_MONTH.test(word.raw) &&
    !CONTRACTED.test(word.raw)
  );
}
