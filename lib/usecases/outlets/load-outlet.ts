import { findLeadsByDate, findNewestLeads } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findOutlets } from "../../db/outlets.ts";
import { findTopicHeads, getTopic } from "../../db/topics.ts";
import { compareProfiles, type FramingRow } from "../../framing/compare/compare-columns.ts";
import { type DistinctiveWord, distinctiveWords } from "../../framing/compare/distinctive.ts";
import { type SideShare, shareBySide } from "../../framing/compare/sides.ts";
import { VERB_CLASSES, type VerbClass } from "../../model/claim.ts";
import { AppError } from "../../model/errors.ts";
import type { FramingProfile } from "../../model/framing.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { countColumns } from "../columns/list-columns.ts";
import { type Column, columnKey } from "../columns/outlet-columns.ts";
import { letterAt } from "../columns/outlet-letters.ts";
import { readFramingColumns } from "../framing/framing-columns.ts";
import { sidesOf } from "../framing/sides-of.ts";
import { loadMatrix, type MatrixRow } from "../topics/load-matrix.ts";
import { overTime } from "./outlet-time.ts";

/** Newest articles of an outlet that are counted, and as many of the others together: more take seconds to add up. */
const MOST_COUNTED = 1000;
/** Articles listed; the list of articles has all. */
const MOST_LISTED = 200;
/** Topics counted, those of highest rank. */
const MOST_TOPICS = 200;
/** Speakers shown; the others are counted in one line. */
const MOST_SPEAKERS = 15;
/** Words shown of those that mark the outlet off. */
const MOST_WORDS = 16;
/** Articles below which the page says that it describes texts, not the outlet. */
const SMALL_SAMPLE = 10;

/** What a page of one outlet can be narrowed to. */
export type OutletChoice = { readonly topic?: number | null };

export type OutletSpeaker = {
  readonly name: string | null;
  readonly words: number;
  readonly cues: ReadonlyMap<VerbClass, number>;
};

export type OutletPage = {
  readonly column: Column;
  /** Its articles, oldest first; those without a date last. Copies count once. `inAll` says how many there are. */
  readonly articles: readonly ArticleSummary[];
  readonly inAll: number;
  readonly copies: number;
  readonly counted: number;
  readonly profile: FramingProfile;
  readonly others: { readonly articles: number; readonly outlets: number; readonly words: number };
  /** Two cells a row: the outlet, all others. */
  readonly rows: readonly FramingRow[];
  readonly speakers: readonly OutletSpeaker[];
  readonly moreSpeakers: number;
  readonly cueClasses: readonly { readonly verbClass: VerbClass; readonly here: number; readonly elsewhere: number }[];
  readonly distinctive: readonly DistinctiveWord[];
  /** Topics with its one cell; silent ones have 0 sentences. */
  readonly topics: readonly MatrixRow[];
  readonly small: boolean;
  /** Within it alone everything is counted. */
  readonly topic: { readonly id: number; readonly name: string } | null;
  readonly time: ReturnType<typeof overTime>;
  readonly sides: readonly SideShare[];
  readonly lexiconVersions: readonly string[];
};

/** An outlet over all its articles or within one topic, beside all others together. Throws NOT_FOUND where it has no article shown. */
export async function loadOutlet(id: number, chosen: OutletChoice = {}): Promise<OutletPage> {
  const db = database();
  const [found] = await findOutlets(db, { ids: [id], limit: 1 });
  if (!found) throw new AppError("NOT_FOUND", `There is no outlet ${id} with an article here.`);
  const topic = chosen.topic ? await getTopic(db, chosen.topic) : null;
  const dated = await findLeadsByDate(db, id, MOST_LISTED);
  const leads = await findNewestLeads(db, { outletId: id }, MOST_COUNTED);
  const column: Column = {
    key: columnKey({ outletId: id, groupId: 0 }),
    letter: letterAt(found.place),
    name: found.name,
    outletId: id,
    groupId: null,
    articleIds: leads.map((article) => article.id),
    leads,
  };
  const others: Column = {
    key: "others",
    letter: "",
    name: "all others",
    outletId: null,
    groupId: null,
    articleIds: [],
    leads: await findNewestLeads(db, { otherThan: id }, MOST_COUNTED),
  };
  const [here, away] = await readFramingColumns([column, others], topic, { sentences: false });
  if (!here || !away) throw new Error("Two columns were to be read, and fewer came back.");
  const { profile } = here;
  const speakers = profile.speakers.map(({ name, quotedWords, cues }) => ({
    name,
    words: quotedWords,
    cues: countClasses(cues),
  }));
  const classes = [profile, away.profile].map(({ speakers: those }) => countClasses(those.flatMap(({ cues }) => cues)));
  const sides = await sidesOf(profile.speakers);
  return {
    column,
    profile,
    copies: found.articles - dated.inAll,
    inAll: dated.inAll,
    counted: here.articles.length,
    articles: dated.articles,
    others: { articles: away.articles.length, outlets: (await countColumns()) - 1, words: away.profile.words },
    rows: compareProfiles([
      { name: column.name, profile },
      { name: "all others", profile: away.profile },
    ]),
    speakers: speakers.slice(0, MOST_SPEAKERS),
    moreSpeakers: Math.max(0, speakers.length - MOST_SPEAKERS),
    cueClasses: VERB_CLASSES.map((verbClass) => ({
      verbClass,
      here: classes[0]?.get(verbClass) ?? 0,
      elsewhere: classes[1]?.get(verbClass) ?? 0,
    })),
    distinctive: distinctiveWords(here.words, away.words, MOST_WORDS),
    topics: await loadMatrix(await findTopicHeads(db, { limit: MOST_TOPICS }), [column]),
    small: here.articles.length < SMALL_SAMPLE,
    topic: topic ? { id: topic.id, name: topic.name } : null,
    time: overTime(
      here.articles.flatMap((article, i) =>
        ((part) => (part ? [{ publishedAt: article.publishedAt, profile: part }] : []))(here.parts[i]),
      ),
    ),
    sides: shareBySide(profile.speakers, sides),
    lexiconVersions: here.lexiconVersions,
  };
}

function countClasses(cues: readonly { readonly verbClass: VerbClass }[]): Map<VerbClass, number> {
  const counts = new Map<VerbClass, number>();
  for (const { verbClass } of cues) counts.set(verbClass, (counts.get(verbClass) ?? 0) + 1);
  return counts;
}
