/** What some columns have and one has not, with how it was looked for. */
export type Silence = {
  readonly column: number;
  readonly what: string;
  readonly heldBy: readonly number[];
  readonly sentence: string;
};

/**
 * What each column leaves out. `held` gives, for each topic or speaker, what was searched and how many sentences each
 * column has; those that another column has and one has not are told, the most widely held first, in the words of `none`.
 */
export function silences(
  held: readonly { readonly what: string; readonly searched: string; readonly counts: readonly number[] }[],
  none = "no matching sentence found",
): Silence[] {
  return held
    .flatMap(({ what, searched, counts }) => {
      const heldBy = counts.flatMap((count, column) => (count > 0 ? [column] : []));
      if (heldBy.length === 0) return [];
      const sentence = `${none} (searched: ${searched})`;
      return counts.flatMap((count, column) => (count === 0 ? [{ column, what, heldBy, sentence }] : []));
    })
    .sort((a, b) => b.heldBy.length - a.heldBy.length);
}
