import { database } from "../../db/client.ts";
import { findComparedTexts } from "../../db/compared-texts.ts";
import { type Candidate, findCommonLines } from "../../db/fingerprints.ts";
import type { ComparedText, PairScore } from "../../model/pair.ts";
import { bodySpans } from "../../model/stored.ts";
import { COMMON_LINE_GROUPS, type KeyedLine, lineKeysOf, linesInBody } from "../../similarity/boilerplate.ts";
import { type PreparedArticle, prepareArticle, scorePrepared } from "../../similarity/score.ts";

/** Characters of other articles held at a time: a hundred articles may each have sixty candidates, and each of them may be a book. */
const MOST_CHARACTERS = 4_000_000;

/** Two articles compared. `a` is the smaller id, as in the score; `other` is the one that was not asked for. */
export type Compared = {
  readonly of: number;
  readonly other: number;
  readonly otherGroup: number;
  readonly score: PairScore;
};
/** What to compare: the article asked for, another, and the length of the other's text. */
export type Wanted = Pick<Candidate, "of" | "id" | "length">;

/** A text with what is made of it when it is first compared. */
type Held = { readonly text: ComparedText; readonly lines: readonly KeyedLine[]; prepared?: PreparedArticle };

/**
 * Compares articles with others. The texts of others are read once and held for what is asked next, as many as fit into memory together; two
 * articles that ask for each other, and those that are asked about again, are compared once. Lines that stand in many groups count on neither
 * side.
 */
export class Comparison {
  readonly #own: ReadonlyMap<number, Held>;
  readonly #others = new Map<number, Held>();
  #characters = 0;
  readonly #scores = new Map<string, PairScore>();
  readonly #common = new Set<bigint>();
  readonly #asked = new Set<bigint>();

  /** `linesOf` gives the lines of an article's text. */
  constructor(articles: readonly ComparedText[], linesOf: (article: ComparedText) => readonly KeyedLine[]) {
    this.#own = new Map(articles.map((text) => [text.id, { text, lines: linesOf(text) }]));
  }

  /** Each of the articles compared with those wanted for it, in their order; one that has been removed meanwhile is left out. */
  async compare(wanted: readonly Wanted[]): Promise<Compared[]> {
    const compared: Compared[] = [];
    for (const part of partsOf(wanted, this.#own)) {
      await this.#hold(part.map(({ id }) => id));
      const held = part.flatMap(({ of, id }) => [this.#heldOf(of) ?? [], this.#heldOf(id) ?? []].flat());
      await this.#learnCommonLines(new Set(held));
      for (const { of, id } of part) {
        const [one, other] = [this.#heldOf(of), this.#heldOf(id)];
        if (one && other)
          compared.push({ of, other: id, otherGroup: other.text.groupId, score: this.#scoreOf(one, other) });
      }
    }
    return compared;
  }

  /** The texts of these articles by id, own and others; one that has been removed is left out. */
  async textsOf(ids: readonly number[]): Promise<Map<number, ComparedText>> {
    await this.#hold(ids);
    return new Map(ids.flatMap((id) => this.#heldOf(id) ?? []).map(({ text }) => [text.id, text]));
  }

  #heldOf(id: number): Held | undefined {
    return this.#own.get(id) ?? this.#others.get(id);
  }

  async #hold(ids: readonly number[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#heldOf(id));
    const texts = await findComparedTexts(database(), missing);
    const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
    if (this.#characters + characters > MOST_CHARACTERS) {
      const kept = new Set(ids);
      for (const [id, { text }] of this.#others) {
        if (kept.has(id)) continue;
        this.#others.delete(id);
        this.#characters -= text.text.length;
      }
    }
    for (const text of texts) this.#others.set(text.id, { text, lines: lineKeysOf(text.text) });
    this.#characters += characters;
  }

  #scoreOf(one: Held, other: Held): PairScore {
    const [a, b] = one.text.id < other.text.id ? [one, other] : [other, one];
    const key = `${a.text.id} ${b.text.id}`;
    const score = this.#scores.get(key) ?? scorePrepared(this.#prepared(a), this.#prepared(b));
    this.#scores.set(key, score);
    return score;
  }

  #prepared(held: Held): PreparedArticle {
    held.prepared ??= prepareArticle(comparedPart(held.text), { commonLines: this.#common, lines: held.lines });
    return held.prepared;
  }

  /** Which body lines stand in many groups, each line asked for once. */
  async #learnCommonLines(texts: ReadonlySet<Held>): Promise<void> {
    const fresh = new Set<bigint>();
    for (const { text, lines, prepared } of texts) {
      if (prepared) continue;
      for (const { key } of linesInBody(lines, bodySpans(text.passages))) if (!this.#asked.has(key)) fresh.add(key);
    }
    for (const key of fresh) this.#asked.add(key);
    for (const key of await findCommonLines(database(), [...fresh], COMMON_LINE_GROUPS)) this.#common.add(key);
  }
}

/** The part of an article that similarity reads. */
export function comparedPart(article: Pick<ComparedText, "id" | "text" | "passages">): PreparedArticle["article"] {
  return { id: article.id, text: article.text, body: bodySpans(article.passages) };
}

/** `wanted` in parts of which the texts fit into memory together. */
function* partsOf(wanted: readonly Wanted[], own: ReadonlyMap<number, unknown>): Generator<readonly Wanted[]> {
  let part: Wanted[] = [];
  let characters = 0;
  for (const want of wanted) {
    if (part.length > 0 && characters + want.length > MOST_CHARACTERS) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(want);
    if (!own.has(want.id)) characters += want.length;
  }
  if (part.length > 0) yield part;
}
