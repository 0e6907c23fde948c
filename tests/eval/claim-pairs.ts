import { existsSync } from "node:fs";
import { join } from "node:path";
import { scorePairs } from "../../lib/claims/row/pair-score.ts";
import { alignStory } from "../../lib/claims/row/story-rows.ts";
import { type RowEvent, readEvent, rowsIn, sentencesAsTheyStand } from "./row-events.ts";

type Label = "related" | "unrelated" | "unsure";
type Side = { readonly title: string; readonly claims: readonly string[] };
export type PairRow = {
  readonly event: string;
  readonly date: string;
  readonly a: Side;
  readonly b: Side;
  readonly pairs: readonly (readonly [number, number, Label])[];
};
/** The score of claim `a` of the first article with claim `b` of the second; 0 where none is given. */
type Scores = (a: number, b: number) => number;
type Judged = { readonly row: PairRow; readonly scores: Scores };

/**
 * Claims of two articles on one event that readers called related or not. `scorer` is what the row scorer says of all pairs, each claim taken
 * as it stands; `links` what stands linked after the claims were read from it. `auc` is the chance that a related pair scores above an
 * unrelated one, `recallAtN` the share of related pairs among the n best of an event that has n of them. Null where the set is absent.
 */
export function measureClaimPairs(folder: string): object | null {
  const file = join(folder, "claim-pairs", "dev.jsonl.gz");
  if (!existsSync(file)) return null;
  const scorer: Judged[] = [];
  const links: Judged[] = [];
  for (const row of rowsIn<PairRow>(file)) {
    const articles = [row.a, row.b].map(({ title, claims }, i) => ({
      outlet: String(i),
      title,
      date: row.date,
      sentences: claims,
    }));
    const event = readEvent({ event: row.event, articles }, []);
    scorer.push({ row, scores: scoresOfAll(event) });
    links.push({ row, scores: scoresOfLinks(event) });
  }
  return { scorer: figuresOf(scorer), links: figuresOf(links) };
}

function scoresOfAll(event: RowEvent): Scores {
  const { sentences, places } = sentencesAsTheyStand(event);
  return highest(
    scorePairs(sentences, event.titles).map(({ a, b, score }) => ({
      a: [places[a] ?? ""],
      b: [places[b] ?? ""],
      score,
    })),
  );
}

/** What the event imported alone would export as links, by the lines that their claims' sentences lie over. */
function scoresOfLinks({ claims, sentences, titles }: RowEvent): Scores {
  const { links } = alignStory({
    claims,
    sentences,
    headlines: titles,
    decisions: { confirmed: [], rejected: [] },
  });
  const places = new Map(
    claims.map(({ id, articleId, lines }) => [id, lines.map((line) => `${articleId - 1}.${line}`)]),
  );
  return highest(links.map(({ a, b, score }) => ({ a: places.get(a) ?? [], b: places.get(b) ?? [], score })));
}

/** The best score of each pair of places, whichever of the two comes first. */
function highest(pairs: readonly { a: readonly string[]; b: readonly string[]; score: number }[]): Scores {
  const best = new Map<string, number>();
  for (const { a, b, score } of pairs)
    for (const x of a)
      for (const y of b) {
        const key = [x, y].sort().join(" ");
        best.set(key, Math.max(best.get(key) ?? 0, score));
      }
  return (a, b) => best.get(`0.${a} 1.${b}`) ?? 0;
}

function figuresOf(judged: readonly Judged[]): { auc: number; recallAtN: number } {
  const related: number[] = [];
  const unrelated: number[] = [];
  let found = 0;
  for (const { row, scores } of judged) {
    const labels = new Map(row.pairs.map(([a, b, label]) => [`${a} ${b}`, label]));
    const ranked = row.a.claims.flatMap((_, a) =>
      row.b.claims.map((_other, b) => ({ label: labels.get(`${a} ${b}`), score: scores(a, b) })),
    );
    const own = ranked.filter(({ label }) => label === "related");
    related.push(...own.map(({ score }) => score));
    unrelated.push(...ranked.filter(({ label }) => label === "unrelated").map(({ score }) => score));
    const best = ranked.toSorted((x, y) => y.score - x.score).slice(0, own.length);
    found += best.filter(({ label, score }) => label === "related" && score > 0).length;
  }
  let above = 0;
  for (const x of related) for (const y of unrelated) above += x > y ? 1 : x === y ? 0.5 : 0;
  return {
    auc: above / Math.max(1, related.length * unrelated.length),
    recallAtN: found / Math.max(1, related.length),
  };
}
