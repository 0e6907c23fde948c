import { alignStory } from "../../lib/claims/row/story-rows.ts";
import { readEvents } from "./reading.ts";
import { goldOf, type ReadEvent, readRows } from "./row-events.ts";

type Pair = { readonly a: number; readonly b: number };
type Tally = { pairs: number; right: number; sure: number; found: number; points: number; pointsFound: number };

/**
 * Links and rows of the events of the set of rows, each event a story by itself. Precision: pairs that a reader put into one point; recall: pairs
 * that both readers did; points: those of which at least one such pair is there. `sureRows` is the precision of rows that stand open.
 */
export function measureRows(folder: string, part: "dev" | "train" = "dev"): object {
  const events = readRows(folder, part) ?? [];
  const links = emptyTally();
  const rows = emptyTally();
  const open = emptyTally();
  for (const event of events) {
    const holder = new Map(event.sentences.flatMap(({ claims }, i) => claims.map(({ id }) => [id, i] as const)));
    const at = (id: number) => holder.get(id) ?? -1;
    const found = alignStory({
      claims: event.claims,
      sentences: event.stored,
      headlines: event.titles,
      decisions: { confirmed: [], rejected: [] },
    });
    count(
      event,
      found.links.map(({ a, b }) => ({ a: at(a), b: at(b) })),
      links,
    );
    const pairsOf = (own: typeof found.rows) =>
      pairsWithin(
        event,
        own.map(({ claims }) => claims.map(at)),
      );
    count(event, pairsOf(found.rows), rows);
    count(event, pairsOf(found.rows.filter(({ strength }) => strength === "sure")), open);
  }
  return { links: figuresOf(links), rows: figuresOf(rows), sureRows: figuresOf(open) };
}

/** The same for links of events that a model read which answers as the first reader would: in one question an event, and in parts. */
export function measureReading(folder: string): object {
  const whole = emptyTally();
  const parts = emptyTally();
  let questions = 0;
  for (const { event, ...read } of readEvents(folder)) {
    const holder = new Map(event.sentences.flatMap(({ claims }, i) => claims.map(({ id }) => [id, i] as const)));
    const at = (id: number) => holder.get(id) ?? -1;
    for (const [name, tally] of [
      ["whole", whole],
      ["parts", parts],
    ] as const)
      count(
        event,
        read[name].links.map(({ a, b }) => ({ a: at(a), b: at(b) })),
        tally,
      );
    questions += read.parts.questions;
  }
  return { whole: figuresOf(whole), parts: { ...figuresOf(parts), questions } };
}

function pairsWithin({ sentences }: ReadEvent, rows: readonly (readonly number[])[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const row of rows)
    for (const a of row)
      for (const b of row)
        if (a < b && sentences[a]?.articleId !== sentences[b]?.articleId) pairs.set(`${a} ${b}`, { a, b });
  return [...pairs.values()];
}

const emptyTally = (): Tally => ({ pairs: 0, right: 0, sure: 0, found: 0, points: 0, pointsFound: 0 });

function count(event: ReadEvent, pairs: readonly Pair[], tally: Tally): void {
  const { sure, keysOf, isPossible, found } = goldOf(event);
  const flat = new Set(pairs.flatMap(({ a, b }) => keysOf(a, b)));
  tally.pairs += pairs.length;
  tally.right += pairs.filter(({ a, b }) => isPossible(a, b)).length;
  tally.sure += sure.size;
  tally.found += [...sure].filter((pair) => flat.has(pair)).length;
  tally.points += found.length;
  tally.pointsFound += found.filter((own) => own.some((pair) => sure.has(pair) && flat.has(pair))).length;
}

function figuresOf({ pairs, right, sure, found, points, pointsFound }: Tally) {
  const precision = right / Math.max(1, pairs);
  const recall = found / Math.max(1, sure);
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return { f1, precision, recall, points: pointsFound / Math.max(1, points), pairs };
}
