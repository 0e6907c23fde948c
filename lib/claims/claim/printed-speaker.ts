import type { Span } from "../../model/span.ts";
import { isGivenName } from "../../text/given-names.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import { isNation, isState, isTitle } from "../attribution/entities.ts";
import { type Gender, rolesIn } from "./people.ts";

/** "part of the ruling said": the ruling did. */
const PART_OF = /^(?:an?\s+|the\s+)?(?:part|parts|section|passage|excerpt|portion)\s+of\s+/i;

export const BODIES =
  /\b(?:Kremlin|Pentagon|Ministry|Department|Agency|Bureau|Office|Party|Council|Committee|Commission|Court|Congress|Senate|House|Parliament|Duma|Center|Centre|Institute|University|Foundation|Association|Union|Bank|Fund|Group|Company|Corp|Inc|Service|Police|Army|Navy|Forces|Command|Embassy|Government|Administration|Organization|Organisation|Board|Network|Alliance|Federation|Republic|States|Nations|Kingdom|Downing Street)$/;

/** "Her chief, Paul Stein, said": the name behind the role. */
const NAMED_BEHIND = /^,\s+((?:\p{Lu}[\p{L}.'’-]+\s?){2,3}),/u;

/** The same at the end of a sentence: “…,” said the mayor, Ada Lund. */
const NAMED_LAST = /^,\s+(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.)?\s\p{Lu}[\p{L}'’-]+)(?=\.(?:\s|$)|$|\swho\s)/u;

const PLACE_IN_TOWN =
  /^(?:the )?(\p{Lu}\S+ )+(?:Gate|Street|Road|Avenue|Square|Boulevard|Highway|Motorway|Tunnel|Bridge|Quay|Pier)$/u;

/** Addresses that stand for who sits there. */
const SEATS = /\b(?:Downing|Wall|Fleet|Threadneedle|Harley|Madison)\b/;

export const PLACE_END = /^(?:\p{Lu}\S+ )+(?:County|Parish|Township|City|Province|District)$/u;

/** "Moor's lawyer, Ada Lund, denied": the phrase before the verb, without the comma that closes an apposition. */
function withoutComma(words: readonly TaggedWord[]): readonly TaggedWord[] {
  return words.at(-1)?.raw === "," ? words.slice(0, -1) : words;
}

/** The same, and of "Shannon Beale, 29, from Hartlepool," the name before the age. */
export function subjectName(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const comma = words.findIndex(({ raw }) => raw === ",");
  return comma > 0 && /^\d{1,3}$/.test(words[comma + 1]?.raw ?? "") && words[comma + 2]?.raw === ","
    ? words.slice(0, comma)
    : withoutComma(words);
}

/** "Tarn Gate", and neither "Downing Street" nor "Ada Bridge". */
export function isPlaceInTown(printed: string): boolean {
  const [first = ""] = printed.replace(/^the /i, "").split(" ");
  return PLACE_IN_TOWN.test(printed) && !SEATS.test(printed) && !isGivenName(first);
}

/**
 * Where the name that begins at `at` only tells whose or where somebody is ("a spokesman for Ada Moor", "the Centre for Fair Politics"),
 * the index of the preposition before it; else 0.
 */
export function prepositionBefore(words: readonly TaggedWord[], at: number): number {
  let j = words.findIndex(({ start }) => start === at) - 1;
  while (words[j]?.pos === "DET" || /^\p{Lu}/u.test(words[j]?.raw ?? "")) j--;
  if (j <= 0 || words[j]?.pos !== "ADP") return 0;
  // "Secretary of State Ada Moor": the office ends where a given name begins. "for President Ada Moor": it is her title.
  const run = words.slice(j + 1);
  return run.some(({ raw }, k) => k > 0 && isGivenName(raw) && !isTitle(run[k - 1]?.raw ?? "")) ? 0 : j;
}

/** "three women who claimed": a noun right before the pronoun is who it means, and no name earlier in the sentence. */
export function isOfNoun(before: readonly TaggedWord[]): boolean {
  const last = before.at(-1);
  const beside = before.at(-2);
  const noun = last?.pos === "NOUN" && /^\p{Ll}/u.test(last.raw);
  // "women who were there at the time who": the time is stepped over.
  return noun && beside?.pos !== "PROPN" && !before.slice(-6).some(({ raw }) => /^(?:,|--|[—–])$/.test(raw));
}

/** "of Deuel County", ", R-Ky.", ", Neb.": where the person before is from. */
export function isFrom(text: string, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 8), start);
  if (/(?:^|\s)(?:of|in|from|at|near)\s+(?:the\s+)?$/.test(before)) return true;
  return (
    /,\s+(?:[RDI]-)?$/.test(before) &&
    ((/^\p{Lu}\p{L}{1,5}\.?$/u.test(name) && text[end - 1] === ".") ||
      /^[RDI]\b/.test(name) ||
      /[RDI]-$/.test(before) ||
      text[end] === ".")
  );
}

/** "Ron Tuck": a given name and a word with a capital, whatever the tagger takes it for. */
export function givenNamesIn(words: readonly TaggedWord[]): Span[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    if (!isGivenName(word.raw) || !next || next.pos === "PROPN" || !/^\p{Lu}\p{Ll}+$/u.test(next.raw)) return [];
    return words[i + 2] && /^\p{Lu}/u.test(words[i + 2]?.raw ?? "") ? [] : [{ start: word.start, end: next.end }];
  });
}

