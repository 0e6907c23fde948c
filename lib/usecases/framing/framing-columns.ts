import { holdsTerms } from "../../claims/topic/topic-words.ts";
import { sentencesWithTerm } from "../../claims/topic/topics.ts";
import { database } from "../../db/client.ts";
import { findProfiles } from "../../db/framing.ts";
import { findSentences } from "../../db/sentences.ts";
import type { StoredTopic } from "../../db/topics.ts";
import { addProfiles } from "../../framing/measure/profile.ts";
import { type NumberedSentence, narrowMentions, narrowProfile } from "../../framing/measure/within-topic.ts";
import { joinCounts, sumWords } from "../../framing/measure/word-lines.ts";
import type { FramingProfile, NamingMentions, WordCount } from "../../model/framing.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import type { Column } from "../columns/outlet-columns.ts";

/** Articles of a column whose sentences are read, newest first: names, order and headlines want them, and a thousand texts are not read at once. */
export const MOST_READ = 40;
/** Articles of a column counted within one topic, newest first. */
const MOST_ON_TOPIC = 300;

export type ReadSentence = NumberedSentence & { readonly articleId: number; readonly lemmas: readonly string[] };

/** A column with what is stored of its articles. */
export type FramingColumn = {
  readonly column: Column;
  /** Its articles that were counted. */
  readonly articles: readonly ArticleSummary[];
  readonly profile: FramingProfile;
  /** The profile of each counted article, in the order of `articles`; word counts left out unless within a topic. */
  readonly parts: readonly FramingProfile[];
  readonly words: readonly WordCount[];
  /** Sentences before each article, so that a strip of several articles runs on. */
  readonly sentenceOffsets: ReadonlyMap<number, number>;
  /** Articles whose sentences were read, and those sentences: all of the column, or the newest of them. Within a topic only its sentences. */
  readonly read: readonly ArticleSummary[];
  readonly sentences: readonly ReadSentence[];
  readonly names: readonly NamingMentions[];
  /** Sentences of each read article, whether on the topic or not. */
  readonly sentenceCounts: ReadonlyMap<number, number>;
  readonly lexiconVersions: readonly string[];
};

/** What is stored of each column's articles, added up; within a topic only the sentences that hold it. */
export async function readFramingColumns(
  columns: readonly Column[],
  topic: StoredTopic | null,
  { sentences: wanted = true }: { sentences?: boolean } = {},
): Promise<FramingColumn[]> {
  const held = topic && new Set(topic.cells.map((cell) => cell.articleId));
  const chosen = columns.map((column) =>
    held ? column.leads.filter((lead) => held.has(lead.id)).slice(-MOST_ON_TOPIC) : column.leads,
  );
  const read = chosen.map((leads) => (topic ? leads : wanted ? leads.slice(-MOST_READ) : []));
  const ids = chosen.flat().map((article) => article.id);
  const readIds = read.flat().map((article) => article.id);
  const [profiles, named, sentences] = await Promise.all([
    findProfiles(database(), ids, { words: !topic }),
    findProfiles(database(), readIds, { names: true }),
    findSentences(database(), readIds),
  ]);
  const byArticle = new Map<number, ReadSentence[]>();
  for (const sentence of sentences) {
    if (topic && !holdsTopic(topic, sentence)) continue;
    const own = byArticle.get(sentence.articleId);
    if (own) own.push(sentence);
    else byArticle.set(sentence.articleId, [sentence]);
  }
  const totals = new Map([...named].map(([id, { profile }]) => [id, profile.sentences]));
  return columns.map((column, i): FramingColumn => {
    const articles = (chosen[i] ?? []).filter((lead) => profiles.has(lead.id));
    const stored = articles.map((lead) => ({
      lead,
      ...(profiles.get(lead.id) as NonNullable<ReturnType<typeof profiles.get>>),
    }));
    const parts = stored.map(({ lead, profile }) =>
      topic ? narrowProfile(profile, byArticle.get(lead.id) ?? []) : profile,
    );
    const readHere = (read[i] ?? []).filter((lead) => named.has(lead.id));
    const sentenceOffsets = new Map<number, number>();
    let before = 0;
    for (const { lead, profile } of stored) {
      sentenceOffsets.set(lead.id, before);
      before += profile.sentences;
    }
    const profile = addProfiles(parts.map((part) => ({ ...part, wordCounts: [] })));
    return {
      column,
      articles,
      sentenceOffsets,
      profile,
      parts,
      words: topic ? joinCounts(parts.map((part) => part.wordCounts)) : sumWords(stored.map(({ words }) => words)),
      read: readHere,
      sentences: readHere.flatMap((lead) => byArticle.get(lead.id) ?? []),
      names: readHere.map((lead) => {
        const mentions = named.get(lead.id)?.names ?? { events: [], actors: [], places: [] };
        return topic ? narrowMentions(mentions, byArticle.get(lead.id) ?? []) : mentions;
      }),
      sentenceCounts: totals,
      lexiconVersions: [...new Set(stored.map(({ lexiconVersion }) => lexiconVersion))],
    };
  });
}

/** Whether a sentence holds a topic. A rule's terms are lemmas, a reader's are words. */
export function holdsTopic(
  topic: Pick<StoredTopic, "origin" | "terms">,
  { text, lemmas }: { text: string; lemmas: readonly string[] },
): boolean {
  if (topic.origin === "person")
    return sentencesWithTerm(text, [{ start: 0, end: text.length }], topic.terms).length > 0;
  return holdsTerms(lemmas, topic.terms);
}
