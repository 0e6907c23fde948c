import type { Span } from "../../model/span.ts";
import { withoutDateline } from "../../text/dateline.ts";
import { isGivenName } from "../../text/given-names.ts";
import type { TaggedText, TaggedWord } from "../../text/nlp.ts";
import { isMedium, isNation, isState, isTitle, namesIn, oneApostrophe } from "../attribution/entities.ts";
import { simpleStart } from "../attribution/sentence.ts";
import { canSpeak, hasRole, type NamesOfText } from "../attribution/voice.ts";
import { nameStart } from "../attribution/whole-names.ts";
import { FullNames, wholeNameIn } from "./full-names.ts";
import { type Gender, genderOf, rolesIn } from "./people.ts";
import {
  BODIES,
  contradicts,
  endsInRole,
  givenNamesIn,
  isBody,
  isFrom,
  isOfNoun,
  isPlaceInTown,
  nameBehind,
  PLACE_END,
  possessive,
  prepositionBefore,
  speakerPhrase,
  subjectName,
} from "./printed-speaker.ts";
import { TranscriptNames } from "./transcript-names.ts";

const PRONOUN =
  /^(?:he|she|they|it|i|we|you|who|whom|whose|what|which|that|this|these|those|there|himself|herself|his|her|their|its|my|our|your|him|them|us|me)$/i;
