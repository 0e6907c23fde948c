import type { FramingMeasure, FramingProfile, Rate } from "../../model/framing.ts";
import { FRAMING_MEASURES } from "../../model/framing.ts";
import { grouped } from "../../model/grouped.ts";
import type { ArticleSpan } from "../../model/span.ts";
import { rateOf, runRateOf } from "../measure/rate.ts";
import type { EventNames } from "../names/event-names.ts";

/** One column of the page. */
export type NamedProfile = { readonly name: string; readonly profile: FramingProfile };
/** A number of the table. `rate` is null where the words are too few to say. */
export type FramingCell = {
  readonly count: number;
  readonly rate: Rate | null;
  readonly places: readonly ArticleSpan[];
};
export type FramingRow = {
  readonly measure: FramingMeasure | "quoted";
  readonly label: string;
  readonly cells: readonly FramingCell[];
};
/** A difference told in a sentence, with the places of its column. `weak`: chance alone could make it; the sentence says so. */
export type FramingDifference = {
  /** A row's measure, or "naming" for what an event is called. */
  readonly measure: FramingRow["measure"] | "naming";
  readonly column: number;
  readonly sentence: string;
  readonly weak: boolean;
  /** What each number of the sentence opens, as places of a column. */
  readonly evidence: readonly {
    readonly column: number;
    readonly what: string;
    readonly places: readonly ArticleSpan[];
  }[];
};

/**
 * Distance from chance, in standard errors, below which a difference is called weak. Eight rows are searched for the
 * largest, so the usual 1.96 would call something strong in every third pair of like texts.
 */
export const WEAK_BELOW = 2.7;

const LABELS: { readonly [measure in FramingRow["measure"]]: string } = {
  hedges: "hedges",
  obligation: "words of obligation",
  loaded: "loaded words",
  passives: "passives without an agent",
  firstPerson: "first-person words",
  questions: "questions",
  figures: "figures",
  quoted: "words in quotation marks",
};

/** The same rows for every column: counts, rates per 1,000 words and places. */
export function compareProfiles(columns: readonly NamedProfile[]): FramingRow[] {
  const rows = FRAMING_MEASURES.map((measure) =>
    rowOf(measure, columns, ({ hits }) => ({ count: hits[measure].length, places: hits[measure] })),
  );
  const quoted = rowOf("quoted", columns, ({ speakers }) => ({
    count: speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0),
    places: speakers.flatMap((speaker) => speaker.quotations),
  }));
  return [...rows, quoted];
}

function rowOf(
  measure: FramingRow["measure"],
  columns: readonly NamedProfile[],
  read: (profile: FramingProfile) => { count: number; places: readonly ArticleSpan[] },
): FramingRow {
  const cells = columns.map(({ profile }) => {
    const { count, places } = read(profile);
    // Quoted words come in runs; a count of them has the spread of the runs.
    const runs =
      measure === "quoted" ? profile.speakers.flatMap((speaker) => speaker.quotations.map((each) => each.words)) : null;
    return { count, places, rate: runs ? runRateOf(runs, profile.words) : rateOf(count, profile.words) };
  });
  return { measure, label: LABELS[measure], cells };
}

/**
 * The three ways in which one column is farthest from the others together, each told with its counts: the rows of the table, and what
 * `events` are called.
 */
export function largestDifferences(
  columns: readonly NamedProfile[],
  events: readonly EventNames[] = [],
  most = 3,
): FramingDifference[] {
  if (columns.length < 2) return [];
  const rows = compareProfiles(columns).map((row) => farthest(row, columns));
  const told = rows
    .filter(({ z }) => z !== 0)
    .map(({ row, column, z }) => ({ z: Math.abs(z), difference: tell(row, column, z, columns) }));
  const named = events.slice(0, 1).flatMap((event) => tellNames(event, columns));
  return [...told, ...named]
    .sort((a, b) => b.z - a.z)
    .slice(0, most)
    .map(({ difference }) => difference);
}

function farthest(row: FramingRow, columns: readonly NamedProfile[]): { row: FramingRow; column: number; z: number } {
  const words = columns.reduce((sum, { profile }) => sum + profile.words, 0);
  const uses = row.cells.reduce((sum, { count }) => sum + count, 0);
  // Quoted words come in runs: by how much their spread is wider than that of as many single words.
  const lengths = columns.flatMap(({ profile }) =>
    profile.speakers.flatMap((speaker) => speaker.quotations.map((each) => each.words)),
  );
  const run = row.measure === "quoted" ? lengths.reduce((sum, length) => sum + length ** 2, 0) / Math.max(1, uses) : 1;
  let best = { row, column: 0, z: 0 };
  for (const [column, cell] of row.cells.entries()) {
    // Given all uses, those of one column are binomial with its share of the words: a score test of equal rates.
    const share = (columns[column]?.profile.words ?? 0) / Math.max(words, 1);
    const spread = Math.sqrt(uses * share * (1 - share) * Math.max(1, run));
    const z = spread === 0 ? 0 : (cell.count - uses * share) / spread;
    if (Math.abs(z) > Math.abs(best.z)) best = { row, column, z };
  }
  return best;
}

