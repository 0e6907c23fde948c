import { database } from "../../db/client.ts";
import { findNamingDecisions } from "../../db/decisions.ts";
import { findLinkedSentences } from "../../db/framing.ts";
import { indexForms, matchForms } from "../../framing/measure/find-forms.ts";
import { correctEvents, type NamingCorrection } from "../../framing/names/corrections.ts";
import {
  type ActorNames,
  actorsNamed,
  type EventNames,
  eventsNamed,
  sharedEvents,
  type TiedMention,
} from "../../framing/names/event-names.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import type { Span } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";
import type { FramingColumn } from "./framing-columns.ts";

/** What each calls the same events and actors, as readers corrected it. `corrected` says how many corrections of these events hold. */
export type NamesView = {
  readonly events: readonly EventNames[];
  readonly actors: readonly ActorNames[];
  readonly corrected: number;
};

/** The names that the columns use for one event or actor, tied by what phrases say, by linked claims, and by what readers corrected. */
export async function namesOf(columns: readonly FramingColumn[]): Promise<NamesView> {
  const articles = columns.flatMap((column) => column.read);
  const links = await findLinkedSentences(
    database(),
    articles.map((article) => article.id),
  );
  const position = new Map(
    columns.flatMap(({ sentences }) =>
      sentences.map((each) => [`${each.articleId} ${each.start}`, each.position] as const),
    ),
  );
  const linked = links.flatMap(({ aArticle, aStart, bArticle, bStart }) => {
    const [a, b] = [position.get(`${aArticle} ${aStart}`), position.get(`${bArticle} ${bStart}`)];
    return a === undefined || b === undefined
      ? []
      : [{ a: { article: aArticle, sentence: a }, b: { article: bArticle, sentence: b } }];
  });
  const mentions = columns.map((column) => column.names);
  const hashes = new Map(articles.map((article) => [article.id, article.textSha256]));
  const found = eventsNamed(mentions, linked);
  const decisions = await findNamingDecisions(
    database(),
    found.map(({ key }) => eventSubject(key)),
  );
  const corrections = decisions.flatMap(correctionOf);
  const events = correctEvents(
    found,
    corrections,
    (place) => mentionKey(hashes.get(place.article) ?? "", place),
    (phrase) => columns.map((column) => usesOf(phrase, column)),
  );
  return { events: sharedEvents(events), actors: actorsNamed(mentions), corrected: corrections.length };
}

function correctionOf({ detail }: StoredDecision<"naming">): NamingCorrection[] {
  const { kind, event, mention, phrase } = detail;
  if (event === undefined) return [];
  if (kind === "not-this-event" && mention !== undefined) return [{ kind, event, mention }];
  return kind === "also-called" && phrase !== undefined ? [{ kind, event, phrase }] : [];
}

/** An event's key without its place: which places are known depends on the articles beside it. */
export function eventSubject(event: string): string {
  return event.split("|").slice(0, 3).join("|");
}

/** What a correction binds to: the text and the place in it. */
export function mentionKey(textSha256: string, { start, end }: Span): string {
  return `${textSha256}:${start}:${end}`;
}

/** Where a column's read sentences hold a phrase. */
function usesOf(phrase: string, column: FramingColumn): TiedMention[] {
  const index = indexForms([{ term: phrase, forms: [phrase], sense: "" }]);
  return column.sentences.flatMap(({ articleId, position, start, text }) =>
    matchForms(tokensOf(text), index).map((match) => ({
      article: articleId,
      sentence: position,
      start: start + match.start,
      end: start + match.end,
      head: phrase,
      concept: "",
      actor: null,
      target: null,
      place: null,
      definite: false,
      loose: false,
      by: "reader" as const,
    })),
  );
}
