/** A copy's name in a merged view: the letter of its outlet, with a number where the outlet has several copies. */
export type WitnessSiglum = { readonly siglum: string; readonly letter: string; readonly copy: number | null };

/**
 * Sigla of copies whose outlets have these letters, in the order given: "A", "B1", "B2". No two are the same. A letter alone names the
 * one copy of its outlet, as editors of texts do.
 */
export function siglaOf(letters: readonly string[]): WitnessSiglum[] {
  const seen = new Map<string, number>();
  return letters.map((letter) => {
    if (letters.filter((other) => other === letter).length === 1) return { siglum: letter, letter, copy: null };
    const copy = (seen.get(letter) ?? 0) + 1;
    seen.set(letter, copy);
    return { siglum: `${letter}${copy}`, letter, copy };
  });
}
