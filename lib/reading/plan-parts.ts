import type { QuestionArticle, SentencePlace } from "../model/reading.ts";
import { tokensOfAnswer, tokensOfSentence, tokensOfTask } from "./points-question.ts";

/** The share of a part that one article's own run of sentences takes; the rest is for the sentences that answer it. */
const OWN_SHARE = 0.4;
/** Questions about one newcomer. */
const MOST_OF_NEWCOMER = 2;
/** Tokens of sentences in a part below which no answer can be worth its question. */
const LEAST_ROOM = 200;

/** How likely two sentences are to speak of one point, by the word scorer, 0 to 1; `of` gives those of other articles that may. */
export type Likely = (place: SentencePlace) => readonly { readonly place: SentencePlace; readonly score: number }[];

/** The sentences of a question, by `placeKey`. */
export type QuestionPart = ReadonlySet<string>;

/** A sentence's name in a set. */
export function placeKey({ text, start }: SentencePlace): string {
  return `${text}:${start}`;
}

/**
 * The parts in which a story is read by a model of so large a context: one where it fits. Else a run of sentences of each article with the sentences of
 * the others that come nearest to them by words, so that each sentence meets its likely partners at least once from either side, and parts overlap.
 */
export function planParts(articles: readonly QuestionArticle[], context: number, likely: Likely): QuestionPart[] {
  const all = articles.flatMap(({ text, sentences }) => sentences.map(({ start }) => placeKey({ text, start })));
  const room = roomIn(context, articles);
  if (fitsIn(articles, context)) return all.length > 0 ? [new Set(all)] : [];
  return articles.flatMap((article) => partsOf(article, articles, room, OWN_SHARE * room, likely));
}

/** The parts in which articles that came to a read story are read: at most two each, about their own sentences. */
export function planNewcomer(
  newcomer: QuestionArticle,
  articles: readonly QuestionArticle[],
  context: number,
  likely: Likely,
): QuestionPart[] {
  const room = roomIn(context, articles);
  if (fitsIn(articles, context))
    return [
      new Set(articles.flatMap(({ text, sentences }) => sentences.map(({ start }) => placeKey({ text, start })))),
    ];
  // Of a long newcomer the sentences that have most to meet are asked about, in the order of the text.
  const most = MOST_OF_NEWCOMER * 0.6 * room;
  const best = (start: number) => Math.max(0, ...likely({ text: newcomer.text, start }).map(({ score }) => score));
  const ranked = newcomer.sentences
    .map((sentence) => ({ ...sentence, best: best(sentence.start) }))
    .toSorted((x, y) => y.best - x.best || x.start - y.start);
  const kept = new Set<number>();
  let cost = 0;
  for (const { start, text } of ranked) {
    cost += costOfSentence(text);
    if (cost <= most) kept.add(start);
  }
  const own = { ...newcomer, sentences: newcomer.sentences.filter(({ start }) => kept.has(start)) };
  const half = Math.max(OWN_SHARE * room, costOf([own]) / MOST_OF_NEWCOMER + LEAST_ROOM / 4);
  return partsOf(own, articles, room, half, likely).slice(0, MOST_OF_NEWCOMER);
}

/** Whether a story is read in one part by a model of so large a context. */
export function fitsIn(articles: readonly QuestionArticle[], context: number): boolean {
  return costOf(articles) <= roomIn(context, articles);
}

/** Tokens that are left for sentences and what is answered of them. */
function roomIn(context: number, articles: readonly QuestionArticle[]): number {
  return Math.max(LEAST_ROOM, context - tokensOfTask(articles.slice(0, 12)) - tokensOfAnswer(0));
}

/** A sentence costs its own tokens and those of its number in the answer. */
function costOfSentence(text: string): number {
  return tokensOfSentence(text) + tokensOfAnswer(1) - tokensOfAnswer(0);
}

function costOf(articles: readonly QuestionArticle[]): number {
  return articles.reduce(
    (sum, { sentences }) => sum + sentences.reduce((own, { text }) => own + costOfSentence(text), 0),
    0,
  );
}

function partsOf(
  article: QuestionArticle,
  articles: readonly QuestionArticle[],
  room: number,
  ownRoom: number,
  likely: Likely,
): QuestionPart[] {
  const costs = new Map(
    articles.flatMap(({ text, sentences }) =>
      sentences.map((sentence) => [placeKey({ text, start: sentence.start }), costOfSentence(sentence.text)] as const),
    ),
  );
  return runsOf(article, ownRoom).flatMap((run) => {
    const part = new Set(run.map(({ start }) => placeKey({ text: article.text, start })));
    let cost = [...part].reduce((sum, key) => sum + (costs.get(key) ?? 0), 0);
    const ranked = run.map(({ start }) =>
      likely({ text: article.text, start }).toSorted(
        (x, y) => y.score - x.score || (placeKey(x.place) < placeKey(y.place) ? -1 : 1),
      ),
    );
    // In turns: the best partner of each sentence, then the second best of each, so that no sentence fills the part with its own.
    const own = part.size;
    for (let turn = 0; ranked.some((list) => turn < list.length); turn++)
      for (const { place } of ranked.flatMap((list) => list[turn] ?? []).toSorted((x, y) => y.score - x.score)) {
        const key = placeKey(place);
        const price = costs.get(key) ?? Infinity;
        if (part.has(key) || cost + price > room) continue;
        part.add(key);
        cost += price;
      }
    return part.size > own ? [part] : [];
  });
}

/** An article's sentences in runs of about equal size, of at most so many tokens; a sentence that is larger stands alone. */
function runsOf({ sentences }: QuestionArticle, room: number): { readonly start: number; readonly text: string }[][] {
  const whole = sentences.reduce((sum, { text }) => sum + costOfSentence(text), 0);
  const even = whole / Math.max(1, Math.ceil(whole / room));
  const runs: { readonly start: number; readonly text: string }[][] = [];
  let cost = Infinity;
  for (const sentence of sentences) {
    const own = costOfSentence(sentence.text);
    if (cost + own / 2 > even || cost + own > room) {
      runs.push([]);
      cost = 0;
    }
    runs.at(-1)?.push(sentence);
    cost += own;
  }
  return runs;
}
