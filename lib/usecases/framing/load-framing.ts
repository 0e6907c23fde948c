import { findArticles, findNewestLeads } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findNewestDecisions } from "../../db/decisions.ts";
import { findReadableColumns, type ReadableColumn } from "../../db/outlets.ts";
import { getTopic, type StoredTopic } from "../../db/topics.ts";
import {
  compareProfiles,
  type FramingDifference,
  type FramingRow,
  largestDifferences,
} from "../../framing/compare/compare-columns.ts";
import type { ConcordanceOrder } from "../../framing/compare/concordance.ts";
import { type DistinctiveWord, distinctiveWords } from "../../framing/compare/distinctive.ts";
import { type SideShare, shareBySide } from "../../framing/compare/sides.ts";
import { wordsIn } from "../../framing/measure/within-topic.ts";
import { joinCounts } from "../../framing/measure/word-lines.ts";
import { AppError } from "../../model/errors.ts";
import type { WordCount } from "../../model/framing.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { tokensOf } from "../../text/tokens.ts";
import { type Column, columnKey, columnsOf } from "../columns/outlet-columns.ts";
import { letterAt } from "../columns/outlet-letters.ts";
import { currentLexicons } from "./current-lexicons.ts";
import { type FramingColumn, readFramingColumns } from "./framing-columns.ts";
import { type HeadlineView, headlinesOf } from "./framing-headlines.ts";
import { type Opened, type OpenedLines, openedLines } from "./framing-lines.ts";
import { type NamesView, namesOf } from "./framing-names.ts";
import { type SpaceView, spaceOf } from "./framing-space.ts";
import { sidesOf } from "./sides-of.ts";
import { storyToCompare } from "./story-to-compare.ts";

/** Columns beside each other: more than four cannot be compared by eye. */
const MOST_COLUMNS = 4;
/** Other outlets offered. */
const MOST_OTHERS = 24;
/** Articles of an outlet that are counted where no article is chosen, the newest: more take seconds to add up. */
const MOST_COUNTED = 500;
/** Framing is read in English only. */
const READ_LANGUAGE = "en";
/** Articles of an outlet below which the page says that they describe the texts, not the outlet. */
const SMALL_SAMPLE = 10;
/** Longest word asked to be near, in characters. */
const LONGEST_NEAR = 60;
/** Latest decisions on sides whose names are offered for another speaker. */
const MOST_SIDES_OFFERED = 100;

export type FramingChoice = {
  /** Articles; none means the first outlets. */
  readonly ids: readonly number[];
  readonly topic: number | null;
  /** One event: without ids its own articles are compared, and others of it are offered. */
  readonly story?: number | null;
  readonly opened: Opened | null;
  readonly order?: ConcordanceOrder;
  /** Distinctive words only from sentences that hold this. */
  readonly near?: string | null;
};

export type FramingColumnView = FramingColumn & {
  readonly distinctive: readonly DistinctiveWord[];
  readonly sides: readonly SideShare[];
  readonly headlines: readonly HeadlineView[];
  /** Sentences of all its counted articles, on the topic or not: the length of its strip. */
  readonly strip: number;
};

export type FramingPage = {
  readonly columns: readonly FramingColumnView[];
  readonly rows: readonly FramingRow[];
  readonly differences: readonly FramingDifference[];
  readonly names: NamesView;
  readonly space: SpaceView;
  /** Sides that readers named, by speaker key. */
  /** The sides on which readers put the speakers compared, by speaker key. */
  readonly sides: ReadonlyMap<string, string>;
  /** Sides that have a name already, for another speaker to be put on. */
  readonly sideNames: readonly string[];
  readonly topic: { readonly id: number; readonly name: string } | null;
  readonly story: { readonly id: number; readonly name: string } | null;
  readonly near: { readonly word: string; readonly sentences: readonly number[] } | null;
  readonly opened: OpenedLines | null;
  readonly small: boolean;
  /** Other outlets that a column could be put in for, with the article that begins it. */
  readonly others: readonly { readonly key: string; readonly name: string; readonly lead: number }[];
  /** How many articles of an outlet are counted, where one has more: the newest. */
  readonly newest: number | null;
  readonly unread: readonly ArticleSummary[];
  /** Which word lists counted; more than one while a change of the lists is being counted. */
  readonly lexiconVersions: readonly string[];
  /** What a loaded word adds, by term. */
  readonly senses: ReadonlyMap<string, string>;
  /** The words of each event's mention, by "article start end". */
  readonly phrases: ReadonlyMap<string, string>;
};