const GENDER: Readonly<Record<string, Gender>> = {
  he: "man",
  his: "man",
  him: "man",
  himself: "man",
  she: "woman",
  her: "woman",
  herself: "woman",
};
/** "The spokesman", "the 45-year-old senator": somebody named before, where one was. */
const DEFINITE_ROLE = /^the (?:\S+ ){0,2}\S+$/i;
/** How many people back "he" and "she" are looked for. */
const REMEMBERED = 8;
/** Where a role may stand behind a name: "Ada Moor, a spokeswoman for the board,". */
const APPOSITION = /^,\s+[^,.;:“”"]{3,60}/;

/** "I’m", "he’s": the pronoun with its verb. */
const SHORTENED = /^(I|he|she|they|we|you)['’](?:m|s|ve|d|ll|re)$/i;
/** "who have", of more than one person. */
const SEVERAL = /^\s+(?:have|are|were|say|claim|deny)\b/;
/** "Ada and Silk -- two singers who": both of them, and what stands behind them. */
const TWO_NAMES =
  /(?:^|\s)((?:\p{Lu}[\p{L}’'-]+\s){1,3}and\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})\s?(?:,|--|—|–)/gu;
/** Words between two names and the "who" that tells of them. */
const TOLD_BETWEEN = /^[^.,;]{3,60}$/;

/** "Catherine Roe of the charity Doorway": a whole name, and behind it whose she is. */
const NAME_OF_BODY =
  /^((?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Lu}[\p{L}'’-]+) (?:of|from|at|with|for) (?:(?:the|an?) )?(?:[\p{Ll}-]+ ){1,3}\p{Lu}/u;

const LONE_NAME = /^\p{Lu}[\p{L}-]+$/u;

/** "Another Muslim who", "a Republican who": somebody of that kind, and no name. */
const KIND_OF_PERSON = /\b((?:[Aa]n|[Aa]|[Aa]nother|[Oo]ne)\s\p{Lu}\p{L}+)\s$/u;
/** Words with which names of places begin. */
const PLACE_START =
  /^(?:San|Santa|Santo|Los|Las|New|North|South|East|West|Saint|St\.?|El|Fort|Port|Mount|Lake|Cape|Great|Little)\s/;

/** A courtesy title before a surname alone. */
const TITLED = /^(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+(\p{Lu}[\p{L}’-]+)$/u;

/** Subjects that are no person. */
const NOBODY = /^(?:that|this|it|these|those|nothing|none)$/i;

/** "those who say": nobody in particular. */
const ANYBODY = /^(?:those|anyone|everyone|anybody|someone)$/;

type Name = Span & { readonly name: string };
type Person = { readonly name: string; readonly gender: Gender | null };

/** Names the speakers of one article, in reading order: a pronoun is the last fitting person, "Miller" is "Matthew Miller". */
export class Speakers {
  readonly #text: string;
  readonly #tagged: TaggedText;
  readonly #names: NamesOfText;
  readonly #fullNames = new FullNames();
  readonly #transcript: TranscriptNames;
  readonly #byRole = new Map<string, string>();
  /** The last people named, latest first. */
  #people: Person[] = [];
  #group: string | null = null;
  #body: string | null = null;

  constructor(text: string, tagged: TaggedText, names: NamesOfText) {
    this.#text = text;
    this.#names = names;
    this.#tagged = tagged;
    this.#transcript = new TranscriptNames(text);
  }

  /** The speaker's name as a reader would give it, or null where nobody who could speak fits. `sentence` is where the source stands. */
  nameOf(source: Span, sentence: Span): string | null {
    const printed = oneApostrophe(speakerPhrase(this.#text.slice(source.start, source.end))).replace(SHORTENED, "$1");
    const ofBody = NAME_OF_BODY.exec(printed)?.[1];
    if (ofBody && isGivenName(ofBody.split(" ")[0] ?? "")) return this.#meet(ofBody, printed);
    const label = this.#transcript.find(printed);
    if (label) return this.#meet(label, label);
    // "Said Ellis: “…”": the verb, where the text knows no Said.
    const inverted = this.#names.inside.has("Said") ? null : /^Said\s+(?=\p{Lu})/u.exec(printed);
    return this.#named(printed.slice(inverted?.[0].length ?? 0), source, sentence);
  }

  #named(printed: string, source: Span, sentence: Span): string | null {
    if (printed === "") return null;
    const whose = /^whose\s+(.+)$/i.exec(printed)?.[1];
    if (whose) {
      const owner = this.#pronoun("who", source, sentence);
      return owner && `${possessive(owner)} ${whose}`;
    }
    if (PRONOUN.test(printed)) return this.#pronoun(printed.toLowerCase(), source, sentence);
    const behind = nameBehind(printed, this.#text.slice(source.end, source.end + 80).replace(/\s+/g, " "));
    // "The Republican leader, Michael Stein, said" is no other leader who was named before.
    const role = behind ? undefined : this.#knownRole(printed);
    if (role) return this.#meet(role, printed);
    // "He acknowledged that Moor’s Harbour plan costs more": the plan is Moor’s.
    if (LONE_NAME.test(printed) && /['’]s\s$/.test(this.#text.slice(Math.max(0, source.start - 3), source.start)))
      return null;
    const words = this.#tagged.within(source).map((word) => this.#asName(word));
    const full = this.#withOwner(printed);
    // "The chairmen for Tarn County, Paul Stein, and …": the place is whose chairman he is.
    if (behind && PLACE_END.test(printed)) return this.#meet(behind, behind);
    if (behind && endsInRole(printed)) return this.#meet(behind, `${printed} ${behind}`);
    if (isPlaceInTown(printed) || !canSpeak(words, this.#names)) return null;
    // "Mr. Ryan" is Paul Ryan where the text says so once.
    const titled = TITLED.exec(printed)?.[1];
    const whole = titled ? this.#fullNames.find(titled) : null;
    if (whole && !contradicts(genderOf(whole, whole), genderOf(whole, printed)))
      return this.#meet(whole, printed, source);
    const name = this.#personIn(words);
    const short = !name && words.length === 1 ? this.#fullNames.find(printed) : null;
    if (short) return this.#meet(short, printed, source);
    if (!name || isBody(name, words)) return this.#notePart(full, words);
    const known = this.#fullNames.find(name);
    const person = this.#meet(name, printed, source);
    return name === printed && known !== null && ` ${known} `.includes(` ${name} `) ? person : full;
  }

  /** Who was named with the role that "the spokesman" or "the Harbour leader" takes up. */
  #knownRole(printed: string): string | undefined {
    return DEFINITE_ROLE.test(printed) ? this.#byRole.get(rolesIn(printed).at(-1) ?? "") : undefined;
  }

  /** "FALK: …": the tagger takes capitals for any kind of word; where the text prints "Falk" too, they are that name. */
  #asName(word: TaggedWord): TaggedWord {
    const shouted = /^\p{Lu}{2,}$/u.test(word.raw);
    return shouted && this.#names.inside.has(word.raw.charAt(0) + word.raw.slice(1).toLowerCase())
      ? { ...word, pos: "PROPN" }
      : word;
  }

  /** Notes full names in a sentence, so that surnames behind it are known for them. */
  note(words: readonly TaggedWord[]): void {
    for (const { start, end } of [...namesIn(words), ...givenNamesIn(words)]) {
      const name = wholeNameIn(this.#text.slice(start, end));
      const [first = "", ...rest] = name.split(" ");
      // "When Weiner", "Thin-skinned Trump": at the start of a sentence only a given name shows that a name begins.
      // Before "’s" two capital words in a row are whose thing it is: "Emil Brandt’s workshop".
      const owns = /^['’]s?\s/.test(this.#text.slice(end, end + 3)) && rest.length === 1 && !BODIES.test(name);
      const begins = start !== words[0]?.start || isGivenName(first) || owns;
      const person = /^\p{Lu}(?:[\p{L}’']+|\.|\p{L}+-\p{Lu}\p{L}+)$/u.test(first) && !isNation(rest.at(-1) ?? "");
      if (begins && person && rest.length > 0 && !BODIES.test(name) && !isMedium(name) && !isTitle(first))
        this.#fullNames.note(oneApostrophe(name));
    }
  }

  /** Notes people named in a sentence without a source, so that "he" in the next one finds them. */
  remember(words: readonly TaggedWord[]): void {
    // "Advertisement Hide Ad": what has no stop is a line of the page, and its words are nobody.
    if (!/^[.!?…:”"]$/.test(words.at(-1)?.raw ?? "")) return;
    const subject = words.findIndex((word) => word.pos === "VERB" || word.pos === "AUX");
    const before = subjectName(words.slice(0, Math.max(0, subject)));
    // "That did not satisfy Justice Moor. “Which is it?” he said": what does it is no person, so "he" is whom it was done to.
    if (before.length === 1 && NOBODY.test(before[0]?.raw ?? "")) {
      this.#meetObject(words.slice(subject));
      return;
    }
    const name = this.#personIn(before);
    const [first] = before;
    const last = before.at(-1);
    const known = name !== null && this.#mayBePerson(name);
    if (known && first && last && !isBody(name, before))
      this.#meet(name, this.#text.slice(first.start, last.end), { start: first.start, end: last.end });
  }

  /** Meets the one person whom these words name, where the sentence ends with the name. */
  #meetObject(words: readonly TaggedWord[]): void {
    const end = words.findLastIndex(({ pos }) => pos !== "PUNCT");
    const own = words.slice(0, end + 1);
    const name = this.#personIn(own);
    const last = own.at(-1);
    if (!name || !last || !(name.includes(" ") || this.#names.inside.has(name)) || isBody(name, own.slice(-2))) return;
    this.#meet(name, this.#text.slice(own.at(-3)?.start ?? last.start, last.end), { start: last.start, end: last.end });
  }

  /** "Sacramento braced itself", "San Diego waits": what only may be a name is nobody whom "he" could mean. */
  #mayBePerson(name: string): boolean {
    if (PLACE_START.test(name) || isState(name)) return false;
    return name.includes(" ") || this.#fullNames.find(name) !== null || isGivenName(name);
  }

  /** Makes somebody the latest person named, under the full name where one is known. `at` is where the name is printed. */
  #meet(name: string, printed: string, at?: Span): string {
    this.#fullNames.meet(name);
    const person = this.#fullNames.find(name) ?? name;
    const before = this.#people.find((known) => known.name === person);
    this.#people = [
      { name: person, gender: before?.gender ?? genderOf(person, printed) },
      ...this.#people.filter((known) => known.name !== person),
    ];
    this.#people.length = Math.min(this.#people.length, REMEMBERED);
    const apposition = at ? (APPOSITION.exec(this.#text.slice(at.end, at.end + 80))?.[0] ?? "") : "";
    for (const role of rolesIn(`${printed} ${apposition}`)) this.#byRole.set(role, person);
    return person;
  }

  /** "who" is the name just before it, "he" and "she" somebody named earlier, "they" a group, "it" a body. */
  #pronoun(pronoun: string, source: Span, sentence: Span): string | null {
    // "TARN — Ada Moor denied it but said she": the town is nobody.
    const { start } = withoutDateline(this.#text, sentence);
    const before = this.#tagged.within({ start: Math.min(start, source.start), end: source.start });
    const names = namesIn(before).filter(({ name }) => !isMedium(name));
    if (pronoun === "who") return this.#who(before, names, source, sentence);
    if (pronoun === "they" || pronoun === "their") return this.#group ?? this.#people[0]?.name ?? null;
    if (pronoun === "it" || pronoun === "its") return this.#body;
    const gender = GENDER[pronoun];
    if (!gender) return null;
    const fits = (known: Gender | null) => known === null || known === gender;
    const about = this.#subjectBeforeColon(before);
    if (about && fits(genderOf(about, about))) return this.#meet(about, about);
    const name = this.#people.find((known) => fits(known.gender));
    if (!name) return names.find((n) => fits(genderOf(n.name, n.name)))?.name ?? null;
    if (name.gender === null)
      this.#people = this.#people.map((known) => (known === name ? { ...known, gender } : known));
    return name.name;
  }

  /** "An expert, Piers Haldane, disagreed: the tide was slack, he said": the clause before the colon is about him. */
  #subjectBeforeColon(before: readonly TaggedWord[]): string | null {
    const colon = before.findLastIndex(({ raw }) => raw === ":");
    const verb = before.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
    const about = verb > 0 && verb < colon ? this.#personIn(subjectName(before.slice(0, verb))) : null;
    return about?.includes(" ") ? about : null;
  }

  #who(before: readonly TaggedWord[], names: readonly Name[], source: Span, sentence: Span): string | null {
    if (isOfNoun(before) || ANYBODY.test(before.at(-1)?.norm ?? "")) return null;
    const words = this.#text.slice(sentence.start, source.start);
    const kind = KIND_OF_PERSON.exec(words)?.[1] ?? this.#roleBefore(before);
    if (kind) return kind;
    if (SEVERAL.test(this.#text.slice(source.end, source.end + 12))) {
      const both = [...words.matchAll(TWO_NAMES)].find((m) => TOLD_BETWEEN.test(words.slice(m.index + m[0].length)));
      if (both?.[1]) return both[1];
    }
    // 'a contestant on the show "The Ferry," who': a title in marks is nobody, and whoever opens the sentence is meant.
    const last = names.at(-1);
    if (last && /["“](?:The |An? )?$/.test(this.#text.slice(Math.max(0, last.start - 5), last.start)))
      return names.length > 1 ? (names[0]?.name ?? null) : null;
    return (names.findLast((name) => !isFrom(this.#text, name)) ?? last)?.name ?? null;
  }

  /** "the Tarnish president, who said": an office without a name, right before the comma. */
  #roleBefore(before: readonly TaggedWord[]): string | null {
    const noun = before.length - 2;
    if (before.at(-1)?.raw !== "," || !/^\p{Ll}/u.test(before[noun]?.raw ?? "") || !hasRole(before.slice(noun, -1)))
      return null;
    const [first, last] = [before[simpleStart(before, noun, 0)], before[noun]];
    if (first?.pos !== "DET" || !last) return null;
    const printed = speakerPhrase(this.#text.slice(first.start, last.end));
    return this.#byRole.get(rolesIn(printed).at(-1) ?? "") ?? printed;
  }

  /** "his allies" are "Trump’s allies", "he and his allies" "Trump and his allies", where it is known whose. */
  #withOwner(printed: string): string {
    const owner = /^(his|her|he|she)\s+(.+)$/i.exec(printed);
    if (!owner) return printed;
    const [, word = "", rest = ""] = owner;
    const gender = GENDER[word.toLowerCase()] ?? null;
    // "her aide, Lea Dahl": the aide is nobody's but another's.
    const person = this.#people.find(
      ({ name, gender: known }) => (known === null || known === gender) && !rest.includes(name),
    );
    if (!person) return printed;
    return /^(?:his|her)$/i.test(word) ? `${possessive(person.name)} ${rest}` : `${person.name} ${rest}`;
  }

  /** Remembers a source without a person's name: "officials" for "they", "the ministry" for "it". */
  #notePart(printed: string, words: readonly TaggedWord[]): string {
    const plural = words.some((word) => word.pos === "NOUN" && word.norm !== word.lemma && word.norm.endsWith("s"));
    if (plural) this.#group = printed;
    else this.#body = printed;
    // "A spokesman for the board said": "he" in the next sentence is that spokesman, though he has no name.
    // "A woman at the gate said": so is "she".
    if (!plural && /^an?\s/i.test(printed) && (rolesIn(printed).length > 0 || genderOf(printed, printed) !== null))
      this.#people = [{ name: printed, gender: genderOf(printed, printed) }, ...this.#people].slice(0, REMEMBERED);
    return printed;
  }

  /** The last run of names in a phrase is the person: "State Department spokesman Matthew Miller". */
  #personIn(words: readonly TaggedWord[]): string | null {
    const names = namesIn(words).filter(({ name }) => !isMedium(name) && !/^(?:U\.S\.|US|The)$/.test(name));
    const last = names.at(-1);
    // "A White House official" names no person.
    if (!last || last.end !== words.at(-1)?.end) return null;
    const from = words[nameStart(words, words.length)]?.start ?? last.start;
    const preposition = prepositionBefore(words, from);
    // "Ada Moor of the Tarn Works" is Ada Moor, "a spokesman for Ada Moor" is nobody with a name.
    if (preposition > 0) return this.#personIn(words.slice(0, preposition));
    const whole = wholeNameIn(speakerPhrase(this.#text.slice(from, last.end)));
    return whole === "" ? last.name.split(" ").slice(-2).join(" ") : oneApostrophe(whole);
  }
}
