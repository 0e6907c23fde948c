import type { VerbClass } from "../../model/claim.ts";
import { VERB_CLASSES } from "../../model/claim.ts";
import data from "../data/cues.json" with { type: "json" };
import { formsOf } from "./cue-forms.ts";

/** What a reporting word takes: see "howToRead" in data/cues.json. */
export type CueEntry = {
  readonly verbClass: VerbClass;
  readonly clause: boolean;
  /** A clause only where "that" opens it: "the court held that". */
  readonly thatClause: boolean;
  readonly quote: boolean;
  readonly addressee: boolean;
  readonly object: boolean;
  readonly infinitive: boolean;
  readonly gerund: boolean;
  /** A noun that reports only where it is told whose it is: "his faith in". */
  readonly owned: boolean;
  readonly prepositions: ReadonlySet<string>;
};

/** Reporting verbs by lemma. */
export const CUE_VERBS = readEntries(data.verbs);
/** Nouns that report ("claim that", "pledge to"), by lemma. */
export const CUE_NOUNS = readEntries(data.nouns);
/** Adjectives of stance after "be" ("confident that", "critical of"), by form. */
export const CUE_ADJECTIVES = readEntries(data.adjectives);
/** Verbs that report in the passive ("was described as"), by lemma. */
export const PASSIVE_CUES: ReadonlyMap<string, VerbClass> = readClasses(data.passives);
/** Adverbs that report ("reportedly"). */
export const CUE_ADVERBS: ReadonlyMap<string, VerbClass> = readClasses(data.adverbs);
/** Reporting phrases by the lemma of their verb: "take aim at" under "take". Longest first. */
export const CUE_PHRASES: ReadonlyMap<string, readonly CuePhrase[]> = readPhrases(data.phrases);
/** Nouns of "in X's view". */
export const VIEW_NOUNS: ReadonlySet<string> = new Set(data.viewNouns.split(" "));

/** The words behind the verb of a reporting phrase. */
export type CuePhrase = { readonly rest: readonly string[]; readonly verbClass: VerbClass };

const FORMS = formsOf(CUE_VERBS.keys());

/** The lemma of a reporting verb, also where the tagger took its form for a noun or adjective ("officials informed the paper"). */
export function reportingLemma(word: { readonly norm: string; readonly lemma: string; readonly pos?: string }): string {
  return CUE_VERBS.has(word.lemma) && word.pos === "VERB" ? word.lemma : (FORMS.get(word.norm) ?? word.lemma);
}

/** Whether `norm` may be a form of a reporting verb other than its lemma, whatever the tagger says. */
export function isReportingForm(norm: string): boolean {
  return FORMS.has(norm);
}

type Grouped = Readonly<Record<string, Readonly<Record<string, string>>>>;

function readEntries(grouped: Grouped): ReadonlyMap<string, CueEntry> {
  const entries = new Map<string, CueEntry>();
  for (const [group, byCodes] of Object.entries(grouped)) {
    for (const [key, words] of Object.entries(byCodes)) {
      for (const word of words.split(" ")) addEntry(entries, word, key, classOf(group));
    }
  }
  return entries;
}

/** A word listed twice takes what either listing allows, and the class of the first. */
function addEntry(entries: Map<string, CueEntry>, listed: string, key: string, verbClass: VerbClass): void {
  const [lemma = "", prepositions = ""] = listed.split(":");
  const led = key === "of" || key === "for" ? [key] : [];
  const codes = led.length > 0 ? "" : (key.split(":")[0] ?? "");
  const before = entries.get(lemma);
  entries.set(lemma, {
    verbClass: before?.verbClass ?? verbClass,
    thatClause: codes.includes("t") || before?.thatClause === true,
    clause: codes.includes("c") || before?.clause === true,
    quote: codes.includes("s") || before?.quote === true,
    addressee: codes.includes("a") || before?.addressee === true,
    object: codes.includes("o") || before?.object === true,
    infinitive: codes.includes("i") || before?.infinitive === true,
    gerund: codes.includes("g") || before?.gerund === true,
    owned: codes.includes("w") && before?.owned !== false,
    prepositions: new Set([...(before?.prepositions ?? []), ...led, ...prepositions.split(",").filter(Boolean)]),
  });
}

function readClasses(lists: Readonly<Record<string, string>>): ReadonlyMap<string, VerbClass> {
  return new Map(
    Object.entries(lists).flatMap(([group, words]) => words.split(" ").map((word) => [word, classOf(group)] as const)),
  );
}

function readPhrases(lists: Readonly<Record<string, string>>): ReadonlyMap<string, readonly CuePhrase[]> {
  const phrases = new Map<string, CuePhrase[]>();
  for (const [group, listed] of Object.entries(lists)) {
    for (const phrase of listed.split("|")) {
      const [verb = "", ...rest] = phrase.split(" ");
      phrases.set(verb, [...(phrases.get(verb) ?? []), { rest, verbClass: classOf(group) }]);
    }
  }
  for (const [verb, list] of phrases)
    phrases.set(
      verb,
      list.toSorted((a, b) => b.rest.length - a.rest.length),
    );
  return phrases;
}

function classOf(group: string): VerbClass {
  const standIns: Readonly<Record<string, string>> = data.formOfClass;
  const name = standIns[group] ?? group;
  return VERB_CLASSES.find((known) => known === name) ?? "neutral";
}
