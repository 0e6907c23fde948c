import { findTexts } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findSentences } from "../../db/sentences.ts";
import { getMatter, getTopic } from "../../db/topics.ts";
import {
  type ConcordanceLine,
  type ConcordanceOrder,
  concordance,
  sortByLeft,
  sortByRight,
} from "../../framing/compare/concordance.ts";
import { bareWord } from "../../framing/measure/headline.ts";
import { countedWord } from "../../framing/measure/word-lines.ts";
import type { FramingHit, FramingProfile } from "../../model/framing.ts";
import type { ArticleSpan, Token } from "../../model/span.ts";
import { tokensOf } from "../../text/tokens.ts";
import type { Column } from "../columns/outlet-columns.ts";
import { paragraphNumbers } from "../passages/paragraph-numbers.ts";
import { type FramingColumn, holdsTopic } from "./framing-columns.ts";
import type { NamesView } from "./framing-names.ts";
import { sentencesOfPoint } from "./framing-points.ts";

/** Characters of context on either side of a word in a concordance. */
const CONTEXT = 90;
/** Most concordance lines shown at once. */
const MOST_LINES = 200;

/**
 * Which numbers the reader opened: "measure:obligation", "term:hedges:might", "speaker:…" ("speaker:" where no one is named), "quoted:" (all
 * quotations), "cue:deny", "by:deny|…" (of one speaker), "word:russia", "stem:plan" (its plural too), "event:…", "name:…|noun", "form:actor|form", "verb:actor|verb",
 * "topic:4", "point:7" (of a story); in one column, or in "all".
 */
export type Opened = { readonly what: string; readonly column: string };

export type OpenedLine = ConcordanceLine & { readonly paragraph: number | null; readonly letter: string };
export type OpenedLines = {
  readonly what: string;
  /** Null where all columns are opened. */
  readonly column: Column | null;
  readonly order: ConcordanceOrder;
  readonly lines: readonly OpenedLine[];
  readonly more: number;
};

/** The lines that a number counts, in the order asked for; null where nothing was opened. */
export async function openedLines(
  opened: Opened | null,
  order: ConcordanceOrder,
  columns: readonly FramingColumn[],
  names: NamesView,
): Promise<OpenedLines | null> {
  if (!opened) return null;
  const chosen =
    opened.column === "all"
      ? [...columns.keys()]
      : [...columns.keys()].filter((i) => columns[i]?.column.key === opened.column);
  if (chosen.length === 0) return null;
  const places = (await Promise.all(chosen.map((i) => placesOf(opened.what, columns, i, names)))).flat();
  const articles = [...new Set(places.slice(0, MOST_LINES).map((place) => place.article))];
  const [texts, paragraphs] = await Promise.all([findTexts(database(), articles), paragraphNumbers(articles)]);
  const letters = new Map(
    columns.flatMap(({ column, articles }) => articles.map((article) => [article.id, column.letter] as const)),
  );
  const byId = new Map(texts.map(({ id, text }) => [id, text]));
  const lines = articles.flatMap((id) => {
    const text = byId.get(id) ?? "";
    const own = places.slice(0, MOST_LINES).filter((place) => place.article === id);
    const spans = own.toSorted((a, b) => a.start - b.start);
    return concordance(id, text, spans, CONTEXT).map((line) => ({
      ...line,
      paragraph: paragraphs(id, line.span.start),
      letter: letters.get(id) ?? "",
    }));
  });
  const sorted = order === "left" ? sortByLeft(lines) : order === "right" ? sortByRight(lines) : lines;
  const column = opened.column === "all" ? null : (columns[chosen[0] ?? 0]?.column ?? null);
  return { what: opened.what, column, order, lines: sorted, more: Math.max(0, places.length - MOST_LINES) };
}

async function placesOf(
  what: string,
  columns: readonly FramingColumn[],
  i: number,
  names: NamesView,
): Promise<readonly ArticleSpan[]> {
  const column = columns[i];
  if (!column) return [];
  const { profile } = column;
  const [kind = "", ...rest] = what.split(":");
  const value = rest.join(":");
  const [first = "", second = ""] = splitLast(value);
  switch (kind) {
    case "measure":
      return hitsOf(profile, value);
    case "term":
      return hitsOf(profile, rest[0] ?? "").filter((hit) => hit.term === rest.slice(1).join(":"));
    case "speaker":
      return profile.speakers.find((speaker) => (speaker.name ?? "") === value)?.quotations ?? [];
    case "quoted":
      return profile.speakers
        .flatMap((speaker) => speaker.quotations)
        .toSorted((a, b) => a.article - b.article || a.start - b.start);
    case "cue":
      return profile.speakers.flatMap((speaker) => speaker.cues.filter((cue) => cue.verbClass === value));
    case "by": {
      const [verbClass, ...speaker] = value.split("|");
      const own = profile.speakers.find(({ name }) => (name ?? "") === speaker.join("|"));
      return own?.cues.filter((cue) => cue.verbClass === verbClass) ?? [];
    }
    case "event":
      return names.events.find((event) => event.key === value)?.rows.flatMap((row) => row.columns[i] ?? []) ?? [];
    case "name":
      return (
        names.events.find((event) => event.key === first)?.rows.find((row) => row.name === second)?.columns[i] ?? []
      );
    case "form":
      return (
        names.actors.find(({ actor }) => actor === first)?.forms.find((row) => row.form === second)?.columns[i] ?? []
      );
    case "verb":
      return (
        names.actors.find(({ actor }) => actor === first)?.verbs.find((row) => row.form === second)?.columns[i] ?? []
      );
    case "topic": {
      const topic = await getTopic(database(), Number(value));
      return column.sentences
        .filter((each) => holdsTopic(topic, each))
        .map(({ articleId, start, end }) => ({ article: articleId, start, end }));
    }
    case "point": {
      const { claimIds } = await getMatter(database(), Number(value));
      const claims = await findClaims(database(), { ids: claimIds });
      return sentencesOfPoint(claims, column).map(({ articleId, start, end }) => ({ article: articleId, start, end }));
    }
    case "word":
      return wordPlaces((token) => countedWord(token).norm === value, column);
    case "stem":
      return wordPlaces(({ norm }) => bareWord(norm) === value, column);
    default:
      return [];
  }
}

function hitsOf(profile: FramingProfile, measure: string): readonly FramingHit[] {
  return Object.hasOwn(profile.hits, measure) ? profile.hits[measure as keyof FramingProfile["hits"]] : [];
}

/** "a|b|c" as "a|b" and "c": the key of an event holds bars itself. */
function splitLast(value: string): [string, string] {
  const at = value.lastIndexOf("|");
  return at < 0 ? [value, ""] : [value.slice(0, at), value.slice(at + 1)];
}

/** Uses of a word in the column: in the sentences at hand, or in those of all its articles. */
async function wordPlaces(wanted: (token: Token) => boolean, column: FramingColumn): Promise<ArticleSpan[]> {
  const all = column.read.length === column.articles.length;
  const sentences = all
    ? column.sentences
    : await findSentences(
        database(),
        column.articles.map((article) => article.id),
      );
  return sentences.flatMap(({ articleId, start, text }) =>
    tokensOf(text).flatMap((token) =>
      wanted(token) ? [{ article: articleId, start: start + token.start, end: start + token.end }] : [],
    ),
  );
}
