import { findTexts } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { type Candidate, findCommonLines } from "../../db/fingerprints.ts";
import type { PairScore } from "../../model/pair.ts";
import { bodySpans, type StoredArticle } from "../../model/stored.ts";
import { COMMON_LINE_GROUPS, lineKeysOf } from "../../similarity/boilerplate.ts";
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

/**
 * Compare each of `articles` with those wanted for it, in their order; an article that has been removed meanwhile is left out. Two that
 * ask for each other are compared once. Lines that stand in many groups count on neither side.
 */
export async function compareArticles(
  articles: readonly StoredArticle[],
  wanted: readonly Wanted[],
): Promise<Compared[]> {
  const own = new Map(articles.map((article) => [article.id, article]));
  const common = new CommonLines();
  const ready = new Map<number, PreparedArticle>();
  const scores = new Map<string, PairScore>();
  const compared: Compared[] = [];
  for (const part of partsOf(wanted, own)) {
    const loaded = (
      await findTexts(database(), [...new Set(part.map(({ id }) => id).filter((id) => !own.has(id)))])
    ).filter((text) => !text.removed);
    const texts = new Map([...own, ...loaded.map((text) => [text.id, text] as const)]);
    await common.learn(
      part.flatMap(({ of, id }) => [of, id]).flatMap((id) => (ready.has(id) ? [] : (texts.get(id) ?? []))),
    );
    const prepared = new Map<number, PreparedArticle>();
    const prepare = (article: StoredArticle): PreparedArticle => {
      const kept = own.has(article.id) ? ready : prepared;
      const made = kept.get(article.id) ?? prepareArticle(comparedPart(article), { commonLines: common.lines });
      kept.set(article.id, made);
      return made;
    };
    for (const { of, id } of part) {
      const [one, other] = [texts.get(of), texts.get(id)];
      if (!one || !other) continue;
      const [a, b] = one.id < other.id ? [one, other] : [other, one];
      const key = `${a.id} ${b.id}`;
      const score = scores.get(key) ?? scorePrepared(prepare(a), prepare(b));
      if (own.has(id)) scores.set(key, score);
      compared.push({ of, other: id, otherGroup: other.groupId, score });
    }
  }
  return compared;
}

/** The part of an article that similarity reads. */
export function comparedPart(article: StoredArticle): PreparedArticle["article"] {
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

/** Which body lines stand in many groups, each line asked for once. */
class CommonLines {
  readonly lines = new Set<bigint>();
  readonly #asked = new Set<bigint>();

  async learn(articles: readonly StoredArticle[]): Promise<void> {
    const fresh = new Set<bigint>();
    for (const { text, passages } of new Set(articles)) {
      const body = passages.filter(({ role }) => role === "body");
      let at = 0;
      for (const { key, span } of lineKeysOf(text)) {
        while (at < body.length && (body[at]?.end ?? 0) <= span.start) at++;
        if ((body[at]?.start ?? text.length) < span.end && !this.#asked.has(key)) fresh.add(key);
      }
    }
    for (const key of fresh) this.#asked.add(key);
    for (const key of await findCommonLines(database(), [...fresh], COMMON_LINE_GROUPS)) this.lines.add(key);
  }
}
