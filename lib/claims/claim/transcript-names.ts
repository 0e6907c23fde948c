/** "ALEX MORENO, HOST:", "JUANA RUIZ:" at the start of a line: a whole name in capitals before a colon. */
const LABEL =
  /^[ \t]*["“]?((?:\p{Lu}[\p{Lu}.'’-]*[ \t]){1,3}\p{Lu}[\p{Lu}.'’-]+)(?:,\s\p{Lu}{2,}(?:[ -]\p{Lu}{2,}){0,3}[ -]?|\s\([^()\n]{1,40}\))?:/gmu;

/** Who speaks in a transcript: "ALEX MORENO, HOST:" opens it, and "MORENO:" later is nobody else. */
export class TranscriptNames {
  readonly #bySurname = new Map<string, string>();
  readonly #names = new Map<string, string>();

  constructor(text: string) {
    for (const [, label = ""] of text.matchAll(LABEL)) {
      if (this.#names.has(label)) continue;
      const small = label.replace(/(?<=\p{L})\p{Lu}+/gu, (rest) => rest.toLowerCase());
      const name = text.includes(small) ? small : label;
      this.#names.set(label, name);
      this.#bySurname.set(label.split(/\s/).at(-1) ?? "", name);
    }
  }

  /** The whole name of whom a label in capitals names, in small letters where the text prints it so; null where no label opens a line so. */
  find(printed: string): string | null {
    return this.#names.get(printed) ?? this.#bySurname.get(printed) ?? null;
  }
}
