/** A story as one outlet tells it: its name tells which story it is and which copy. */
export type Copy = { readonly name: string; readonly story: number; readonly text: string };

/** A generator of numbers below a limit, the same for the same seed. */
function chance(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** The same in another order. */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  const next = chance(seed);
  const rest = [...all];
  return all.map(() => rest.splice(next(rest.length), 1)[0] as T);
}

/**
 * Stories in made-up words (so that no claims are read from them), each in one to four copies: as it is, lightly edited, cut, and with
 * a paragraph of its own in front.
 */
export function copiesOf(stories: number): Copy[] {
  return Array.from({ length: stories }, (_, story) => story).flatMap((story) => {
    const next = chance(story + 1);
    const paragraphs = Array.from({ length: 6 }, () => paragraph(next));
    const edited = paragraphs.map((text) => text.replace(/ \S+ /, " changed "));
    const versions = [paragraphs, edited, paragraphs.slice(0, 4), [paragraph(chance(story + 1000)), ...paragraphs]];
    return versions
      .slice(0, 1 + (story % 4))
      .map((version, i) => ({ name: `${story}-${i}.txt`, story, text: version.join("\n\n") }));
  });
}

function paragraph(next: (limit: number) => number): string {
  const words = Array.from(
    { length: 45 },
    () => `${"bdfgklmnprstvz"[next(14)]}${"aeiou"[next(5)]}${"bdfgklmnprstvz"[next(14)]}${"aeiou"[next(5)]}${next(90)}`,
  );
  return `${words.join(" ")}.`;
}
