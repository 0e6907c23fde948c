import type { Span } from "../model/span.ts";
import { type TaggedWord, tagWords } from "../text/nlp.ts";
import { isMedium, namesIn } from "./entities.ts";

const PRONOUN = /^(?:he|she|they|it|i|we|who|which|that|this|himself|herself|his|her|their|its)$/i;
const PERSONAL = /^(?:he|she|his|her|they|their|who|himself|herself)$/i;

/** Names the speakers of one article, in reading order: a pronoun is the last fitting person, "Miller" is "Matthew Miller". */
export class Speakers {
  readonly #text: string;
  readonly #fullNames = new Map<string, string>();
  #last: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** The speaker's name as a reader would give it, or null where nobody fits. `sentence` is where the source stands. */
  nameOf(source: Span, sentence: Span): string | null {
    const printed = this.#text
      .slice(source.start, source.end)
      .replace(/\s+/g, " ")
      .replace(/['’]s?$/, "")
      .trim();
    if (printed === "") return null;
    if (PRONOUN.test(printed)) return PERSONAL.test(printed) ? this.#personFor(printed, source, sentence) : null;
    const name = this.#personIn(tagWords(this.#text, source));
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

  /** "who" is the name just before it; "he" somebody named earlier, in this sentence or before. */
  #personFor(pronoun: string, source: Span, sentence: Span): string | null {
    const before = tagWords(this.#text, { start: sentence.start, end: source.start });
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
