import { addProfiles } from "../../framing/measure/profile.ts";
import { rateOf } from "../../framing/measure/rate.ts";
import type { FramingMeasure, FramingProfile, Rate } from "../../model/framing.ts";
import { grouped } from "../../model/grouped.ts";

/** Measures shown over time: those that tell stance; figures and questions vary with the subject. */
export const MEASURES_OVER_TIME = [
  "hedges",
  "obligation",
  "loaded",
  "passives",
] as const satisfies readonly FramingMeasure[];
/** More periods than this are gathered into years. */
const MOST_MONTHS = 24;

/** Counts of the articles of one month or year. A rate is null where the words are too few to say. */
export type Period = {
  /** "2025-07" or "2025". */
  readonly period: string;
  readonly articles: readonly number[];
  readonly words: number;
  readonly counts: Readonly<
    Record<(typeof MEASURES_OVER_TIME)[number], { readonly count: number; readonly rate: Rate | null }>
  >;
};

/**
 * An outlet's counts by month, or by year where there are many months or dates know only the year; oldest first. Articles without a date
 * stand in none: `undated` says how many.
 */
export function overTime(
  articles: readonly { readonly publishedAt: string | null; readonly profile: FramingProfile }[],
): {
  periods: Period[];
  undated: number;
} {
  const dated = articles.flatMap(({ publishedAt, profile }) => (publishedAt ? [{ date: publishedAt, profile }] : []));
  const months = new Set(dated.map(({ date }) => date.slice(0, 7)));
  const length = months.size > MOST_MONTHS || dated.some(({ date }) => date.length < 7) ? 4 : 7;
  const periods = [...grouped(dated, ({ date }) => date.slice(0, length))].map(([period, own]): Period => {
    const sum = addProfiles(own.map(({ profile }) => profile));
    const counts = MEASURES_OVER_TIME.map((measure) => {
      const count = sum.hits[measure].length;
      return [measure, { count, rate: rateOf(count, sum.words) }] as const;
    });
    return { period, articles: sum.articles, words: sum.words, counts: Object.fromEntries(counts) as Period["counts"] };
  });
  return {
    periods: periods.toSorted((a, b) => (a.period < b.period ? -1 : 1)),
    undated: articles.length - dated.length,
  };
}
