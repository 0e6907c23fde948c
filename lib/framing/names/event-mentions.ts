import type { EventMention } from "../../model/framing.ts";
import type { Span } from "../../model/span.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import list from "../lexicons/naming.json" with { type: "json" };
import { countryOf } from "./countries.ts";

const CONCEPT = new Map(
  list.entries.flatMap(({ term, forms }) => forms.map((form) => [form, term] as const)).reverse(),
);

/** Words that may stand between a determiner and its noun. */
const INSIDE = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"]);
/** After these, a name says on whom or where. */
const TOWARDS = new Set([
  "of",
  "into",
  "in",
  "inside",
  "on",
  "against",
  "to",
  "toward",
  "towards",
  "across",
  "at",
  "near",
  "within",
  "over",
  "with",
]);
/** “From” is no target, but does not end the phrase. */
const PASSED = new Set(["from", "for", "this", "last", "next"]);
/** Who does this to an event acts in it: “Ukraine launched an assault”. */
const LAUNCHING = new Set(
  "launch wage conduct begin start mount stage carry gear prepare continue unleash pursue commit halt pause freeze sign announce impose".split(
    " ",
  ),
);
const POINTING = new Set(["the", "this", "that", "these", "those", "such"]);
const LOOSE = new Set(
  "any no another every each some certain further future possible potential planned impending similar other such".split(
    " ",
  ),
);
const REGION =
  /^(?:region|oblast|province|city|town|district|area|state|territory|front|border|county|village|peninsula|base)$/i;

/** How many words before an event noun are searched for who acts. More would take the subject of another clause. */
const ACTOR_WITHIN = 12;
/** Names after the noun are looked for this far. */
const TARGET_WITHIN = 14;

/** The event nouns of one sentence, each with who acts, on whom and where as far as the sentence says it. */
export function eventMentions(words: readonly TaggedWord[], at: { article: number; sentence: number }): EventMention[] {
  return words.flatMap((word, i) => {
    const found = headAt(words, i);
    if (!found) return [];
    const from = phraseStart(words, i);
    const before = words.slice(from, i);
    const determiner = before.find((each) => each.pos === "DET" || POINTING.has(each.norm))?.norm ?? null;
    const loose = before.some((each) => LOOSE.has(each.norm) && each.norm !== "such") || (found.plural && !determiner);
    const own = before.map((each) => countryOf(each.raw)).filter((each) => each !== null);
    const after = namesAfter(words, i, own[0] ?? null);
    const actor = own[0] ?? after.by ?? possessor(before) ?? subjectBefore(words, from, after.country);
    // “The Russian-Ukrainian war” and “the war between A and B” name both sides.
    const target = after.country ?? own.find((each) => each !== actor) ?? null;
    const first = before.findIndex((each) => each.pos !== "DET" && each.pos !== "PUNCT" && !POINTING.has(each.norm));
    const start = first < 0 ? word.start : (words[from + first]?.start ?? word.start);
    return [
      {
        ...at,
        start,
        end: word.end,
        head: found.head,
        concept: found.concept,
        loose,
        place: after.place,
        actor,
        target: target === actor ? null : target,
        definite: determiner !== null && POINTING.has(determiner),
      },
    ];
  });
}

