/**
 * Makes lib/stories/data/general-words.json: how often words stand in general text, from the frequency lists of the Python package wordfreq
 * (Robyn Speer; lists under CC BY-SA 4.0). Facts only: words in steps of a tenth of a power of ten.
 *
 *     pip download --no-deps wordfreq && unzip wordfreq-*.whl
 *     npx tsx tests/eval/make-general-words.ts wordfreq/data
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decode } from "@msgpack/msgpack";
import { foldWord } from "../../lib/stories/story-words.ts";

const OTHERS = ["de", "fr", "es", "it", "pt", "nl", "ru", "uk", "ar", "he", "el", "hi", "zh", "ja", "ko"];
/** Words kept of a language other than English: its function words and the commonest nouns and verbs. */
const MOST_OTHER = 3_000;

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Name the folder of wordfreq's lists.");

function wordsOf(language: string, most: number): Record<string, string> {
  const [, ...steps] = decode(gunzipSync(readFileSync(join(folder ?? "", `small_${language}.msgpack.gz`)))) as [
    unknown,
    ...string[][],
  ];
  const seen = new Set<string>();
  const byStep: Record<string, string[]> = {};
  // List i holds the words of frequency 10^(-i/100), commonest first.
  for (const [i, words] of steps.entries()) {
    for (const raw of words) {
      const word = foldWord(raw.replaceAll("’", "'"));
      if (seen.size >= most || seen.has(word) || !/^[\p{L}\p{M}']+$/u.test(word)) continue;
      seen.add(word);
      const step = String(Math.round(i / 10));
      byStep[step] = [...(byStep[step] ?? []), word];
    }
  }
  return Object.fromEntries(Object.entries(byStep).map(([step, words]) => [step, words.join(" ")]));
}

const words = Object.fromEntries([
  ["en", wordsOf("en", 30_000)] as const,
  ...OTHERS.map((language) => [language, wordsOf(language, MOST_OTHER)] as const),
]);
writeFileSync(
  join(import.meta.dirname, "../../lib/stories/data/general-words.json"),
  `${JSON.stringify(
    {
      about:
        "How often words stand in general text, by language: under step s the words of frequency 10^(-s/10), folded as stories read them.",
      source:
        "Frequency lists of the Python package wordfreq 3.1.1 by Robyn Speer, made by tests/eval/make-general-words.ts",
      licence: "CC BY-SA 4.0 for this file",
      words,
    },
    null,
    1,
  )}\n`,
);
