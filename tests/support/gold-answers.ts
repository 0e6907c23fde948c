import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

type EventLine = { readonly event: string; readonly articles: readonly { readonly sentences: readonly string[] }[] };
type PointLine = {
  readonly reader: string;
  readonly event: string;
  readonly sentences: readonly string[];
  readonly relation: string;
};
type GoldPoint = { readonly sentences: readonly string[]; readonly differ: string };

const DIFFERS: Readonly<Record<string, string>> = {
  "figures differ": "figure",
  denied: "denied",
  "dates differ": "date",
  "different speakers": "speaker",
  "different wording": "wording",
};
const folded = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/**
 * Answers a question of points as the first reader of the set of rows would: finds the numbered sentences in the set by their text, whatever event,
 * order, letters or part of a story the question has. null where the set is not there.
 */
export function goldAnswers(folder: string): ((question: string) => string) | null {
  const file = join(folder, "rows", "dev.events.jsonl.gz");
  if (!existsSync(file)) return null;
  const lines = <T>(text: string) =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T);
  const events = lines<EventLine>(gunzipSync(readFileSync(file)).toString("utf8"));
  const points = lines<PointLine>(readFileSync(join(folder, "rows", "dev.gold.jsonl"), "utf8"));
  const reader = points.map((point) => point.reader).sort()[0];
  const gold = points
    .filter((point) => point.reader === reader)
    .map(({ event, sentences, relation }): GoldPoint => {
      const articles = events.find((each) => each.event === event)?.articles ?? [];
      const textOf = (place: string) => {
        const [article = 0, sentence = 0] = place.split(".").map(Number);
        return folded(articles[article]?.sentences[sentence] ?? "");
      };
      return { sentences: sentences.map(textOf), differ: DIFFERS[relation] ?? "none" };
    });
  return (question) => answerOf(question, gold);
}

function answerOf(question: string, gold: readonly GoldPoint[]): string {
  const asked = question
    .split("\n")
    .map((line) => line.split("\t"))
    .flatMap(([number = "", text = "", more]) =>
      /^[A-Z]+\d+$/.test(number) && more === undefined ? [{ number, text }] : [],
    );
  const points = gold.flatMap(({ sentences, differ }) => {
    const own = asked.filter(({ text }) => sentences.some((one) => isOne(one, text)));
    const letters = new Set(own.map(({ number }) => number.replace(/\d+/, "")));
    return letters.size > 1 ? [{ sentences: own.map(({ number }) => number), differ }] : [];
  });
  return JSON.stringify({ points });
}

/** Shortest sentence that is found inside another one. */
const SHORTEST_INSIDE = 20;

/** A line of the set may be cut into sentences otherwise than the product cuts it. */
function isOne(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= SHORTEST_INSIDE && long.includes(short));
}
