import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";

/** Verbs of saying; those of wanting, planning and doing say what somebody is like, which the outlet tells. */
const SAYING =
  /^(?:said|says|told|tells|confirmed|confirms|announced|announces|added|adds|stated|states|replied|insisted|admitted)$/i;

/** A name: a capital that does not only open the sentence. */
const NAMED = /\s\p{Lu}/u;

/**
 * Whether a sentence is no more than who says it and what, the latter too short to stand alone ("The Highways Agency confirmed it had been
 * told."): all of it is that speaker's claim then.
 */
export function isWhollyTold(text: string, { source, cue, content }: Attribution, sentence: Span): boolean {
  const [who] = source;
  const [verb] = cue;
  const last = content.at(-1);
  return (
    content.length === 1 &&
    who?.start === sentence.start &&
    verb !== undefined &&
    // In "The prosecutor, Ada Lund, said" the name stands between who and verb.
    NAMED.test(text.slice(who.start, Math.max(who.end, verb.start))) &&
    SAYING.test(text.slice(verb.start, verb.end)) &&
    last !== undefined &&
    last.start > verb.start &&
    last.end >= sentence.end - 1
  );
}

/** "…, a tribunal was told", "…, the court heard": by whom is not said, and whoever acts in the sentence told nobody. */
const HEARING =
  /,\s(?:an?|the)\s(?:[\p{L}’'-]+\s){0,3}?(?:court|tribunal|jury|inquest|hearing|inquiry|panel|judge|committee|coroner)(?:\s(?:at|in)\s[^,.]{2,40})?\s(?:(?:was|were|has been|had been)\s(?:also\s)?told|heard|has heard)\b|,\s(?:jurors|magistrates|MPs|judges)\s(?:(?:were|have been)\stold|heard)\b/u;
const LONGEST_SENTENCE = 1_000;

/** Whether the sentence ends by saying that a court or the like was told it. */
export function isToldToHearing(text: string, { start, end }: Span): boolean {
  return HEARING.test(text.slice(start, Math.min(end, start + LONGEST_SENTENCE)));
}

/** "The court heard that …": whoever hears it is told it, and says nothing. */
const HEARS =
  /^(?:an?|the)\s(?:[\p{L}’'-]+\s){0,3}?(?:court|tribunal|jury|inquest|hearing|inquiry|panel|committee|coroner)$|^(?:jurors|magistrates|MPs|judges)$/iu;

/** Whether a court or the like hears what is reported, so that it is not told who says it. */
export function isHeard(source: string, cue: string): boolean {
  return /^(?:also |had |has |have |previously |earlier )*heard$/i.test(cue.trim()) && HEARS.test(source.trim());
}