const WEAK = " This is weak evidence: chance alone could make such a difference.";

function tell(row: FramingRow, column: number, z: number, columns: readonly NamedProfile[]): FramingDifference {
  const name = columns[column]?.name ?? "";
  const others = columns.filter((_, i) => i !== column);
  const otherCount = row.cells.reduce((sum, { count }, i) => sum + (i === column ? 0 : count), 0);
  const otherWords = others.reduce((sum, { profile }) => sum + profile.words, 0);
  const otherName = others.length === 1 ? (others[0]?.name ?? "") : `the other ${others.length} together`;
  const count = row.cells[column]?.count ?? 0;
  const weak = Math.abs(z) < WEAK_BELOW;
  const sentence =
    `${name} has ${z > 0 ? "more" : "fewer"} ${row.label}: ${inWords(count, columns[column]?.profile.words ?? 0)}; ${otherName}: ${inWords(otherCount, otherWords)}.` +
    mostOften(row.measure, columns[column]?.profile) +
    (weak ? WEAK : "");
  const evidence = row.cells.map(({ places }, i) => ({
    column: i,
    what: row.measure === "quoted" ? "quoted:" : `measure:${row.measure}`,
    places,
  }));
  return { measure: row.measure, column, sentence, weak, evidence: evidence.filter(({ places }) => places.length > 0) };
}

/** The words that a listed measure rests on: “must” and “should” are not the same. */
function mostOften(measure: FramingRow["measure"], profile: FramingProfile | undefined): string {
  if (!profile || !["hedges", "obligation", "loaded", "firstPerson"].includes(measure)) return "";
  const uses = grouped(profile.hits[measure as FramingMeasure], (hit) => hit.term);
  const words = [...uses].toSorted((a, b) => b[1].length - a[1].length).slice(0, 3);
  return words.length === 0 || words[0]?.[1].length === 1
    ? ""
    : ` Most often ${words.map(([term, hits]) => `“${term}” (${hits.length})`).join(", ")}.`;
}

/** Whether columns call one event by different nouns: the χ² of the table of names, as a distance in standard errors (Wilson and Hilferty). */
function tellNames(
  event: EventNames,
  columns: readonly NamedProfile[],
): { z: number; difference: FramingDifference }[] {
  const sums = columns.map((_, i) => event.rows.reduce((sum, row) => sum + (row.columns[i]?.length ?? 0), 0));
  const all = sums.reduce((sum, n) => sum + n, 0);
  const speaking = columns.flatMap((_, i) => ((sums[i] ?? 0) > 0 ? [i] : []));
  const freedom = (speaking.length - 1) * (event.rows.length - 1);
  if (freedom < 1) return [];
  let chi = 0;
  for (const row of event.rows) {
    const used = row.columns.reduce((sum, places) => sum + places.length, 0);
    for (const i of speaking) {
      const expected = (used * (sums[i] ?? 0)) / all;
      chi += ((row.columns[i]?.length ?? 0) - expected) ** 2 / expected;
    }
  }
  const z = ((chi / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
  const of = (i: number) =>
    event.rows
      .flatMap((row) => ((n) => (n > 0 ? [`“${row.name}” (${n})`] : []))(row.columns[i]?.length ?? 0))
      .join(", ");
  const weak = z < WEAK_BELOW;
  const sentence = `One event, ${eventTitle(event)}, has different names: ${speaking.map((i) => `${columns[i]?.name} says ${of(i)}`).join("; ")}.${weak ? WEAK : ""}`;
  const evidence = speaking.map((i) => ({
    column: i,
    what: `event:${event.key}`,
    places: event.rows.flatMap((row) => row.columns[i] ?? []),
  }));
  return [{ z, difference: { measure: "naming", column: speaking[0] ?? 0, sentence, weak, evidence } }];
}

/** “Ukraine → Russia, Kursk: a move of troops”, as far as it is known. */
export function eventTitle({
  actor,
  target,
  places,
  concept,
}: Pick<EventNames, "actor" | "target" | "places" | "concept">): string {
  const who = actor && target ? `${actor} → ${target}` : (actor ?? (target ? `→ ${target}` : ""));
  return [[who, ...places].filter(Boolean).join(", "), concept].filter(Boolean).join(": ");
}

function inWords(count: number, words: number): string {
  const rate = rateOf(count, words);
  const per = rate ? `${rate.perThousand.toFixed(1)} per 1,000` : "too few words for a rate";
  return `${count.toLocaleString("en")} in ${words.toLocaleString("en")} words (${per})`;
}
