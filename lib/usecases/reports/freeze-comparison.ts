import type { MergedPassage } from "../../collation/merge.ts";
import { counted, withCommas } from "../../model/counted.ts";
import { grouped } from "../../model/grouped.ts";
import type { FrozenRow } from "../../model/report/frozen-page.ts";
import { type ComparedArticles, type ComparedPair, loadCompare } from "../duplicates/load-compare.ts";
import { passageRow } from "./freeze-group.ts";
import { type PageToFreeze, placesOfArticles, plainQuote, wordsCell } from "./frozen-parts.ts";

/** Passages and shared words that are kept: a comparison of two books would hold thousands. */
const MOST_PASSAGES = 300;

type ComparisonChoice = Extract<PageToFreeze["choice"], { kind: "comparison" }>;

/** Two to four articles beside each other: what they have in common, and what each has alone. Throws NOT_FOUND, INVALID_INPUT. */
export async function pageOfComparison(choice: ComparisonChoice): Promise<PageToFreeze> {
  const page = await loadCompare(choice.ids);
  const { sides, merged, pairs } = page;
  const articles = sides.map(({ article, letter }) => ({ article, letter, copy: false }));
  const places = placesOfArticles(articles);
  const sources = new Map(sides.map(({ siglum, article }) => [siglum, places.get(article.id) ?? 0]));
  const numbered = merged.rows.map((row, at) => ({ row, at }));
  const together = numbered.filter(({ row }) => row.holders.length > 1);
  const alone = aloneRows(numbered, sources);
  const shared = pairs.flatMap((pair) => sharedWords(pair, together, sources));
  const rowsOf = (rows: readonly { row: MergedPassage; at: number }[], name: string) =>
    rows.slice(0, MOST_PASSAGES).map(({ row, at }, i) => passageRow(`${name}-${i + 1}`, row, at, merged, sources));
  const ids = sides.map(({ article }) => article.id);
  return {
    choice: { ...choice, ids },
    name: sides.map(({ article }) => article.headline ?? `Article ${article.id}`).join(" · "),
    address: `/compare?ids=${ids.join(",")}`,
    counted: pairs.map(({ a, b, score }) => {
      const shorter = Math.min(a.article.bodyWords, b.article.bodyWords);
      if (score.matchedWords === 0) return `${a.siglum} and ${b.siglum} share no passage of any length.`;
      return `${a.siglum} and ${b.siglum} share ${counted(score.matchedWords, "word")} in passages, of ${withCommas(shorter)} in the shorter article; the longest run has ${counted(score.longestRun, "word")}.`;
    }),
    columns: columnsOf(page, places),
    sections: [
      {
        id: "together",
        title: "Passages that stand in more than one",
        lead: "Words that differ are marked. Neither article corrects the other.",
        rows: rowsOf(together, "together"),
      },
      {
        id: "shared",
        title: "Words in common inside other passages",
        lead: "The same run of words in two articles whose passages differ otherwise.",
        rows: shared.slice(0, MOST_PASSAGES).map((row, i) => ({ ...row, id: `shared-${i + 1}` })),
      },
      {
        id: "alone",
        title: "Only in one article",
        lead: "Passages that no other article here holds as a whole.",
        rows: alone.slice(0, MOST_PASSAGES),
      },
    ].filter(({ rows }) => rows.length > 0),
    articles,
    claimKeys: [],
    settings: [],
    leftOut: [together, shared, alone].some(({ length }) => length > MOST_PASSAGES)
      ? [`What goes beyond ${MOST_PASSAGES} passages of a kind.`]
      : [],
  };
}

/** What each article has by itself up to the next passage that stands in several, side by side; the passages of a stretch in one cell. */
function aloneRows(
  rows: readonly { readonly row: MergedPassage }[],
  sources: ReadonlyMap<string, number>,
): FrozenRow[] {
  const stretches: MergedPassage[][] = [[]];
  for (const { row } of rows)
    if (row.holders.length > 1) stretches.push([]);
    else stretches.at(-1)?.push(row);
  return stretches
    .filter((stretch) => stretch.length > 0)
    .map((stretch, i) => {
      const held = grouped(stretch, ({ holders }) => holders[0]?.siglum ?? "");
      return {
        id: `alone-${i + 1}`,
        name: `Stretch ${i + 1}`,
        remarks: [...held].map(([siglum, own]) => ({ name: siglum, words: counted(own.length, "passage") })),
        cells: [...held].map(([siglum, own]) =>
          wordsCell(
            siglum,
            "",
            own.flatMap(({ holders: [holder] }) =>
              holder ? [plainQuote(holder.text, { source: sources.get(siglum) ?? 0, start: holder.span.start })] : [],
            ),
          ),
        ),
      };
    });
}

function columnsOf({ sides }: ComparedArticles, places: ReadonlyMap<number, number>): PageToFreeze["columns"] {
  return sides.map(({ siglum, article }) => ({
    key: siglum,
    letter: siglum,
    name: article.outlet ?? article.headline ?? `article ${article.id}`,
    sources: [places.get(article.id) ?? 0],
  }));
}

/** Shared runs that stand in no passage shown together already. */
function sharedWords(
  { a, b, score }: ComparedPair,
  together: readonly { readonly row: MergedPassage }[],
  sources: ReadonlyMap<string, number>,
): FrozenRow[] {
  const shown = (siglum: string, start: number) =>
    together.some(({ row: { holders } }) =>
      holders.some((each) => each.siglum === siglum && each.span.start <= start && start < each.span.end),
    );
  return score.spans
    .filter(({ aStart, bStart }) => !(shown(a.siglum, aStart) && shown(b.siglum, bStart)))
    .map(({ aStart, aEnd, bStart, bEnd }) => ({
      id: "",
      name: `${a.siglum} and ${b.siglum}`,
      remarks: [],
      cells: [
        { side: a, start: aStart, end: aEnd },
        { side: b, start: bStart, end: bEnd },
      ].map(({ side, start, end }) => {
        const text = side.article.text.slice(start, end);
        return wordsCell(side.siglum, "", [plainQuote(text, { source: sources.get(side.siglum) ?? 0, start })]);
      }),
    }));
}
