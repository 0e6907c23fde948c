import type { Span } from "../model/span.ts";
import type { TaggedText, TaggedWord } from "../text/nlp.ts";
import { canSpeak } from "./claim-voice.ts";
import { isMedium, namesIn } from "./entities.ts";

const PRONOUN =
  /^(?:he|she|they|it|i|we|you|who|whom|whose|what|which|that|this|these|those|there|himself|herself|his|her|their|its|my|our|your|him|them|us|me)$/i;
const PERSONAL = /^(?:he|she|his|her|they|their|who|himself|herself)$/i;
/** "The spokesman": somebody named before, where one was. */
const DEFINITE_ROLE =
  /^the (?:spokes(?:man|woman|person)|(?:vice )?president|minister|senator|official|governor|mayor|general|secretary|candidate|nominee|chairman|chairwoman|director|lawmaker|congressman|congresswoman|professor|analyst|author|diplomat|envoy)$/i;

/** Names the speakers of one article, in reading order: a pronoun is the last fitting person, "Miller" is "Matthew Miller". */
export class Speakers {
  readonly #text: string;
  readonly #tagged: TaggedText;
  readonly #fullNames = new Map<string, string>();
  #last: string | null = null;

  constructor(text: string, tagged: TaggedText) {
    this.#text = text;
    this.#tagged = tagged;
  }

  /** The speaker's name as a reader would give it, or null where nobody who could speak fits. `sentence` is where the source stands. */
  nameOf(source: Span, sentence: Span): string | null {
    const printed = printedName(this.#text.slice(source.start, source.end));
    if (printed === "") return null;
    if (PRONOUN.test(printed)) return PERSONAL.test(printed) ? this.#personFor(printed, source, sentence) : null;
    if (DEFINITE_ROLE.test(printed) && this.#last && this.#isTitled(printed)) return this.#last;
    const words = this.#tagged.within(source);
    if (!canSpeak(words, this.#text)) return null;
    const name = this.#personIn(words);
    if (!name) return printed;
    const surname = name.split(" ").at(-1) ?? name;
    const known = this.#fullNames.get(surname);
    if (name.includes(" ") && !known) this.#fullNames.set(surname, name);
    this.#last = this.#fullNames.get(surname) ?? name;
    return name === printed && known && !name.includes(" ") ? known : printed;
  }

  /** Notes people named in a sentence without a source, so that "he" in the next one finds them. */
  remember(words: readonly TaggedWord[]): void {
    const subject = words.findIndex((word) => word.pos === "VERB" || word.pos === "AUX");
    const name = this.#personIn(words.slice(0, Math.max(0, subject)));
    if (!name) return;
    const surname = name.split(" ").at(-1) ?? name;
    if (name.includes(" ") && !this.#fullNames.has(surname)) this.#fullNames.set(surname, name);
    this.#last = this.#fullNames.get(surname) ?? name;
  }

  /** Whether the last person was printed with that title: "spokesman Matthew Miller". */
  #isTitled(printed: string): boolean {
    const title = printed.split(" ").at(-1) ?? "";
    return new RegExp(`${title}\\s+${this.#last?.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "i").test(this.#text);
  }

  /** "who" is the name just before it; "he" somebody named earlier, in this sentence or before. */
  #personFor(pronoun: string, source: Span, sentence: Span): string | null {
    const before = this.#tagged.within({ start: sentence.start, end: source.start });
    const names = namesIn(before).filter(({ name }) => !isMedium(name));
    if (/^who$/i.test(pronoun)) return names.at(-1)?.name ?? null;
    return this.#last ?? names[0]?.name ?? null;
  }

  /** The last run of names in a phrase is the person: "State Department spokesman Matthew Miller". */
  #personIn(words: readonly TaggedWord[]): string | null {
    const names = namesIn(words).filter(({ name }) => !isMedium(name) && !/^(?:U\.S\.|US|The)$/.test(name));
    const last = names.at(-1);
    // "A White House official" names no person.
    if (!last || last.end !== words.at(-1)?.end) return null;
    const { name } = last;
    return name.split(" ").slice(-2).join(" ");
  }
}

/** On one line, without a possessive mark or a comma left over at its ends. */
function printedName(raw: string): string {
  return raw
    .replace(/\s+/g, " ")
    .replace(/^[\s,"“”']+/, "")
    .replace(/[\s,"“”]+$/, "")
    .replace(/['’]s?$/, "")
    .trim();
}
