import { database } from "../db/client.ts";
import { findTopics, type StoredTopic } from "../db/topics.ts";
import { type Silence, silences } from "../framing/silence.ts";
import { type TopicSpace, topicOrder } from "../framing/space.ts";
import { type FramingColumn, holdsTopic, MOST_READ } from "./framing-columns.ts";

/** Topics shown with their place in the text. */
const MOST_TOPICS = 8;
/** Silences told of topics; the matrix has the rest. */
const MOST_SILENT_TOPICS = 8;
/** Silences told of speakers. */
const MOST_SILENT_SPEAKERS = 8;
/** Fewest quoted words for a speaker whose absence elsewhere is told: a word in marks is no voice. */
const FEWEST_QUOTED = 4;

export type SpaceView = { readonly topics: readonly TopicSpace[]; readonly more: number; readonly silences: readonly SilenceRow[] };
export type SilenceRow = Silence & {
  readonly kind: "topic" | "speaker";
  /** What others' evidence opens: a topic's number, or a speaker. */
  readonly opens: string;
};

/** In what order topics come and what share each has, and which topics and speakers one column has not. */
export async function spaceOf(columns: readonly FramingColumn[]): Promise<SpaceView> {
  const topics = await findTopics(database());
  const rows = topics.map((topic) => ({ topic: topic.id, name: topic.name, cells: columns.map((column) => cellOf(topic, column)) }));
  const ordered = topicOrder(rows);
  const held = rows.map(({ name, cells, topic }, i) => ({
    ...{ what: name, opens: `topic:${topic}`, searched: topics[i]?.terms ?? [] },
    counts: cells.map((cell) => cell.sentences),
  }));
  const topicSilences = silences(held).slice(0, MOST_SILENT_TOPICS);
  return {
    topics: ordered.slice(0, MOST_TOPICS),
    more: Math.max(0, ordered.length - MOST_TOPICS),
    silences: [
      ...topicSilences.map((silence): SilenceRow => ({ ...silence, kind: "topic", opens: held.find(({ what }) => what === silence.what)?.opens ?? "" })),
      ...speakerSilences(columns),
    ],
  };
}

/** Which sentences hold the topic; where not all were read, only the stored count is known. */
function cellOf(topic: StoredTopic, column: FramingColumn): { sentences: number; of: number; at: number[] } {
  if (column.articles.length > MOST_READ) {
    const ids = new Set(column.articles.map((article) => article.id));
    const sentences = topic.cells.reduce((sum, cell) => sum + (ids.has(cell.articleId) ? cell.sentences : 0), 0);
    return { sentences, of: column.profile.sentences, at: [] };
  }
  const at = column.sentences
    .filter((sentence) => holdsTopic(topic, sentence))
    .map(({ articleId, position }) => (column.sentenceOffsets.get(articleId) ?? 0) + position);
  return { sentences: at.length, of: column.profile.sentences, at: at.toSorted((a, b) => a - b) };
}

/** Speakers whom another column quotes and this one does not. The name itself is searched too: to be named is not to be quoted. */
function speakerSilences(columns: readonly FramingColumn[]): SilenceRow[] {
  const quoted = columns.map((column) => new Map(column.profile.speakers.map((speaker) => [speaker.name, speaker])));
  const names = [...new Set(quoted.flatMap((own) => [...own.values()].filter((s) => s.quotedWords >= FEWEST_QUOTED).map((s) => s.name)))];
  return names
    .flatMap((name) => {
      if (name === null || !/^\p{Lu}/u.test(name)) return [];
      const last = name.split(" ").at(-1)?.toLowerCase() ?? "";
      const counts = quoted.map((own) => [...own].filter(([other]) => sameSpeaker(other, name)).reduce((n, [, s]) => n + s.quotedWords + s.cues.length, 0));
      const heldBy = counts.flatMap((count, i) => (count > 0 ? [i] : []));
      const weight = Math.max(...quoted.map((own) => own.get(name)?.quotedWords ?? 0));
      return counts.flatMap((count, column) => {
        if (count > 0) return [];
        const named = columns[column]?.words.find((word) => word.norm === last)?.count ?? 0;
        const also = named > 0 ? `; the name stands ${named} ${named === 1 ? "time" : "times"} without words of theirs` : "";
        const sentence = `no matching sentence found (searched: words quoted or reported from ${name}${also})`;
        return [{ column, what: name, heldBy, sentence, kind: "speaker" as const, opens: `speaker:${name}`, weight }];
      });
    })
    .toSorted((a, b) => b.heldBy.length - a.heldBy.length || b.weight - a.weight)
    .slice(0, MOST_SILENT_SPEAKERS);
}

/** “Trump” and “Donald Trump”. */
function sameSpeaker(other: string | null, name: string): boolean {
  return other !== null && (other === name || other.endsWith(` ${name}`) || name.endsWith(` ${other}`));
}
