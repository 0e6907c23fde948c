import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { taggedLines } from "../../lib/claims/attribution/attribution.ts";
import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { contentLemmas } from "../../lib/claims/claim/lemmas.ts";
import type { LinkableClaim } from "../../lib/claims/link/link-features.ts";
import { type RowSentence, readSentences, type StoredSentence } from "../../lib/claims/row/row-sentence.ts";
import type { Span } from "../../lib/model/span.ts";
import { tagWords } from "../../lib/text/nlp.ts";
import { sentencesOf } from "../../lib/text/sentences.ts";

type EventRow = {
  readonly event: string;
  readonly articles: readonly {
    readonly outlet: string;
    readonly title: string;
    readonly date?: string;
    readonly sentences: readonly string[];
  }[];
};
type PointRow = {
  readonly reader: string;
  readonly event: string;
  readonly point: string;
  readonly sentences: readonly string[];
  readonly core: boolean;
  readonly relation: string;
};

/** A claim of an event; `lines` are the positions of the set's sentences that its sentence lies over. */
export type RowClaim = LinkableClaim & {
  readonly quote: string;
  readonly sentenceText: string;
  readonly lines: readonly number[];
};
/** An event told by several outlets, each article as production reads it, and the points that readers gathered. */
export type RowEvent = {
  readonly event: string;
  readonly claims: readonly RowClaim[];
  readonly sentences: readonly StoredSentence[];
  readonly titles: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly points: readonly PointRow[];
};

/** The rows of a JSONL file, packed or not. */
export function rowsIn<T>(file: string): T[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** An event with its sentences as rows compare them, and where in the set each stands: "0.3" is the fourth of the first article. */
export type ReadEvent = Omit<RowEvent, "sentences"> & {
  readonly stored: readonly StoredSentence[];
  readonly sentences: readonly RowSentence[];
  readonly places: readonly (readonly string[])[];
};

/** The events of a part of the set of rows, read as production reads them; null where the set is absent. */
export function readRows(folder: string, part: "dev" | "train"): ReadEvent[] | null {
  return (
    readRowEvents(folder, part)?.map(({ sentences: stored, ...event }) => {
      const linesOf = new Map(event.claims.map(({ id, lines }) => [id, lines]));
      const sentences = readSentences(event.claims, stored);
      const places = sentences.map(({ articleId, claims: [claim] }) =>
        (linesOf.get(claim?.id ?? 0) ?? []).map((line) => `${articleId - 1}.${line}`),
      );
      return { ...event, stored, sentences, places };
    }) ?? null
  );
}

const keyOf = (x: string, y: string) => (x < y ? `${x} ${y}` : `${y} ${x}`);

/** What readers put together in an event: pairs that both of them joined ("sure"), or one ("possible"; where one read, these are the same). */
export function goldOf({ points, places }: ReadEvent): {
  readonly sure: ReadonlySet<string>;
  /** The pairs of lines under two sentences, by their positions. */
  readonly keysOf: (a: number, b: number) => string[];
  readonly isPossible: (a: number, b: number) => boolean;
  /** Points of the first reader that hold a sure pair, as their pairs. */
  readonly found: readonly (readonly string[])[];
} {
  const readers = new Map<string, Set<string>>();
  const pairsOf = ({ sentences }: PointRow) =>
    sentences.flatMap((x) =>
      sentences.flatMap((y) => (x < y && x.split(".")[0] !== y.split(".")[0] ? [keyOf(x, y)] : [])),
    );
  for (const point of points) {
    const own = readers.get(point.reader) ?? new Set();
    readers.set(point.reader, own);
    for (const pair of pairsOf(point)) own.add(pair);
  }
  const [first = new Set<string>(), second = first] = [...readers]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([, own]) => own);
  const sure = new Set([...first].filter((pair) => second.has(pair)));
  const keysOf = (a: number, b: number) => (places[a] ?? []).flatMap((x) => (places[b] ?? []).map((y) => keyOf(x, y)));
  const [reader] = [...readers.keys()].sort();
  return {
    sure,
    keysOf,
    isPossible: (a, b) => keysOf(a, b).some((pair) => first.has(pair) || second.has(pair)),
    found: points
      .filter((point) => point.reader === reader)
      .map(pairsOf)
      .filter((pairs) => pairs.some((pair) => sure.has(pair))),
  };
}