function headAt(words: readonly TaggedWord[], i: number): { head: string; concept: string; plural: boolean } | null {
  const word = words[i];
  if (!word) return null;
  const singular = CONCEPT.has(word.norm) ? word.norm : word.norm.replace(/ies$/, "y").replace(/s$/, "");
  const concept = CONCEPT.get(singular);
  if (!concept) return null;
  let k = i + 1;
  while (/^[-–"”“’']+$/.test(words[k]?.raw ?? "")) k++;
  const next = words[k];
  // “Offensive weapons”, “attack helicopters”, “no offensive cyber operations”: the noun is another one.
  const leads =
    next !== undefined && ["NOUN", "PROPN", "ADJ"].includes(next.pos) && !/^(?:this|last|next)$/.test(next.norm);
  if (leads || !(word.pos === "NOUN" || (word.pos === "ADJ" && !leads) || (word.pos === "PROPN" && i > 0))) return null;
  if (word.pos === "PROPN" && words[i - 1]?.pos === "PROPN" && !countryOf(words[i - 1]?.raw ?? "")) return null;
  // “On the offensive” says how, and names nothing.
  if (words[i - 1]?.norm === "the" && words[i - 2]?.norm === "on" && next?.norm !== "of") return null;
  // “Will attack”, “to advance”: a verb, whatever the tagger says.
  if (
    ["to", "will", "would", "could", "can", "may", "might", "must", "should", "not"].includes(words[i - 1]?.norm ?? "")
  )
    return null;
  return { head: singular, concept, plural: singular !== word.norm };
}

function phraseStart(words: readonly TaggedWord[], head: number): number {
  let from = head;
  while (from > 0 && head - from < 9) {
    const word = words[from - 1];
    if (!word) break;
    const joins = /^[-–"“”]$/.test(word.raw) && from < head;
    const participle =
      word.pos === "VERB" && /(?:ed|ing)$/.test(word.norm) && ["DET", "ADJ"].includes(words[from - 2]?.pos ?? "");
    if (!INSIDE.has(word.pos) && !joins && !participle) break;
    from--;
    if (word.pos === "DET" && !["a", "an"].includes(word.norm)) break;
  }
  // “The United States addresses Russia’s invasion”: what a possessive owner follows belongs to another phrase.
  const mark = words.findIndex((word, k) => k > from && k < head && word.pos === "PART" && /['’]/.test(word.raw));
  if (mark > from)
    for (
      from = mark - 1;
      from > 0 &&
      words[from - 1]?.pos === "PROPN" &&
      words[from]?.pos === "PROPN" &&
      /^\p{Lu}/u.test(words[from - 1]?.raw ?? "");
    )
      from--;
  // A phrase does not begin with a mark, a stray “to” or the end of the phrase before.
  while (
    from < head &&
    (words[from]?.pos === "PUNCT" || (words[from]?.pos === "PART" && !/['’]/.test(words[from]?.raw ?? "")))
  )
    from++;
  return from;
}

/** “Trump’s decision”: the name before the possessive mark. */
function possessor(before: readonly TaggedWord[]): string | null {
  const mark = before.findIndex((word) => word.pos === "PART" && /['’]/.test(word.raw));
  const owner = before[mark - 1];
  return mark > 0 && owner?.pos === "PROPN" ? owner.raw : null;
}

function subjectBefore(words: readonly TaggedWord[], from: number, target: string | null): string | null {
  const limit = Math.max(0, from - ACTOR_WITHIN);
  let verb = from - 1;
  while (verb >= limit && !(words[verb]?.pos === "VERB" && LAUNCHING.has(words[verb]?.lemma ?? ""))) verb--;
  if (verb < limit) return null;
  for (let i = verb - 1; i >= Math.max(0, verb - ACTOR_WITHIN); i--) {
    const country = countryOf(words[i]?.raw ?? "");
    if (country && country !== target) return country;
  }
  return null;
}

type NamesAfter = { country: string | null; place: string | null; by: string | null };

/** Whom a phrase goes against, where, and by whom, as the words after its noun say: “attack on Kharkiv by Russia”. */
function namesAfter(words: readonly TaggedWord[], head: number, actor: string | null): NamesAfter {
  const found: NamesAfter = { country: null, place: null, by: null };
  let preposition: string | null = null;
  for (let i = head + 1; i < Math.min(words.length, head + TARGET_WITHIN); i++) {
    const word = words[i];
    if (!word || endsPhrase(word, words[i - 1], found)) break;
    preposition = prepositionFrom(word, preposition);
    if (word.pos === "PROPN" && preposition !== null) noteName(found, word.raw, preposition, actor);
  }
  return found;
}

/** Whether what is said of the event ends at this word: at a mark, a clause, a second event, or a verb that is no “to help”. */
function endsPhrase(word: TaggedWord, before: TaggedWord | undefined, found: NamesAfter): boolean {
  if (/^[.,;:!?—()]$/.test(word.raw) || ["SCONJ", "AUX", "PRON"].includes(word.pos)) return true;
  if (word.pos === "CCONJ" && found.country) return true;
  const leads = word.norm === "by" || TOWARDS.has(word.norm) || PASSED.has(word.norm);
  return !leads && word.pos === "VERB" && before?.norm !== "to";
}

/** The preposition that the names after this word stand under; null where they stand under none. */
function prepositionFrom({ norm }: TaggedWord, current: string | null): string | null {
  if (norm === "by" || TOWARDS.has(norm)) return norm;
  return PASSED.has(norm) ? null : current;
}

function noteName(found: NamesAfter, name: string, preposition: string, actor: string | null): void {
  const country = countryOf(name);
  if (preposition === "by") found.by ??= country ?? name;
  else if (country && country !== actor) found.country ??= country;
  else if (!country && !REGION.test(name)) found.place ??= name;
}

/** How a place and its country are named together; each reads the country of the place at word i, or null. */
const COUNTRY_OF_PLACE: readonly ((words: readonly TaggedWord[], i: number) => string | null)[] = [
  // “Russia’s Kursk region”
  (words, i) => {
    const mark = words[i - 1];
    const owns = mark?.pos === "PART" && /['’]/.test(mark.raw);
    return owns && isRegion(words[i + 1]) ? countryOf(words[i - 2]?.raw ?? "") : null;
  },
  // “the Kursk region of Russia”
  (words, i) => (isRegion(words[i + 1]) && words[i + 2]?.norm === "of" ? countryOf(words[i + 3]?.raw ?? "") : null),
  // “the Ukrainian city of Kharkiv”
  (words, i) => (words[i - 1]?.norm === "of" && isRegion(words[i - 2]) ? countryOf(words[i - 3]?.raw ?? "") : null),
  // “the Kursk region in Russia”
  (words, i) => (isRegion(words[i + 1]) && words[i + 2]?.norm === "in" ? countryOf(words[i + 3]?.raw ?? "") : null),
];

function isRegion(word: TaggedWord | undefined): boolean {
  return REGION.test(word?.raw ?? "");
}

/** Places named together with their country: “Russia’s Kursk region”, “the Kursk region of Russia”, “the Ukrainian city of Kharkiv”. */
export function placesIn(words: readonly TaggedWord[]): { place: string; country: string; at: Span }[] {
  return words.flatMap((word, i) => {
    if (word.pos !== "PROPN" || countryOf(word.raw) || isRegion(word) || !/^\p{Lu}\p{Ll}/u.test(word.raw)) return [];
    for (const countryAt of COUNTRY_OF_PLACE) {
      const country = countryAt(words, i);
      if (country) return [{ place: word.raw, country, at: word }];
    }
    return [];
  });
}
