import { isGivenName } from "../../text/given-names.ts";
import { isTitle } from "../attribution/entities.ts";
import { rolesIn } from "./people.ts";

/** A run of capital words with the small words of names between them, at the end of a phrase. */
const NAME_AT_END =
  /(?:\p{Lu}[\p{L}\p{M}.'’-]*\s+)(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*|van|von|der|den|de|del|della|di|da|dos|la|le|al|el|bin|ibn|y|e)\s+)*\p{Lu}[\p{L}\p{M}.'’-]*$/u;
/** "Delyth Amos KC": what somebody is, behind the name. */
const BEHIND_A_NAME = /,?\s(?:KC|QC|SC|MP|MSP|MEP|TD|OBE|MBE|CBE|MD|PhD)$/u;
const PARTICLE = /^\p{Ll}+$/u;
/** Longer runs hold titles and bodies that we do not know before the name. */
const LONGEST_UNKNOWN = 2;

/**
 * The person's whole name at the end of a phrase, titles and offices left out: "Arizona Sheriff Joe Arpaio" is Joe Arpaio,
 * "the treasurer Maria del Carmen Ruiz Soto" all five words. Empty where the phrase ends with a single word or none.
 */
export function wholeNameIn(phrase: string): string {
  const run = NAME_AT_END.exec(phrase.replace(BEHIND_A_NAME, ""))?.[0].split(/\s+/) ?? [];
  const title = run.findLastIndex((word, i) => i < run.length - 1 && (isTitle(word) || rolesIn(word).length > 0));
  const rest = run.slice(title + 1);
  if (rest.length === 1) return run.slice(-LONGEST_UNKNOWN).join(" ");
  const given = rest.findIndex((word, i) => i < rest.length - 1 && isGivenName(word.split("-")[0] ?? ""));
  if (given >= 0) return rest.slice(given).join(" ");
  const initial = rest.some((word) => /^\p{Lu}\.$/u.test(word));
  const whole = rest.length <= LONGEST_UNKNOWN || initial || rest.some((word) => PARTICLE.test(word));
  return (whole ? rest : rest.slice(-LONGEST_UNKNOWN)).join(" ");
}

/** Full names by the surnames that stand for them; a surname that two people share stands for the one who speaks. */
export class FullNames {
  readonly #speakers = new Map<string, string>();
  readonly #named = new Map<string, string | null>();

  /** Somebody named anywhere in the text. */
  note(name: string): void {
    for (const surname of surnamesOf(name)) {
      const before = this.#named.get(surname);
      this.#named.set(surname, before === undefined || before === name ? name : null);
    }
  }

  /** Somebody who speaks. */
  meet(name: string): void {
    if (!name.includes(" ")) return;
    for (const surname of surnamesOf(name)) if (!this.#speakers.has(surname)) this.#speakers.set(surname, name);
  }

  /** The full name that `name` is short for, or null. */
  find(name: string): string | null {
    return this.#speakers.get(surnameOf(name)) ?? this.#named.get(surnameOf(name)) ?? null;
  }
}

function surnameOf(name: string): string {
  return name.split(" ").at(-1) ?? name;
}

/** The last word; of a longer name the one before it too, as many people have two surnames and are called by the first. */
function surnamesOf(name: string): string[] {
  const words = name.split(" ").filter((word) => !PARTICLE.test(word) && !/^\p{Lu}\.$/u.test(word));
  const first = words.length > 2 ? words.at(-2) : undefined;
  return [words.at(-1) ?? name, ...(first && !isGivenName(first) ? [first] : [])];
}
