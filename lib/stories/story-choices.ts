/** What a person said of some texts, in the order in which it was said. */
export type StoryChoice = {
  /** moved, taken-out, joined or kept-apart; anything else binds nothing. */
  readonly verdict: string;
  /** Texts that were moved, or that are one of two stories. */
  readonly going: readonly string[];
  /** Texts that they were put with. */
  readonly to: readonly string[];
  /** Texts that they were parted from. */
  readonly from: readonly string[];
};

/** Keys of groups that belong into one story, and that do not. */
export type StoryBonds = {
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
};

/**
 * What choices ask of a grouping now. They are followed in order, so that of two that cannot both be followed the later one holds: whoever
 * moves an article out of stories that another joined takes it out, and leaves the others joined. `keysOf` gives the groups that hold a text;
 * texts that are gone bind nothing, and bind again when they come back.
 */
export function bondsOf(choices: readonly StoryChoice[], keysOf: (text: string) => readonly string[]): StoryBonds {
  const said = new Said();
  for (const { verdict, going, to, from } of choices) {
    if (verdict === "moved" || verdict === "taken-out") {
      for (const text of going) said.leave(text);
      said.bind([...going, ...to]);
      said.part(going, from);
    } else if (verdict === "joined") said.bind([...going, ...to]);
    else if (verdict === "kept-apart") said.part(going, from);
  }
  const together = said.bound().flatMap((block) => {
    const keys = [...new Set(block.flatMap(keysOf))];
    return keys.slice(1).map((key, i) => [keys[i] ?? key, key] as const);
  });
  const apart = said
    .parted()
    .flatMap(([one, other]) => keysOf(one).flatMap((a) => keysOf(other).map((b) => [a, b] as const)));
  return { together, apart };
}

/** Blocks of texts that belong together, and pairs that do not. */
class Said {
  readonly #blocks = new Map<string, Set<string>>();
  readonly #apart = new Map<string, Set<string>>();

  leave(text: string): void {
    this.#blocks.get(text)?.delete(text);
    this.#blocks.delete(text);
  }

  bind(texts: readonly string[]): void {
    const block = new Set(texts.flatMap((text) => [text, ...(this.#blocks.get(text) ?? [])]));
    for (const text of block) {
      this.#blocks.set(text, block);
      for (const other of this.#apart.get(text) ?? []) if (block.has(other)) this.#apart.get(text)?.delete(other);
    }
  }

  part(texts: readonly string[], from: readonly string[]): void {
    for (const text of texts) {
      for (const other of from) {
        if (text === other || this.#blocks.get(text)?.has(other)) continue;
        this.#apart.set(text, (this.#apart.get(text) ?? new Set()).add(other));
        this.#apart.set(other, (this.#apart.get(other) ?? new Set()).add(text));
      }
    }
  }

  bound(): string[][] {
    return [...new Set(this.#blocks.values())].map((block) => [...block].sort());
  }

  parted(): [string, string][] {
    return [...this.#apart].flatMap(([text, others]) =>
      [...others].filter((other) => text < other).map((other): [string, string] => [text, other]),
    );
  }
}
