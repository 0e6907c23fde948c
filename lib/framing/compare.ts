import type { FramingMeasure, FramingProfile, Rate } from "../model/framing.ts";
import { FRAMING_MEASURES } from "../model/framing.ts";
import type { Span } from "../model/span.ts";
import { rateOf } from "./rate.ts";

/** One column of the page. */
export type FramingColumn = { readonly name: string; readonly profile: FramingProfile };
type Place = Span & { readonly article: number };
/** A number of the table. `rate` is null where the words are too few to say. */
export type FramingCell = { readonly count: number; readonly rate: Rate | null; readonly places: readonly Place[] };
export type FramingRow = { readonly measure: FramingMeasure | "quoted"; readonly label: string; readonly cells: readonly FramingCell[] };
/** A difference told in a sentence, with the places of its column. `weak`: chance alone could make it; the sentence says so. */
export type FramingDifference = {
  readonly measure: FramingRow["measure"];
  readonly column: number;
  readonly sentence: string;
  readonly weak: boolean;
  readonly places: readonly Place[];
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
export function compareProfiles(columns: readonly FramingColumn[]): FramingRow[] {
  const rows = FRAMING_MEASURES.map((measure) => rowOf(measure, columns, ({ hits }) => ({ count: hits[measure].length, places: hits[measure] })));
  const quoted = rowOf("quoted", columns, ({ speakers }) => ({
    count: speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0),
    places: speakers.flatMap((speaker) => speaker.quotations),
  }));
  return [...rows, quoted];
}

function rowOf(
  measure: FramingRow["measure"],
  columns: readonly FramingColumn[],
  read: (profile: FramingProfile) => { count: number; places: readonly Place[] },
): FramingRow {
  const cells = columns.map(({ profile }) => {
    const { count, places } = read(profile);
    return { count, places, rate: rateOf(count, profile.words) };
  });
  return { measure, label: LABELS[measure], cells };
}

/** The three rows in which one column is farthest from the others together, each told with its counts. */
export function largestDifferences(columns: readonly FramingColumn[], most = 3): FramingDifference[] {
  if (columns.length < 2) return [];
  return compareProfiles(columns)
    .map((row) => farthest(row, columns))
    .filter(({ z }) => z !== 0)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .slice(0, most)
    .map(({ row, column, z }) => tell(row, column, z, columns));
}

function farthest(row: FramingRow, columns: readonly FramingColumn[]): { row: FramingRow; column: number; z: number } {
  const words = columns.reduce((sum, { profile }) => sum + profile.words, 0);
  const uses = row.cells.reduce((sum, { count }) => sum + count, 0);
  let best = { row, column: 0, z: 0 };
  for (const [column, cell] of row.cells.entries()) {
    // Given all uses, those of one column are binomial with its share of the words: a score test of equal rates.
    const share = (columns[column]?.profile.words ?? 0) / Math.max(words, 1);
    const spread = Math.sqrt(uses * share * (1 - share));
    // Quoted words come in runs of a dozen; counted one by one they would always look far from chance.
    const run = row.measure === "quoted" ? 12 : 1;
    const z = spread === 0 ? 0 : (cell.count - uses * share) / (spread * Math.sqrt(run));
    if (Math.abs(z) > Math.abs(best.z)) best = { row, column, z };
  }
  return best;
}

function tell(row: FramingRow, column: number, z: number, columns: readonly FramingColumn[]): FramingDifference {
  const name = columns[column]?.name ?? "";
  const others = columns.filter((_, i) => i !== column);
  const otherCount = row.cells.reduce((sum, { count }, i) => sum + (i === column ? 0 : count), 0);
  const otherWords = others.reduce((sum, { profile }) => sum + profile.words, 0);
  const otherName = others.length === 1 ? (others[0]?.name ?? "") : `the other ${others.length} together`;
  const count = row.cells[column]?.count ?? 0;
  const weak = Math.abs(z) < WEAK_BELOW;
  const sentence =
    `${name} has ${z > 0 ? "more" : "fewer"} ${row.label}: ${inWords(count, columns[column]?.profile.words ?? 0)}; ${otherName}: ${inWords(otherCount, otherWords)}.` +
    (weak ? " This is weak evidence: chance alone could make such a difference." : "");
  return { measure: row.measure, column, sentence, weak, places: row.cells[column]?.places ?? [] };
}

function inWords(count: number, words: number): string {
  const rate = rateOf(count, words);
  const per = rate ? `${rate.perThousand.toFixed(1)} per 1,000` : "too few words for a rate";
  return `${count.toLocaleString("en")} in ${words.toLocaleString("en")} words (${per})`;
}
