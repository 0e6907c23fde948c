import { apparatusOf } from "../../lib/collation/apparatus.ts";
import { diffWords } from "../../lib/collation/diff.ts";
import { mergeCopies, type Witness } from "../../lib/collation/merge.ts";
import { versionSteps } from "../../lib/collation/version-steps.ts";
import { blocksOf, countsOf, stretchesOf } from "../../lib/collation/views.ts";
import type { ComparedArticle } from "../../lib/model/pair.ts";
import { scorePair } from "../../lib/similarity/score.ts";

const PARAGRAPHS = 200;
const WORDS = 50;
/** One word in so many is changed in the later copy, and one paragraph in so many moved, cut or added. */
const EDIT_EVERY = 20;
const MOVE_EVERY = 25;
/** Timed runs of each; the middle one is printed. */
const RUNS = 5;

/** What a merged view and a comparison of two articles of 10,000 words compute, as ratios against one plain word diff of the same two texts. */
export function benchCollation(): void {
  const random = seeded(7);
  const first = Array.from({ length: PARAGRAPHS }, () => paragraph(random));
  const cases: Record<string, string[]> = {
    "an edited version": edited(first, random),
    "the same text": first,
    "another article": Array.from({ length: PARAGRAPHS }, () => paragraph(random)),
  };
  console.log(`Two articles of ${PARAGRAPHS * WORDS} words; the middle of ${RUNS} runs:`);
  for (const [name, second] of Object.entries(cases)) {
    const copies = [witness("A1", first), witness("A2", second)] as const;
    const [a, b] = copies.map(compared) as [ComparedArticle, ComparedArticle];
    const plain = middle(() => void diffWords(a.text, b.text, { limitSeconds: 60 }));
    const merged = middle(() => {
      const text = mergeCopies(copies);
      versionSteps(text, ["A1", "A2"]);
      for (const view of [apparatusOf, blocksOf, stretchesOf, countsOf]) view(text);
    });
    const compare = middle(() => void scorePair(a, b)) + middle(() => void mergeCopies(copies));
    const ratio = (ms: number) => `${ms.toFixed(0)} ms (${(ms / plain).toFixed(2)} of the plain diff)`;
    console.log(
      `  ${name}: plain word diff ${plain.toFixed(0)} ms; merged view ${ratio(merged)}; compare ${ratio(compare)}`,
    );
  }
}

function middle(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return times.sort((x, y) => x - y)[RUNS >> 1] ?? 0;
}

function edited(paragraphs: readonly string[], random: () => number): string[] {
  const changed = paragraphs.map((text) =>
    text
      .split(" ")
      .map((word) => (random() < 1 / EDIT_EVERY ? wordFrom(random) : word))
      .join(" "),
  );
  for (let i = 0; i < changed.length; i += MOVE_EVERY) {
    const [moved = ""] = changed.splice(i, 1);
    changed.splice(Math.floor(random() * changed.length), 0, moved);
    changed.splice(Math.floor(random() * changed.length), 1, paragraph(random));
  }
  return changed;
}

function witness(siglum: string, paragraphs: readonly string[]): Witness {
  let at = 0;
  const passages = paragraphs.map((text) => {
    const start = at;
    at += text.length + 2;
    return { start, end: start + text.length, role: "body" as const, roleOrigin: "bench" };
  });
  return { siglum, text: paragraphs.join("\n\n"), passages };
}

function compared({ siglum, text, passages }: Witness): ComparedArticle {
  return { id: siglum === "A1" ? 1 : 2, text, body: passages };
}

function paragraph(random: () => number): string {
  return `${Array.from({ length: WORDS }, () => wordFrom(random)).join(" ")}.`;
}

/** A few words stand often and most stand seldom, as in any text. */
function wordFrom(random: () => number): string {
  return `w${Math.floor(4000 * random() ** 3).toString(36)}`;
}

/** Mulberry32: the same texts at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
