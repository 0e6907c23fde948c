import { findArticles } from "../db/articles.ts";
import { database } from "../db/client.ts";
import { findProfiles } from "../db/framing.ts";
import { compareProfiles, type FramingRow } from "../framing/compare.ts";
import { type DistinctiveWord, distinctiveWords } from "../framing/distinctive.ts";
import { addProfiles } from "../framing/profile.ts";
import { VERB_CLASSES, type VerbClass } from "../model/claim.ts";
import { AppError } from "../model/errors.ts";
import type { FramingProfile } from "../model/framing.ts";
import type { ArticleSummary } from "../model/stored.ts";
import { loadMatrix, type MatrixRow } from "./load-matrix.ts";
import { type Column, columnsOf } from "./outlet-columns.ts";

/** Newest articles of an outlet that are counted, and as many of the others together: profiles of more take seconds to add up. */
const MOST_COUNTED = 400;
/** Speakers shown; the others are counted in one line. */
const MOST_SPEAKERS = 15;
/** Words shown of those that mark the outlet off. */
const MOST_WORDS = 16;
/** Articles below which the page says that it describes texts, not the outlet. */
const SMALL_SAMPLE = 10;

export type OutletSpeaker = { readonly name: string | null; readonly words: number; readonly cues: ReadonlyMap<VerbClass, number> };

export type OutletPage = {
  readonly column: Column;
  /** Its articles, oldest first; those without a date last. Copies count once. */
  readonly articles: readonly ArticleSummary[];
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
};

/** An outlet over all its articles, beside all others together. Throws NOT_FOUND where it has no article shown. */
export async function loadOutlet(id: number): Promise<OutletPage> {
  const all = await findArticles(database());
  const columns = await columnsOf(all);
  const column = columns.find((each) => each.outletId === id);
  if (!column) throw new AppError("NOT_FOUND", `There is no outlet ${id} with an article here.`);
  const own = column.leads.slice(-MOST_COUNTED);
  const away = all.filter((article) => article.lead && article.outletId !== id).slice(-MOST_COUNTED);
  const [profile, others] = [await profileOf(own), await profileOf(away)];
  const speakers = profile.speakers.map(({ name, quotedWords, cues }) => ({ name, words: quotedWords, cues: countClasses(cues) }));
  const [here, elsewhere] = [profile, others].map(({ speakers: those }) => countClasses(those.flatMap(({ cues }) => cues)));
  return {
    ...{ column, profile, copies: column.articleIds.length - column.leads.length, counted: own.length },
    articles: column.leads.toSorted((a, b) => (a.publishedAt ?? "9999").localeCompare(b.publishedAt ?? "9999") || a.id - b.id),
    others: { articles: away.length, outlets: columns.length - 1, words: others.words },
    rows: compareProfiles([
      { name: column.name, profile },
      { name: "all others", profile: others },
    ]),
    speakers: speakers.slice(0, MOST_SPEAKERS),
    moreSpeakers: Math.max(0, speakers.length - MOST_SPEAKERS),
    cueClasses: VERB_CLASSES.map((verbClass) => ({ verbClass, here: here?.get(verbClass) ?? 0, elsewhere: elsewhere?.get(verbClass) ?? 0 })),
    distinctive: distinctiveWords(profile.wordCounts, others.wordCounts, MOST_WORDS),
    topics: await loadMatrix([column]),
    small: column.leads.length < SMALL_SAMPLE,
  };
}

async function profileOf(articles: readonly ArticleSummary[]): Promise<FramingProfile> {
  const ids = articles.map((article) => article.id);
  const profiles = await findProfiles(database(), ids);
  return addProfiles(ids.flatMap((articleId) => (profiles.get(articleId)?.profile as FramingProfile | undefined) ?? []));
}

function countClasses(cues: readonly { readonly verbClass: VerbClass }[]): Map<VerbClass, number> {
  const counts = new Map<VerbClass, number>();
  for (const { verbClass } of cues) counts.set(verbClass, (counts.get(verbClass) ?? 0) + 1);
  return counts;
}
