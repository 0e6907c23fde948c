import { tokensOf } from "../text/tokens.ts";

/** A body sentence of one copy. */
export type CopySentence = { readonly articleId: number; readonly start: number; readonly text: string };

/** A sentence that both copies print with another figure, name or word: the one's words and the other's. */
export type OtherWords = {
  readonly lead: CopySentence;
  readonly copy: CopySentence;
  /** The words that only the lead copy has, as printed, and those that only the copy has. */
  readonly leadWords: string;
  readonly copyWords: string;
  /** Whether a figure or a name is among them: that a reader must not miss. */
  readonly telling: boolean;
};

/** Two sentences are one, edited, from this share of their words in common on (Dice). Lower pairs two sentences of one subject. */
const SAME_SENTENCE = 0.7;

/** What two copies of one text do not have in common. */
export type CopyDifferences = {
  /** Sentences that only the copy has. */
  readonly own: readonly CopySentence[];
  /** Sentences that only the lead copy has. */
  readonly leadOnly: readonly CopySentence[];
  readonly otherwise: readonly OtherWords[];
};

/** What a copy and its lead copy each have alone, and what they print otherwise. What both print alike is not named: it counts once. */
export function copyDifferences(lead: readonly CopySentence[], copy: readonly CopySentence[]): CopyDifferences {
  const worded = (sentences: readonly CopySentence[]) =>
    sentences.map((sentence) => ({ sentence, words: tokensOf(sentence.text).map(({ norm }) => norm) }));
  const there = worded(lead);
  const alike = new Set(there.map(({ words }) => words.join(" ")));
  const printed = new Set<string>();
  const edited = new Set<CopySentence>();
  const own: CopySentence[] = [];
  const otherwise: OtherWords[] = [];
  for (const { sentence, words } of worded(copy)) {
    printed.add(words.join(" "));
    if (words.length === 0 || alike.has(words.join(" "))) continue;
    const best = there
      .map((each) => ({ ...each, likeness: dice(words, each.words) }))
      .reduce((a, b) => (b.likeness > a.likeness ? b : a), { likeness: 0, sentence, words });
    if (best.likeness < SAME_SENTENCE) own.push(sentence);
    else {
      edited.add(best.sentence);
      const [leadWords, copyWords] = [onlyIn(best.sentence.text, words), onlyIn(sentence.text, best.words)];
      otherwise.push({
        lead: best.sentence,
        copy: sentence,
        leadWords,
        copyWords,
        telling: isTelling(leadWords) || isTelling(copyWords),
      });
    }
  }
  const leadOnly = there.flatMap(({ sentence, words }) =>
    printed.has(words.join(" ")) || edited.has(sentence) ? [] : [sentence],
  );
  return { own, leadOnly, otherwise };
}

function dice(a: readonly string[], b: readonly string[]): number {
  const rest = [...b];
  const common = a.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * common) / Math.max(1, a.length + b.length);
}

/** The printed words of a sentence that are not among these. */
function onlyIn(text: string, words: readonly string[]): string {
  const known = new Set(words);
  return tokensOf(text)
    .filter(({ norm }) => !known.has(norm))
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");
}

/** A digit, a number in words, or a word with a capital. */
function isTelling(words: string): boolean {
  return /\d|\p{Lu}/u.test(words) || words.split(" ").some((word) => NUMBER_WORDS.has(word));
}

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  (
    "no none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
    "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion dozen dozens"
  ).split(" "),
);
