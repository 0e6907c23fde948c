import type { Span } from "../../model/span.ts";
import type { TaggedText, TaggedWord } from "../../text/nlp.ts";
import { isMedium, isNation, isState, isTitle, namesIn, oneApostrophe } from "../attribution/entities.ts";
import { canSpeak, type NamesOfText } from "../attribution/voice.ts";
import { nameStart } from "../attribution/whole-names.ts";
import { FullNames, wholeNameIn } from "./full-names.ts";
import { type Gender, genderOf, isGivenName, rolesIn } from "./people.ts";

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
/** "part of the ruling said": the ruling did. */
const PART_OF = /^(?:an?\s+|the\s+)?(?:part|parts|section|passage|excerpt|portion)\s+of\s+/i;
/** How many people back "he" and "she" are looked for. */
const REMEMBERED = 8;
/** Where a role may stand behind a name: "Ada Moor, a spokeswoman for the board,". */
const APPOSITION = /^,\s+[^,.;:“”"]{3,60}/;

const BODIES =
  /\b(?:Kremlin|Pentagon|Ministry|Department|Agency|Bureau|Office|Party|Council|Committee|Commission|Court|Congress|Senate|House|Parliament|Duma|Center|Centre|Institute|University|Foundation|Association|Union|Bank|Fund|Group|Company|Corp|Inc|Service|Police|Army|Navy|Forces|Command|Embassy|Government|Administration|Organization|Organisation|Board|Network|Alliance|Federation|Republic|States|Nations|Kingdom|Downing Street)$/;

/** "Her chief, Paul Stein, said": the name behind the role. */
const NAMED_BEHIND = /^,\s+((?:\p{Lu}[\p{L}.'’-]+\s?){2,3}),/u;
/** The same at the end of a sentence: “…,” said the mayor, Ada Lund. */
const NAMED_LAST = /^,\s+(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.)?\s\p{Lu}[\p{L}'’-]+)(?=\.(?:\s|$)|$|\swho\s)/u;

/** "I’m", "he’s": the pronoun with its verb. */
const SHORTENED = /^(I|he|she|they|we|you)['’](?:m|s|ve|d|ll|re)$/i;
/** "who have", of more than one person. */
const SEVERAL = /^\s+(?:have|are|were|say|claim|deny)\b/;
/** "Ada and Silk -- two singers who": both of them. */
const TWO_NAMES = /(?:^|\s)((?:\p{Lu}[\p{L}’'-]+\s){1,3}and\s(?:\p{Lu}[\p{L}’'-]+\s?){1,3})(?:,|--|—|–)[^.,;]{3,60}$/u;

const LONE_NAME = /^\p{Lu}[\p{L}-]+$/u;
const PLACE_END = /^(?:\p{Lu}\S+ )+(?:County|Parish|Township|City|Province|District)$/u;

/** A courtesy title before a surname alone. */
const TITLED = /^(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+(\p{Lu}[\p{L}’-]+)$/u;

type Person = { readonly name: string; readonly gender: Gender | null };

/** Names the speakers of one article, in reading order: a pronoun is the last fitting person, "Miller" is "Matthew Miller". */
export class Speakers {
  readonly #text: string;
  readonly #tagged: TaggedText;
  readonly #names: NamesOfText;
  readonly #fullNames = new FullNames();
  readonly #byRole = new Map<string, string>();
  /** The last people named, latest first. */
  #people: Person[] = [];
  #group: string | null = null;
  #body: string | null = null;

  constructor(text: string, tagged: TaggedText, names: NamesOfText) {
    this.#text = text;
    this.#names = names;
    this.#tagged = tagged;
  }

  /** The speaker's name as a reader would give it, or null where nobody who could speak fits. `sentence` is where the source stands. */
  nameOf(source: Span, sentence: Span): string | null {
    const printed = oneApostrophe(printedName(this.#text.slice(source.start, source.end))).replace(SHORTENED, "$1");
    return this.#named(printed, source, sentence);
  }

  #named(printed: string, source: Span, sentence: Span): string | null {
    if (printed === "") return null;
    const whose = /^whose\s+(.+)$/i.exec(printed)?.[1];
    if (whose) {
      const owner = this.#pronoun("who", source, sentence);
      return owner && `${owner}’s ${whose}`;
    }
    if (PRONOUN.test(printed)) return this.#pronoun(printed.toLowerCase(), source, sentence);
    const role = DEFINITE_ROLE.test(printed) ? this.#byRole.get(rolesIn(printed).at(-1) ?? "") : undefined;
    if (role) return this.#meet(role, printed);
    // "He acknowledged that Moor’s Harbour plan costs more": the plan is Moor’s.
    if (LONE_NAME.test(printed) && /['’]s\s$/.test(this.#text.slice(Math.max(0, source.start - 3), source.start)))
      return null;
    const words = this.#tagged.within(source);
    const full = this.#withOwner(printed);
    const behind = nameBehind(printed, this.#text.slice(source.end, source.end + 80));
    // "The chairmen for Tarn County, Paul Stein, and …": the place is whose chairman he is.
    if (behind && PLACE_END.test(printed)) return this.#meet(behind, behind);
    if (behind && endsInRole(printed)) return this.#meet(behind, `${printed} ${behind}`);
    if (!canSpeak(words, this.#names)) return null;
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

  /** Notes full names in a sentence, so that surnames behind it are known for them. */
  note(words: readonly TaggedWord[]): void {
    for (const { start, end } of [...namesIn(words), ...givenNamesIn(words)]) {
      const name = wholeNameIn(this.#text.slice(start, end));
      const [first = "", ...rest] = name.split(" ");
      // "When Weiner", "Thin-skinned Trump": at the start of a sentence only a given name shows that a name begins.
      const begins = start !== words[0]?.start || isGivenName(first);
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
    const before = words.slice(0, Math.max(0, subject));
    const name = this.#personIn(before);
    const [first] = before;
    const last = before.at(-1);
    const known = name !== null && (name.includes(" ") || this.#names.inside.has(name));
    if (known && first && last && !isBody(name, before))
      this.#meet(name, this.#text.slice(first.start, last.end), { start: first.start, end: last.end });
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
    const before = this.#tagged.within({ start: sentence.start, end: source.start });
    const names = namesIn(before).filter(({ name }) => !isMedium(name));
    if (pronoun === "who" && isOfNoun(before)) return null;
    if (pronoun === "who" && SEVERAL.test(this.#text.slice(source.end, source.end + 12))) {
      const both = TWO_NAMES.exec(this.#text.slice(sentence.start, source.start))?.[1];
      if (both) return both.trim();
    }
    if (pronoun === "who") return (names.findLast((name) => !isFrom(this.#text, name)) ?? names.at(-1))?.name ?? null;
    if (pronoun === "they" || pronoun === "their") return this.#group ?? this.#people[0]?.name ?? null;
    if (pronoun === "it" || pronoun === "its") return this.#body;
    const gender = GENDER[pronoun];
    if (!gender) return null;
    const fits = (known: Gender | null) => known === null || known === gender;
    const name = this.#people.find((known) => fits(known.gender));
    if (!name) return names.find((n) => fits(genderOf(n.name, n.name)))?.name ?? null;
    if (name.gender === null)
      this.#people = this.#people.map((known) => (known === name ? { ...known, gender } : known));
    return name.name;
  }

  /** "his allies" are "Trump’s allies", "he and his allies" "Trump and his allies", where it is known whose. */
  #withOwner(printed: string): string {
    const owner = /^(his|her|he|she)\s+(.+)$/i.exec(printed);
    if (!owner) return printed;
    const [, word = "", rest = ""] = owner;
    const gender = GENDER[word.toLowerCase()] ?? null;
    const person = this.#people.find((known) => known.gender === null || known.gender === gender);
    if (!person) return printed;
    return /^(?:his|her)$/i.test(word) ? `${person.name}’s ${rest}` : `${person.name} ${rest}`;
  }

  /** Remembers a source without a person's name: "officials" for "they", "the ministry" for "it". */
  #notePart(printed: string, words: readonly TaggedWord[]): string {
    const plural = words.some((word) => word.pos === "NOUN" && word.norm !== word.lemma && word.norm.endsWith("s"));
    if (plural) this.#group = printed;
    else this.#body = printed;
    return printed;
  }

  /** The last run of names in a phrase is the person: "State Department spokesman Matthew Miller". */
  #personIn(words: readonly TaggedWord[]): string | null {
    const names = namesIn(words).filter(({ name }) => !isMedium(name) && !/^(?:U\.S\.|US|The)$/.test(name));
    const last = names.at(-1);
    // "A White House official" names no person.
    if (!last || last.end !== words.at(-1)?.end) return null;
    const from = words[nameStart(words, words.length)]?.start ?? last.start;
    const whole = wholeNameIn(printedName(this.#text.slice(from, last.end)));
    return whole === "" ? last.name.split(" ").slice(-2).join(" ") : oneApostrophe(whole);
  }
}

/** "three women who claimed": a noun right before the pronoun is who it means, and no name earlier in the sentence. */
function isOfNoun(before: readonly TaggedWord[]): boolean {
  const last = before.at(-1);
  const beside = before.at(-2);
  const noun = last?.pos === "NOUN" && /^\p{Ll}/u.test(last.raw);
  // "women who were there at the time who": the time is stepped over.
  return noun && beside?.pos !== "PROPN" && !before.slice(-6).some(({ raw }) => /^(?:,|--|[—–])$/.test(raw));
}

/** "of Deuel County", ", R-Ky.", ", Neb.": where the person before is from. */
function isFrom(text: string, { start, end }: Span): boolean {
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
function givenNamesIn(words: readonly TaggedWord[]): Span[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    if (!isGivenName(word.raw) || !next || next.pos === "PROPN" || !/^\p{Lu}\p{Ll}+$/u.test(next.raw)) return [];
    return words[i + 2] && /^\p{Lu}/u.test(words[i + 2]?.raw ?? "") ? [] : [{ start: word.start, end: next.end }];
  });
}

/** "The mayor of Tarn", "a spokeswoman for Moor": a role, and behind it what it is held in. */
const ROLE_SOMEWHERE = /^(?:the|an?|its|his|her|their|our)\s(.+?)\s(?:of|for|in|at|from)\s/i;

/** Whether the phrase names nobody yet: "the treasurer" and "the mayor of Tarn", and not "Ada Moor". */
function endsInRole(printed: string): boolean {
  return /(?:^|\s)\p{Ll}\S*$/u.test(printed) || rolesIn(ROLE_SOMEWHERE.exec(printed)?.[1] ?? "").length > 0;
}

/** The name of whoever holds the role `printed`, in what follows it; null where none follows. */
function nameBehind(printed: string, after: string): string | null {
  const inserted = NAMED_BEHIND.exec(after)?.[1]?.trim();
  const name = inserted ?? (rolesIn(printed).length > 0 ? NAMED_LAST.exec(after)?.[1] : undefined);
  return name && !isState(name) && !isNation(name) ? name : null;
}

function contradicts(known: Gender | null, printed: Gender | null): boolean {
  return known !== null && printed !== null && known !== printed;
}

/** "White House Press Secretary": an office with no name behind it. */
function endsInOffice(name: string): boolean {
  const last = name.split(" ").at(-1) ?? "";
  return rolesIn(last).length > 0 && isTitle(last);
}

/** "The Kremlin", "the IMF", "Tax Policy Center": a name that is nobody's. */
function isBody(name: string, words: readonly TaggedWord[]): boolean {
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

/** On one line, without a possessive mark or a comma left over at its ends. */
function printedName(raw: string): string {
  return raw
    .replace(/\s+/g, " ")
    .replace(/^[\s,"“”']+/, "")
    .replace(/[\s,"“”]+$/, "")
    .replace(/['’]s?$/, "")
    .replace(PART_OF, "")
    .trim();
}
