/** Upper bounds of the classes into which durations are counted, in seconds; what took longer than the last is in none of them. */
export const DURATION_BOUNDS_S: readonly number[] = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

/** How long things of one kind took: how many fell into each class of `DURATION_BOUNDS_S`, how many there were, and their sum in seconds. */
export type DurationCounts = { readonly classes: readonly number[]; readonly count: number; readonly sum: number };

/** Counts durations by kind. Kinds are few and known: each has its own counts for as long as the process runs. */
export function countDurations(): {
  /** Counts one, of so many milliseconds. */
  note(kind: string, ms: number): void;
  all(): Readonly<Record<string, DurationCounts>>;
} {
  const counts: Record<string, DurationCounts> = {};
  return {
    note(kind, ms) {
      counts[kind] = added(counts[kind] ?? NONE, { classes: classesOf(ms / 1000), count: 1, sum: ms / 1000 });
    },
    all: () => counts,
  };
}

/** The durations of several processes together. */
export function addDurations(
  all: readonly Readonly<Record<string, DurationCounts>>[],
): Readonly<Record<string, DurationCounts>> {
  const sums: Record<string, DurationCounts> = {};
  for (const each of all)
    for (const [kind, counts] of Object.entries(each)) sums[kind] = added(sums[kind] ?? NONE, counts);
  return sums;
}

const NONE: DurationCounts = { classes: DURATION_BOUNDS_S.map(() => 0), count: 0, sum: 0 };

function classesOf(seconds: number): number[] {
  const own = DURATION_BOUNDS_S.findIndex((bound) => seconds <= bound);
  return DURATION_BOUNDS_S.map((_, at) => (at === own ? 1 : 0));
}

function added(a: DurationCounts, b: DurationCounts): DurationCounts {
  return {
    classes: a.classes.map((n, at) => n + (b.classes[at] ?? 0)),
    count: a.count + b.count,
    sum: a.sum + b.sum,
  };
}
