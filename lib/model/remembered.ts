/**
 * `make`, whose answers are remembered: what is asked for again is given without being made. For functions of their text alone; the `most` texts asked
 * for last are kept.
 */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly made: T }>();
  return (text) => {
    const before = known.get(text);
    const kept = before ?? { made: make(text) };
    // A map keeps the order in which its keys came: what is asked for goes to its end, and what goes first was not asked for longest.
    if (before) known.delete(text);
    known.set(text, kept);
    if (known.size > most) known.delete(known.keys().next().value as string);
    return kept.made;
  };
}
