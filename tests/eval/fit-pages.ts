/**
 * `npx tsx tests/eval/fit-pages.ts`: fits lib/ingest/html/data/page-weights.json anew, on the marked passages of the pages and on the
 * main texts of the extraction set, and prints the figures of five folds by page: no page is judged by weights that saw it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BLOCK_FEATURES, blockFeatures } from "../../lib/ingest/html/block-features.ts";
import { textOf, visibleBlocks } from "../../lib/ingest/html/blocks.ts";
import { parsePage } from "../../lib/ingest/html/document.ts";
import { AROUND_FEATURES, withAround } from "../../lib/ingest/html/main-blocks.ts";
import { rolesByRule } from "../../lib/ingest/html/page.ts";
import { pageData } from "../../lib/ingest/html/page-data.ts";
import { dot, type FitRow, fitScaled } from "./logistic.ts";
import { foldedWords, readExtractionPages, readMarkedPages, scoreExtraction, scoreSegments } from "./page-sets.ts";
import { EVAL_FOLDER } from "./sets.ts";

const RIDGE = 3;
/** A block of a page whose whole main text is known counts less than a marked passage: there are so many of them. */
const WHOLE_PAGE = 0.15;
const FOLDS = 5;
const BAR = 0.4;
/** Share of a block's words in runs of four that must stand in the main text. */
const SHARED = 0.6;

type Judged = {
  readonly marked: boolean;
  readonly id: string;
  readonly texts: readonly string[];
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (0 | 1 | undefined)[];
};
type Weights = { readonly first: readonly number[]; readonly second: readonly number[] };

const marked = readMarkedPages(EVAL_FOLDER);
const whole = readExtractionPages(EVAL_FOLDER);
const pages: Judged[] = [
  ...marked.map(({ id, html, with: wanted, without }) => {
    const [yes, no] = [wanted.map(foldedWords), without.map(foldedWords)];
    return judged(id, true, html, (text) => {
      const own = foldedWords(text);
      const hit = (segment: string) =>
        segment !== "" && (own.includes(segment) || (own.length > 15 && segment.includes(own)));
      return yes.some(hit) ? 1 : no.some(hit) ? 0 : undefined;
    });
  }),
  ...whole.map(({ id, html, gold }) => {
    const main = new Set(runs(gold));
    return judged(id, false, html, (text) => {
      const own = runs(text);
      return own.filter((run) => main.has(run)).length / own.length >= SHARED ? 1 : 0;
    });
  }),
];

function judged(id: string, isMarked: boolean, html: string, label: (text: string) => 0 | 1 | undefined): Judged {
  const elements = parsePage(html);
  const blocks = visibleBlocks(elements);
  const { text, spans } = textOf(blocks);
  return {
    id,
    marked: isMarked,
    texts: blocks.map(({ text }) => text),
    x: blockFeatures(blocks, { ...pageData(elements), ruled: rolesByRule(text, spans) }),
    y: blocks.map(({ text }) => label(text)),
  };
}

function runs(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return Array.from({ length: Math.max(1, words.length - 3) }, (_, i) => words.slice(i, i + 4).join(" "));
}

function score([bias = 0, ...weights]: readonly number[], x: readonly number[]): number {
  return 1 / (1 + Math.exp(-(bias + dot(weights, x))));
}

function fitOn(train: readonly Judged[], features: (page: Judged) => readonly (readonly number[])[]): number[] {
  const rows = train.flatMap((page) => {
    const x = features(page);
    return page.y.flatMap((y, i): FitRow[] =>
      y === undefined ? [] : [{ x: x[i] ?? [], y, weight: page.marked ? 1 : WHOLE_PAGE }],
    );
  });
  return fitScaled(rows, RIDGE);
}

/** The second step is fitted on scores that the first gives pages it did not see, because it would trust them too much otherwise. */
function fitBoth(train: readonly Judged[]): Weights {
  const unseen = new Map<Judged, number[]>();
  for (let part = 0; part < 3; part++) {
    const first = fitOn(
      train.filter((_, i) => i % 3 !== part),
      ({ x }) => x,
    );
    for (const [i, page] of train.entries())
      if (i % 3 === part)
        unseen.set(
          page,
          page.x.map((x) => score(first, x)),
        );
  }
  return {
    first: fitOn(train, ({ x }) => x),
    second: fitOn(train, (page) => withAround(page.x, unseen.get(page) ?? [])),
  };
}

function mainText({ x, texts }: Judged, { first, second }: Weights): string {
  const scores = withAround(
    x,
    x.map((own) => score(first, own)),
  ).map((own) => score(second, own));
  return texts.filter((_, i) => (scores[i] ?? 0) >= BAR).join("\n");
}

const found = new Map<string, string>();
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fitBoth(pages.filter((_, i) => i % FOLDS !== fold));
  for (const [i, page] of pages.entries()) if (i % FOLDS === fold) found.set(page.id, mainText(page, weights));
}
const textsOf = (ids: readonly { id: string }[]) => ids.map(({ id }) => found.get(id) ?? "");
console.log("five folds, marked passages:", scoreSegments(marked, textsOf(marked)));
console.log(
  "five folds, main texts:",
  scoreExtraction(
    whole.map(({ gold }) => gold),
    textsOf(whole),
  ),
);

const rounded = (weights: readonly number[]) => weights.map((value) => Math.round(value * 1000) / 1000);
const { first, second } = fitBoth(pages);
writeFileSync(
  join(import.meta.dirname, "../../lib/ingest/html/data/page-weights.json"),
  `${JSON.stringify(
    {
      about: `Weights of the score that a block of a page belongs to its article, fitted by tests/eval/fit-pages.ts: a bias, then ${BLOCK_FEATURES.join(", ")}; the second score also ${AROUND_FEATURES.join(", ")}.`,
      bar: BAR,
      first: rounded(first),
      second: rounded(second),
    },
    null,
    2,
  )}\n`,
);
