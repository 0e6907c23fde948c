/**
 * Articles like those of news sites, made from a seed: the same number gives the same article on every machine. Words are drawn from a
 * vocabulary by Zipf's law, half of them as the usual next word of the one before, so that phrases come back in different articles as
 * they do in news. Each site puts its own lines around its articles, and every sixteenth article is an edited copy of an earlier one.
 */

/** An article of the run; `copyOf` is the number of the one that it is a copy of. */
export type Generated = {
  readonly number: number;
  readonly text: string;
  /** Where the article's own words stand in the text. */
  readonly body: { readonly start: number; readonly end: number };
  readonly words: number;
  readonly copyOf: number | null;
};

/** Distinct words; news of a year has about so many in use. */
const VOCABULARY = 40_000;
/** Of a hundred words, how many are the usual follower of the word before. */
const FOLLOWERS_IN_100 = 45;
/** Words that usually follow a word. */
const FOLLOWERS = 6;
const SITES = 200;
/** Every so-manieth article is a copy: 6 %. */
const COPY_EVERY = 16;
/** A copy is made of an article at most this many numbers before it. */
export const REACH = 5_000;
/** Of a hundred copies, so many are cut; of the others' words, so many in a hundred are edited. */
const CUT_IN_100 = 30;
const EDITED_IN_100 = 4;

/** A generator of numbers below 2^32 (Marsaglia's xorshift32, seeded through a mixing step so that neighbours differ). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = mixed(seed) || 1;
  }

  below(limit: number): number {
    let s = this.#state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.#state = s;
    return Math.floor(((s >>> 0) / 2 ** 32) * limit);
  }
}

function mixed(seed: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Makes articles by number. */
export class NewsMaker {
  readonly #words: string[] = [];
  /** Word numbers so that an evenly drawn place gives a word by Zipf's law. */
  readonly #drawn: Int32Array;
  readonly #followers: Int32Array;
  readonly #seed: number;

  constructor(seed = 1) {
    this.#seed = seed;
    const chance = new Chance(seed);
    const taken = new Set<string>();
    while (this.#words.length < VOCABULARY) {
      const word = wordOf(chance, this.#words.length);
      if (!taken.has(word)) this.#words.push(word);
      taken.add(word);
    }
    this.#drawn = zipf(VOCABULARY);
    this.#followers = new Int32Array(VOCABULARY * FOLLOWERS);
    for (let i = 0; i < this.#followers.length; i++) this.#followers[i] = this.#draw(chance);
  }

  article(number: number): Generated {
    const original = this.originalOf(number);
    const body = original === null ? this.#body(number) : this.#edited(this.#body(original), number);
    const [before, own, after] = [this.#before(number), paragraphsOf(body), this.#after(number)].map((lines) =>
      lines.join("\n\n"),
    );
    const start = (before?.length ?? 0) + 2;
    const text = [before, own, after].join("\n\n");
    return { number, text, body: { start, end: start + (own?.length ?? 0) }, words: body.length, copyOf: original };
  }

  /** The number of the article that this one is a copy of; originals are never copies themselves. */
  originalOf(number: number): number | null {
    if (number === 0 || number % COPY_EVERY !== 0) return null;
    const original = number - 1 - new Chance(mixed(this.#seed) ^ number).below(Math.min(REACH, number));
    return original % COPY_EVERY === 0 ? original + 1 : original;
  }

  #draw(chance: Chance): number {
    return this.#drawn[chance.below(this.#drawn.length)] ?? 0;
  }

  #body(number: number): string[] {
    const chance = new Chance(mixed(this.#seed + 1) ^ (number * 2 + 1));
    const length = 120 + chance.below(300) + chance.below(300);
    const body: string[] = [];
    let word = this.#draw(chance);
    let left = 0;
    for (let i = 0; i < length; i++) {
      word =
        chance.below(100) < FOLLOWERS_IN_100
          ? (this.#followers[word * FOLLOWERS + chance.below(FOLLOWERS)] ?? 0)
          : this.#draw(chance);
      const printed = this.#words[word] ?? "";
      const first = left === 0;
      if (first) left = 8 + chance.below(20);
      left--;
      body.push(
        `${first ? printed.charAt(0).toUpperCase() + printed.slice(1) : printed}${left === 0 || i === length - 1 ? "." : ""}`,
      );
    }
    return body;
  }

  #edited(body: readonly string[], number: number): string[] {
    const chance = new Chance(mixed(this.#seed + 2) ^ number);
    const cut = chance.below(100) < CUT_IN_100 ? Math.ceil(body.length * 0.6) : body.length;
    const edited: string[] = [];
    for (const word of body.slice(0, cut)) {
      const dice = chance.below(100 * 3);
      if (dice >= EDITED_IN_100 * 3) edited.push(word);
      else if (dice % 3 === 0) edited.push(word, this.#words[this.#draw(chance)] ?? "");
      else if (dice % 3 === 1) edited.push((this.#words[this.#draw(chance)] ?? "") + (word.endsWith(".") ? "." : ""));
    }
    return edited;
  }

  #before(number: number): string[] {
    const site = this.#siteOf(number);
    return [`${this.#label(site, 0)} ${this.#label(site, 1)}`, "Skip to content", `Share this ${this.#label(site, 2)}`];
  }

  #after(number: number): string[] {
    const site = this.#siteOf(number);
    const sentence = Array.from({ length: 18 }, (_, i) => this.#label(site, 10 + i)).join(" ");
    return [
      `The ${this.#label(site, 3)} thanks its readers: ${sentence}.`,
      "Read next",
      `© ${this.#label(site, 4)}. All rights reserved.`,
    ];
  }

  #siteOf(number: number): number {
    return new Chance(mixed(this.#seed + 3) ^ number).below(SITES);
  }

  #label(site: number, place: number): string {
    return this.#words[200 + ((mixed(site * 64 + place) >>> 0) % 20_000)] ?? "";
  }
}

function paragraphsOf(body: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let paragraph: string[] = [];
  for (const word of body) {
    paragraph.push(word);
    if (word.endsWith(".") && paragraph.length >= 40) {
      paragraphs.push(paragraph.join(" "));
      paragraph = [];
    }
  }
  if (paragraph.length > 0) paragraphs.push(paragraph.join(" "));
  return paragraphs;
}

const FUNCTION_WORDS =
  "the of and to in a is that for it was on with as by at from he be are this not but have an they which his had has".split(
    " ",
  );
const SYLLABLES =
  "ba be bi bo bu da de di do du fa fe ga ge go ka ke ko la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi".split(
    " ",
  );

/** English function words first, since the language of a text is told by them; then words that grow longer as they get rarer. */
function wordOf(chance: Chance, rank: number): string {
  const known = FUNCTION_WORDS[rank];
  if (known) return known;
  const syllables = rank < 1500 ? 2 : rank < 12_000 ? 3 : 4;
  return (
    Array.from({ length: syllables }, () => SYLLABLES[chance.below(SYLLABLES.length)] ?? "").join("") +
    (chance.below(3) === 0 ? "n" : "")
  );
}

/** Word numbers, each as often as Zipf's law has it (frequency falls as 1 / (rank + 2.7), Mandelbrot's correction), at least once. */
function zipf(words: number): Int32Array {
  const places: number[] = [];
  const scale = words * 2;
  for (let rank = 0; rank < words; rank++) {
    const times = Math.max(1, Math.round(scale / (rank + 2.7) / 4));
    for (let i = 0; i < times; i++) places.push(rank);
  }
  return Int32Array.from(places);
}
