import { searchedText } from "../../claims/topic/topic-words.ts";
import { database } from "../../db/client.ts";
import { countCellsOfArticles } from "../../db/matrix.ts";
import { findTopicHeads, type TopicHead } from "../../db/topics.ts";
import { type SpaceCell, type TopicSpace, topicOrder } from "../../framing/compare/topic-order.ts";
import { silences } from "../../framing/compare/uncovered-matters.ts";
import { grouped } from "../../model/grouped.ts";
import { excerptSilence } from "../columns/outlet-columns.ts";
import { type FramingColumn, holdsTopic, MOST_READ, type ReadSentence } from "./framing-columns.ts";
import { pointsOf } from "./framing-points.ts";

/** Topics looked for in the columns, those of highest rank. */
const MOST_SEARCHED = 200;
/** Topics shown with their place in the text. */
const MOST_TOPICS = 8;
/** Silences told of topics; the matrix has the rest. */
const MOST_SILENT_TOPICS = 8;
/** Silences told of speakers. */
const MOST_SILENT_SPEAKERS = 8;
/** Fewest quoted words for a speaker whose absence elsewhere is told: a word in marks is no voice. */
const FEWEST_QUOTED = 4;

export type SpaceView = {
  /** What is ordered and found missing: the points of the story compared, else topics. */
  readonly about: "point" | "topic";
  readonly topics: readonly TopicSpace[];
  readonly more: number;
  readonly silences: readonly SilenceRow[];
};
export type SilenceRow = {
  readonly kind: "topic" | "point" | "speaker";
  readonly what: string;
  /** The columns that have nothing, and those that have. */
  readonly columns: readonly number[];
  readonly heldBy: readonly number[];
  /** "no matching sentence found (searched: …)", or that it is not known, since only an excerpt is here. */
  readonly sentence: string;
  /** What others' evidence opens: a topic's number, or a speaker. */
  readonly opens: string;
};

/**
 * In what order topics come and what share each has, and which topics and speakers one column has not; within a story by its points instead.
 */
export async function spaceOf(columns: readonly FramingColumn[], story: number | null): Promise<SpaceView> {
  const about = story === null ? "topic" : "point";
  const rows = story === null ? await topicRows(columns) : await pointRows(story, columns);
  const ordered = topicOrder(rows);
  const held = rows.map(({ name, cells, topic, searched }) => ({
    what: name,
    opens: `${about}:${topic}`,
    searched,
    counts: cells.map((cell) => cell.sentences),
  }));
  return {
    about,
    topics: ordered.slice(0, MOST_TOPICS),
    more: Math.max(0, ordered.length - MOST_TOPICS),
    silences: [
      ...silencesOf(held, about).slice(0, MOST_SILENT_TOPICS),
      ...speakerSilences(columns).slice(0, MOST_SILENT_SPEAKERS),
    ].flatMap((row) => asKnown(row, columns)),
  };
}

type SpaceRow = {
  readonly topic: number;
  readonly name: string;
  readonly searched: string;
  readonly cells: readonly SpaceCell[];
};

async function pointRows(story: number, columns: readonly FramingColumn[]): Promise<SpaceRow[]> {
  const points = await pointsOf(story, columns);
  return points.map(({ id, name, searched, sentences }) => ({
    topic: id,
    name,
    searched: searched.join(", "),
    cells: columns.map((column, i) => placesOf(sentences[i] ?? [], column)),
  }));
}

async function topicRows(columns: readonly FramingColumn[]): Promise<SpaceRow[]> {
  const topics = await findTopicHeads(database(), { limit: MOST_SEARCHED });
  const stored = await countCellsOfArticles(
    database(),
    topics.map(({ id }) => id),
    columns.flatMap(({ articles }, place) =>
      articles.length > MOST_READ ? articles.map(({ id }) => ({ id, place })) : [],
    ),
  );
  return topics.map((topic) => ({
    topic: topic.id,
    name: topic.name,
    searched: searchedText(topic),
    cells: columns.map((column, place) => cellOf(topic, column, stored.get(`${topic.id} ${place}`) ?? 0)),
  }));
}

