import type { ActorMention } from "../../model/framing.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import { countryOf } from "./countries.ts";

/** A country’s government by what stands behind its name: “the Kremlin regime”. */
const RULERS = new Set(
  "regime government administration leadership authorities junta officials forces troops military army state".split(
    " ",
  ),
);
/** Words before a name that belong to it. */
const TITLES = new Set(
  "president minister secretary chancellor premier general senator governor king prince dictator leader strongman tyrant mayor judge chief candidate activist billionaire".split(
    " ",
  ),
);
/** The tagger's slips. */
const LEMMAS: Record<string, string> = { wag: "wage", outproducing: "outproduce" };
const NO_NAME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/;

/**
 * The names of people, bodies and countries in one sentence: whom they stand for, the form printed, and the verb that follows where they
 * are its subject. A country's adjective counts where a word for its rulers follows.
 */
export function actorMentions(words: readonly TaggedWord[], at: { article: number; sentence: number }): ActorMention[] {
  const found: ActorMention[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!isName(words[i])) continue;
    let to = i;
    while (isName(words[to + 1])) to++;
    const mention = mentionAt(words, i, to);
    if (mention) found.push({ ...at, ...mention });
    i = to;
  }
  return found;
}

/** The mention whose name runs from one word to another, both included; null where the name stands for no actor. */
function mentionAt(
  words: readonly TaggedWord[],
  from: number,
  to: number,
): Omit<ActorMention, "article" | "sentence"> | null {
  const run = words.slice(from, to + 1);
  const last = run.at(-1);
  if (!last) return null;
  const ruler = rulerAfter(words, to);
  const whole = countryOf(run.map((word) => word.raw).join(" "));
  // “Ukrainian” or “US” before a noun says whose, and names no one: “the Ukrainian front”, “US military aid”.
  if (whole !== null && !ruler && ["NOUN", "ADJ"].includes(words[to + 1]?.pos ?? "")) return null;
  const country = whole ?? countryOf(last.raw);
  const title = TITLES.has(words[from - 1]?.norm ?? "") ? words[from - 1] : undefined;
  const printed = [title, ...run, ruler].flatMap((word) => (word ? [withoutPossessive(word.raw)] : []));
  const owns = ["'", "’"].some((mark) => words[to + 1]?.raw.startsWith(mark));
  return {
    start: (title ?? run[0] ?? last).start,
    end: (ruler ?? last).end,
    actor: country ?? withoutPossessive(last.raw),
    form: printed.join(" "),
    verb: owns || precededByPreposition(words, from - 1) ? null : verbAfter(words, ruler ? to + 2 : to + 1),
  };
}

/** “regime” in “the Kremlin regime”, but not in “regime change”, where the name says whose change. */
function rulerAfter(words: readonly TaggedWord[], to: number): TaggedWord | undefined {
  const next = words[to + 1];
  return RULERS.has(next?.norm ?? "") && words[to + 2]?.pos !== "NOUN" ? next : undefined;
}

function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/, "");
}

function isName(word: TaggedWord | undefined): boolean {
  return (
    word !== undefined &&
    word.pos === "PROPN" &&
    /^\p{Lu}/u.test(word.raw) &&
    word.raw.length > 1 &&
    !NO_NAME.test(word.raw)
  );
}

/** The lemma of the verb that follows at once, auxiliaries and adverbs passed over. */
function verbAfter(words: readonly TaggedWord[], from: number): string | null {
  for (let i = from; i < Math.min(words.length, from + 4); i++) {
    const word = words[i];
    if (word?.pos === "VERB") return LEMMAS[word.lemma] ?? word.lemma;
    if (!word || !["AUX", "ADV", "PART"].includes(word.pos)) return null;
  }
  return null;
}

function precededByPreposition(words: readonly TaggedWord[], before: number): boolean {
  for (let i = before; i >= Math.max(0, before - 2); i--) {
    const pos = words[i]?.pos;
    if (pos === "ADP") return true;
    if (pos !== "DET" && pos !== "ADJ" && pos !== "NOUN") return false;
  }
  return false;
}