/** Two to four outlets or articles compared by counts, each with the lines it counts; over all, or within one topic. */
export async function loadFraming(chosen: FramingChoice): Promise<FramingPage> {
  const db = database();
  const story = chosen.story ? await storyToCompare(chosen.story) : null;
  const ids = chosen.ids.length > 0 || !story ? chosen.ids : story.ids;
  const [lexicons, topic, offered, asked] = await Promise.all([
    currentLexicons(),
    chosen.topic === null ? null : getTopic(db, chosen.topic),
    story ? [] : findReadableColumns(db, READ_LANGUAGE, MOST_COLUMNS + MOST_OTHERS),
    findArticles(db, { ids }),
  ]);
  const missing = ids.find((id) => !asked.some((article) => article.id === id));
  if (missing !== undefined) throw new AppError("NOT_FOUND", `There is no article ${missing} to compare.`);
  const picked = ids.length > 0 ? await columnsOfGroups(asked) : await firstColumns(offered, topic);
  const columns = await readFramingColumns(picked, topic);
  const [names, space, headlines] = await Promise.all([
    namesOf(columns),
    spaceOf(columns, topic === null ? (story?.id ?? null) : null),
    headlinesOf(columns, lexicons, topic === null),
  ]);
  const compared = columns.map(({ column, profile }) => ({ name: column.name, profile }));
  const sides = await sidesOf(columns.flatMap((column) => column.profile.speakers));
  const near = nearOf(chosen.near ?? null, columns);
  const counted = near ? near.words : columns.map((column) => column.words);
  return {
    columns: columns.map((column, i) => ({
      ...column,
      distinctive: distinctiveWords(counted[i] ?? [], joinCounts(counted.filter((_, other) => other !== i))),
      sides: shareBySide(column.profile.speakers, sides),
      headlines: headlines[i] ?? [],
      strip: stripOf(column),
    })),
    names,
    space,
    sides,
    sideNames: await sideNames(sides),
    rows: compareProfiles(compared),
    differences: largestDifferences(compared, names.events),
    topic: topic ? { id: topic.id, name: topic.name } : null,
    story: story ? { id: story.id, name: story.name } : null,
    near: near ? { word: near.word, sentences: near.sentences } : null,
    opened: await openedLines(chosen.opened, chosen.order ?? "outlet", columns, names),
    small: columns.some((column) => column.articles.length < SMALL_SAMPLE),
    others: (story?.columns ?? offered.map(({ lead, name, ...head }) => ({ lead, name, key: keyOf(head) })))
      .filter(({ key }) => !columns.some(({ column }) => column.key === key))
      .slice(0, MOST_OTHERS),
    newest: picked.some(({ leads }) => leads.length === MOST_COUNTED) ? MOST_COUNTED : null,
    unread: asked.filter((article) => article.language !== READ_LANGUAGE),
    lexiconVersions: [...new Set(columns.flatMap((column) => column.lexiconVersions))],
    senses: new Map(lexicons.loaded.entries.map(({ term, sense }) => [term, sense])),
    phrases: phrasesOf(columns, names),
  };
}

/** The columns of the chosen articles' outlets, narrowed to those articles: to the lead copies of their groups. */
async function columnsOfGroups(asked: readonly ArticleSummary[]): Promise<Column[]> {
  const members = await findArticles(database(), { groupIds: [...new Set(asked.map(({ groupId }) => groupId))] });
  const columns = await columnsOf(members.filter(({ language }) => language === READ_LANGUAGE));
  return columns.filter((column) => column.leads.length > 0).slice(0, MOST_COLUMNS);
}

/** Without a choice the first outlets, each with its newest articles; within a topic with the newest that hold it. */
async function firstColumns(offered: readonly ReadableColumn[], topic: StoredTopic | null): Promise<Column[]> {
  const db = database();
  const among = topic ? { among: topic.cells.map(({ articleId }) => articleId) } : {};
  const columns: Column[] = [];
  for (const { outletId, groupId, name, place, lead } of offered.slice(0, MOST_COLUMNS)) {
    const leads =
      outletId === null
        ? await findArticles(db, { ids: [lead] })
        : await findNewestLeads(db, { outletId, language: READ_LANGUAGE, ...among }, MOST_COUNTED);
    columns.push({
      key: keyOf({ outletId, groupId }),
      letter: place === null ? "?" : letterAt(place),
      name,
      outletId,
      groupId,
      articleIds: leads.map(({ id }) => id),
      leads,
    });
  }
  return columns;
}

function keyOf({ outletId, groupId }: Pick<ReadableColumn, "outletId" | "groupId">): string {
  return columnKey({ outletId, groupId: groupId ?? 0 });
}

/** The sides of the speakers compared, and those last named of any speaker. */
async function sideNames(sides: ReadonlyMap<string, string>): Promise<string[]> {
  const latest = await findNewestDecisions(database(), "side", MOST_SIDES_OFFERED);
  return [...new Set([...sides.values(), ...latest.map(({ verdict }) => verdict)])].toSorted();
}

function stripOf({ profile, sentenceOffsets, sentenceCounts }: FramingColumn): number {
  return Math.max(
    profile.sentences,
    ...[...sentenceOffsets].map(([id, before]) => before + (sentenceCounts.get(id) ?? 0)),
  );
}

function phrasesOf(columns: readonly FramingColumn[], names: NamesView): Map<string, string> {
  const sentences = new Map(
    columns.flatMap((column) => column.sentences.map((each) => [`${each.articleId} ${each.position}`, each] as const)),
  );
  const mentions = names.events.flatMap((event) => event.rows.flatMap((row) => row.columns.flat()));
  return new Map(
    mentions.flatMap(({ article, sentence, start, end }) => {
      const from = sentences.get(`${article} ${sentence}`);
      return from
        ? [[`${article} ${start} ${end}`, from.text.slice(start - from.start, end - from.start)] as const]
        : [];
    }),
  );
}

/** The words of the sentences that hold a word or name, the word itself left out; null where none was asked for. */
function nearOf(
  near: string | null,
  columns: readonly FramingColumn[],
): { word: string; words: WordCount[][]; sentences: number[] } | null {
  const word = near?.trim().slice(0, LONGEST_NEAR) ?? "";
  const asked = tokensOf(word).map((token) => token.norm);
  if (asked.length === 0) return null;
  const held = columns.map(({ sentences }) =>
    sentences.filter(({ text }) =>
      asked.every((norm) => tokensOf(text).some((token) => bare(token.norm) === bare(norm))),
    ),
  );
  return {
    word,
    words: held.map((sentences) =>
      wordsIn(sentences).filter(({ norm }) => !asked.some((each) => bare(each) === bare(norm))),
    ),
    sentences: held.map((sentences) => sentences.length),
  };
}

function bare(norm: string): string {
  return norm.replace(/'s?$/, "");
}