/** What is not in an excerpt may stand in the rest of its article, so nothing is said to be left out there. */
function asKnown(row: SilenceRow, columns: readonly FramingColumn[]): SilenceRow[] {
  const unknown = (at: number) => (columns[at] ? excerptSilence(columns[at].column) : null);
  const rows = [...grouped(row.columns, unknown)].map(([said, own]) => ({
    ...row,
    columns: own,
    sentence: said ?? row.sentence,
  }));
  return rows.toSorted((a, b) => Number(a.sentence !== row.sentence) - Number(b.sentence !== row.sentence));
}

type Held = {
  readonly what: string;
  readonly opens: string;
  readonly searched: string;
  readonly counts: readonly number[];
};

function silencesOf(held: readonly Held[], kind: "topic" | "point"): SilenceRow[] {
  const all = silences(held, kind === "point" ? "no sentence on this point found" : undefined);
  return [...grouped(all, ({ what }) => what)].map(([what, same]) => ({
    what,
    kind,
    columns: same.map(({ column }) => column),
    heldBy: same[0]?.heldBy ?? [],
    sentence: same[0]?.sentence ?? "",
    opens: held.find((each) => each.what === what)?.opens ?? "",
  }));
}

/** Which sentences hold the topic; where not all were read, only the stored count is known. */
function cellOf(topic: TopicHead, column: FramingColumn, stored: number): SpaceCell {
  if (column.articles.length > MOST_READ) return { sentences: stored, of: column.profile.sentences, at: [] };
  return placesOf(
    column.sentences.filter((sentence) => holdsTopic(topic, sentence)),
    column,
  );
}

/** Where sentences of a column stand in it, counted through its articles. */
function placesOf(sentences: readonly ReadSentence[], column: FramingColumn): SpaceCell {
  const at = sentences.map(({ articleId, position }) => (column.sentenceOffsets.get(articleId) ?? 0) + position);
  return { sentences: at.length, of: column.profile.sentences, at: at.toSorted((a, b) => a - b) };
}

/** Speakers whom another column quotes and this one does not. The name itself is searched too: to be named is not to be quoted. */
function speakerSilences(columns: readonly FramingColumn[]): SilenceRow[] {
  const speakers = columns.map((column) => column.profile.speakers);
  const quoted = speakers.flat().filter((speaker) => speaker.quotedWords >= FEWEST_QUOTED && isName(speaker.name));
  const rows = [...grouped(quoted, ({ name }) => lastWord(name))].map(([last, same]) => {
    const name = same.toSorted((a, b) => b.quotedWords - a.quotedWords)[0]?.name ?? "";
    const counts = speakers.map(
      (own) => own.filter((each) => lastWord(each.name) === last && isName(each.name)).length,
    );
    const missing = counts.flatMap((count, i) => (count === 0 ? [i] : []));
    const named = missing.flatMap((i) =>
      ((uses) => (uses > 0 ? [`${columns[i]?.column.name} has the name ${uses} times without words of theirs`] : []))(
        usesOf(last, columns[i]),
      ),
    );
    const sentence = `no matching sentence found (searched: words quoted or reported from ${name})${named.length > 0 ? `; ${named.join("; ")}` : ""}`;
    const heldBy = counts.flatMap((count, i) => (count > 0 ? [i] : []));
    const words = same.reduce((sum, speaker) => sum + speaker.quotedWords, 0);
    return {
      row: { kind: "speaker" as const, what: name, columns: missing, heldBy, sentence, opens: `speaker:${name}` },
      words,
    };
  });
  return rows
    .filter(({ row }) => row.columns.length > 0)
    .toSorted((a, b) => b.row.heldBy.length - a.row.heldBy.length || b.words - a.words)
    .map(({ row }) => row);
}

function usesOf(last: string, column: FramingColumn | undefined): number {
  return column?.words.find((word) => word.norm === last)?.count ?? 0;
}

/** “Trump”, “Donald Trump” and “President Trump” are one speaker here: the last word of the name. */
function lastWord(name: string | null): string {
  return name?.split(" ").at(-1)?.toLowerCase() ?? "";
}

/** A person's or body's name, not “some observers”. */
function isName(name: string | null): boolean {
  return name !== null && /(?:^|\s)\p{Lu}[\p{L}\p{M}'’-]*$/u.test(name);
}