/** "The mayor of Tarn", "a spokeswoman for Moor": a role, and behind it what it is held in. */
const ROLE_SOMEWHERE = /^(?:the|an?|its|his|her|their|our)\s(.+?)\s(?:of|for|in|at|from)\s/i;

/** Whether the phrase names nobody yet: "the treasurer" and "the mayor of Tarn", and not "Ada Moor". */
export function endsInRole(printed: string): boolean {
  return /(?:^|\s)\p{Ll}\S*$/u.test(printed) || rolesIn(ROLE_SOMEWHERE.exec(printed)?.[1] ?? "").length > 0;
}

/** "his sister, Mandy Oakes": kin are named behind the word as holders of an office are. */
const KIN =
  /^(?:his|her|their|the) (?:\p{Ll}+ )?(?:sister|brother|mother|father|wife|husband|son|daughter|aunt|uncle|cousin|partner|widow|widower|neighbou?r|friend|colleague|girlfriend|boyfriend|fianc[ée]e?|grandmother|grandfather|niece|nephew)$/u;

/** The name of whoever holds the role `printed`, in what follows it; null where none follows. */
export function nameBehind(printed: string, after: string): string | null {
  const inserted = NAMED_BEHIND.exec(after)?.[1]?.trim();
  const name = inserted ?? (rolesIn(printed).length > 0 || KIN.test(printed) ? NAMED_LAST.exec(after)?.[1] : undefined);
  return name && !isState(name) && !isNation(name) ? name : null;
}

export function contradicts(known: Gender | null, printed: Gender | null): boolean {
  return known !== null && printed !== null && known !== printed;
}

/** "White House Press Secretary": an office with no name behind it. */
function endsInOffice(name: string): boolean {
  const last = name.split(" ").at(-1) ?? "";
  return rolesIn(last).length > 0 && isTitle(last);
}

/** "The Kremlin", "the IMF", "Tax Policy Center": a name that is nobody's. */
export function isBody(name: string, words: readonly TaggedWord[]): boolean {
  const alone = words[0]?.pos === "DET" && words.every((word, i) => i === 0 || /^\p{Lu}/u.test(word.raw));
  return (
    alone ||
    /^\p{Lu}{2,6}$/u.test(name) ||
    isNation(name) ||
    isState(name) ||
    endsInOffice(name) ||
    BODIES.test(name) ||
    isNation(name.split(" ").at(-1) ?? "")
  );
}

/** "Moor’s", "many Democrats’". */
export function possessive(name: string): string {
  const several = /s$/.test(name) && !isGivenName(name.split(" ")[0] ?? "");
  return `${name}’${several ? "" : "s"}`;
}

/** On one line, without a possessive mark or a comma left over at its ends. */
export function speakerPhrase(raw: string): string {
  return (
    raw
      .replace(/\s+/g, " ")
      .replace(/^.*\s[–—-]\s+(?=\p{Lu})/u, "")
      .replace(/^[\s,"“”'–—-]+/, "")
      .replace(/^(?:what(?:ever)?|which)\s+(?=\S)/, "")
      .replace(/[\s,"“”]+$/, "")
      .replace(/['’]s?$/, "")
      .replace(PART_OF, "")
      // "Ada Moor Just Said It": an adverb of a headline is no part of the name.
      .replace(
        /(?<=\p{L}\s)(?:Just|Finally|Now|Never|Already|Again|Still|Here|Reportedly|Allegedly|\p{Lu}\p{Ll}+(?:ing|ed|ent|ous|ful|ive|ical|ual|inal)ly)$/u,
        "",
      )
      .trim()
  );
}
