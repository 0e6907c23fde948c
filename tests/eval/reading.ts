import { scorePairs } from "../../lib/claims/row/pair-score.ts";
import type { StoryLink } from "../../lib/claims/row/read-links.ts";
import { alignStory, type RowOfClaims } from "../../lib/claims/row/story-rows.ts";
import type { QuestionArticle, SentencePlace } from "../../lib/model/reading.ts";
import { checkPoints } from "../../lib/reading/check-points.ts";
import { joinPoints } from "../../lib/reading/join-points.ts";
import { placeKey, planParts } from "../../lib/reading/plan-parts.ts";
import { pointsQuestion } from "../../lib/reading/points-question.ts";
import { goldAnswers } from "../support/gold-answers.ts";
import { type ReadEvent, readRows } from "./row-events.ts";

/** A context that holds a whole event of the set, and one that holds half of it. */
const WHOLE = 8192;
const PARTS = 2048;

/** What a story is when a model that answers from the gold has read it. */
type Read = { readonly rows: readonly RowOfClaims[]; readonly links: readonly StoryLink[]; readonly questions: number };

/**
 * The set of rows read by a model that answers as the first reader would: what question, check, parts, joining and rows lose between that answer and the
 * links. `whole` in one question an event, `parts` in as many as a small context needs.
 */
export function readEvents(
  folder: string,
): { readonly event: ReadEvent; readonly whole: Read; readonly parts: Read }[] {
  const answer = goldAnswers(folder);
  return (readRows(folder, "dev") ?? []).map((event) => {
    const read = (context: number) => readEvent(event, context, answer ?? (() => '{"points":[]}'));
    return { event, whole: read(WHOLE), parts: read(PARTS) };
  });
}

function readEvent(event: ReadEvent, context: number, answer: (question: string) => string): Read {
  const ids = [...new Set(event.stored.map(({ articleId }) => articleId))];
  const articles = ids.map(
    (id): QuestionArticle => ({
      text: String(id),
      outlet: `Outlet ${id}`,
      date: null,
      sentences: event.stored.filter(({ articleId }) => articleId === id).map(({ start, text }) => ({ start, text })),
    }),
  );
  const placeOf = (at: number): SentencePlace => ({
    text: String(event.sentences[at]?.articleId),
    start: event.sentences[at]?.claims[0]?.sentence.start ?? 0,
  });
  const scores = scorePairs(event.sentences, event.titles);
  const likely = (place: SentencePlace) =>
    scores.flatMap(({ a, b, score }) => {
      if (placeKey(placeOf(a)) === placeKey(place)) return [{ place: placeOf(b), score }];
      return placeKey(placeOf(b)) === placeKey(place) ? [{ place: placeOf(a), score }] : [];
    });
  const parts = planParts(articles, context, likely);
  const points = joinPoints(
    parts.map((part) => {
      const question = pointsQuestion(articles, (place) => part.has(placeKey(place)));
      return { part, points: checkPoints(answer(question.user), question).points };
    }),
  );
  const { rows, links } = alignStory({
    claims: event.claims,
    sentences: event.stored,
    headlines: event.titles,
    decisions: { confirmed: [], rejected: [] },
    read: {
      by: "model:gold",
      articles: new Set(ids),
      points: points.map(({ sentences, differ }) => ({
        differ,
        sentences: sentences.map(({ text, start }) => ({ articleId: Number(text), start })),
      })),
    },
  });
  return { rows, links, questions: parts.length };
}
