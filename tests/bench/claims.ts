import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { tagWords } from "../../lib/text/nlp.ts";
import { linesOf } from "../../lib/text/sentences.ts";

const ARTICLES = 200;
const PARAGRAPHS = 12;

const NAMES = [
  "Ada Moor",
  "Ida Kranz",
  "Paul Stein",
  "Vera Lind",
  "Omar Haddad",
  "Greta Holm",
  "Tomas Rehn",
  "Lucia Ferro",
];
const ROLES = [
  "harbour spokeswoman",
  "Transport Minister",
  "state senator",
  "chief engineer",
  "union leader",
  "coast guard captain",
];
const THINGS = [
  "the northern pier",
  "the new ferry",
  "the old crane",
  "the tunnel under the bay",
  "the island’s only bank",
  "the storm fund",
];
const DOINGS = [
  "will close in late May",
  "cost at least $20 million",
  "has failed two tests",
  "may have to be replaced",
  "carries 1,200 people a day",
];
const SENTENCES: readonly ((pick: (list: readonly string[]) => string) => string)[] = [
  (p) => `${p(ROLES)} ${p(NAMES)} said on Monday that ${p(THINGS)} ${p(DOINGS)}.`,
  (p) => `“We have waited for years, and ${p(THINGS)} ${p(DOINGS)},” ${p(NAMES)} told Reuters. “Nobody asked us.”`,
  (p) =>
    `According to the Harbour Times, ${p(NAMES)} denied that ${p(THINGS)} ${p(DOINGS)}, but the claim has yet to be verified.`,
  (p) =>
    `In a statement, the board rejected ${p(NAMES)}’s claim that ${p(THINGS)} ${p(DOINGS)} and vowed to publish the figures.`,
  (p) => `Between 2019 and 2023 about 40 per cent of the crews left, and ${p(THINGS)} ${p(DOINGS)}.`,
  (p) => `The islanders, who want the council to buy ${p(THINGS)}, were described as angry by ${p(NAMES)}.`,
  (p) => `${p(THINGS)} ${p(DOINGS)}, the ministry insists, while its critics accuse it of hiding a report.`,
  () => "It rained for most of the day, and the harbour lay empty until the evening ferry came in from the mainland.",
];

/**
 * Claims of invented articles, without embeddings: articles a second, and how many times longer it takes than tagging the same
 * words, measured in turns in the same run so that a busy machine slows both. The budget is 40 articles a second on two cores.
 */
export function benchClaims(): void {
  const articles = Array.from({ length: ARTICLES }, (_, i) => article(i + 1));
  const words = articles.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  for (const text of articles.slice(0, 10)) read(text);
  let tagging = 0;
  let reading = 0;
  for (const text of articles) {
    const started = performance.now();
    for (const line of linesOf(text, { start: 0, end: text.length })) tagWords(text, line);
    const tagged = performance.now();
    read(text);
    tagging += tagged - started;
    reading += performance.now() - tagged;
  }
  console.log(`claims of ${ARTICLES} articles of about ${Math.round(words / ARTICLES)} words, one process`);
  console.log(`  ${(ARTICLES / (reading / 1000)).toFixed(1)} articles/s (budget 40)`);
  console.log(
    `  ${(reading / tagging).toFixed(2)} times the time of tagging alone (${(ARTICLES / (tagging / 1000)).toFixed(1)} articles/s)`,
  );
}

function read(text: string): void {
  claimsOf(text, [{ start: 0, end: text.length }], {
    language: "en",
    publishedAt: "2025-07-16",
    headline: "Ferry may stay",
  });
}

/** An article of twelve paragraphs; the same number gives the same text. */
function article(seed: number): string {
  let state = seed * 2_654_435_761;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const paragraph = () => Array.from({ length: 3 }, () => pick(SENTENCES)(pick)).join(" ");
  return Array.from({ length: PARAGRAPHS }, paragraph).join("\n\n");
}