function readRowEvents(folder: string, part: "dev" | "train"): RowEvent[] | null {
  const file = join(folder, "rows", `${part}.events.jsonl.gz`);
  if (!existsSync(file)) return null;
  const points = rowsIn<PointRow>(join(folder, "rows", `${part}.gold.jsonl`));
  return rowsIn<EventRow>(file).map((row) =>
    readEvent(
      row,
      points.filter(({ event }) => event === row.event),
    ),
  );
}

/** An event as production reads its articles, each of its sentences a line of its text. */
export function readEvent({ event, articles }: EventRow, points: readonly PointRow[]): RowEvent {
  const claims: RowClaim[] = [];
  const sentences: StoredSentence[] = [];
  let id = 0;
  for (const [i, { title, date, sentences: lines }] of articles.entries()) {
    const articleId = i + 1;
    const { text, spans } = joined(lines);
    const tagged = taggedLines(text, spans);
    const cut = spans.flatMap((span) => sentencesOf(text, span));
    const own = cut.map((span) => ({
      articleId,
      start: span.start,
      text: text.slice(span.start, span.end),
      lemmas: contentLemmas(tagged.within(span)),
    }));
    sentences.push(...own);
    const context = { language: "en", headline: title, ...(date ? { publishedAt: date } : {}) };
    for (const claim of claimsOf(text, spans, context, tagged).claims) {
      id += 1;
      const position = own.findIndex(({ start }) => start === claim.sentence.start);
      claims.push({
        ...claim,
        id,
        articleId,
        groupId: articleId,
        quote: text.slice(claim.span.start, claim.span.end),
        sentenceText: text.slice(claim.sentence.start, claim.sentence.end),
        lines: spans.flatMap((span, line) =>
          span.start < claim.sentence.end && claim.sentence.start < span.end ? [line] : [],
        ),
        around: {
          place: position / Math.max(1, own.length - 1),
          before: own[position - 1]?.lemmas ?? [],
          after: own[position + 1]?.lemmas ?? [],
        },
      });
    }
  }
  return {
    event,
    claims,
    sentences,
    points,
    titles: articles.map(({ title }) => title),
    lines: articles.map(({ sentences: own }) => own),
  };
}

/** Every line of an event as one sentence, whether production would read a claim from it or not, and its place: "0.3" is the fourth of the first article. */
export function sentencesAsTheyStand({ lines, claims }: RowEvent): { sentences: RowSentence[]; places: string[] } {
  const places: string[] = [];
  const whole = lines.flatMap((own, article) => {
    let start = 0;
    return own.map((text, line) => {
      const span = { start, end: start + text.length };
      start = span.end + 2;
      places.push(`${article}.${line}`);
      const found = claims.filter((claim) => claim.articleId === article + 1 && claim.lines.includes(line));
      const lemmas = contentLemmas(tagWords(text));
      return {
        stored: { articleId: article + 1, start: span.start, text, lemmas },
        claim: {
          id: places.length,
          articleId: article + 1,
          groupId: article + 1,
          span,
          sentence: span,
          speaker: found.find(({ speaker }) => speaker)?.speaker ?? null,
          speakerSpan: null,
          via: null,
          verbClass: found.find(({ verbClass }) => verbClass)?.verbClass ?? null,
          cue: found.find(({ cue }) => cue)?.cue ?? null,
          hedges: [],
          negated: found.some(({ negated }) => negated),
          dates: found.flatMap(({ dates }) => dates),
          quantities: found.flatMap(({ quantities }) => quantities),
          entities: [...new Set(found.flatMap(({ entities }) => entities))],
          lemmas,
        },
      };
    });
  });
  const sentences = readSentences(
    whole.map(({ claim }) => claim),
    whole.map(({ stored }) => stored),
  );
  return { sentences, places };
}

/** Paragraphs as one text, and where each stands in it. */
function joined(paragraphs: readonly string[]): { text: string; spans: Span[] } {
  let at = 0;
  const spans = paragraphs.map((paragraph): Span => {
    const span = { start: at, end: at + paragraph.length };
    at = span.end + 2;
    return span;
  });
  return { text: paragraphs.join("\n\n"), spans };
}
