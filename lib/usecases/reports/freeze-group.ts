import { type Holder, isSame, type MergedPassage, type MergedText } from "../../collation/merge.ts";
import { countsOf, whereInText } from "../../collation/views.ts";
import type { FrozenCell, FrozenMark, FrozenRow } from "../../model/report/frozen-page.ts";
import { loadGroup } from "../duplicates/load-group.ts";
import { counted, type PageToFreeze, placesOfArticles, plainQuote, wordsCell } from "./frozen-parts.ts";

/** Places of difference that are kept: a page with more is two pages with other menus. */
const MOST_PLACES = 400;

type GroupChoice = Extract<PageToFreeze["choice"], { kind: "group" }>;

/** The copies of one article: every place in which they differ, and how many words are the same. Throws NOT_FOUND. */
export async function pageOfGroup(choice: GroupChoice): Promise<PageToFreeze> {
  const { id, copies, merged, pairs, leadWhy } = await loadGroup(choice.group);
  const counts = countsOf(merged);
  const articles = copies.map(({ article, letter }) => ({ article, letter, copy: !article.lead }));
  const places = placesOfArticles(articles);
  const sources = new Map(copies.map(({ siglum, article }) => [siglum, places.get(article.id) ?? 0]));
  const differing = merged.rows.flatMap((row, at) => (isSame(row, merged) ? [] : [{ row, at }]));
  const [first] = copies;
  return {
    choice,
    name: first?.article.headline ?? `Article ${id}`,
    address: `/groups/${id}`,
    counted: [
      copies.length === 1
        ? "One article without a copy."
        : `One article in ${counted(copies.length, "copy", "copies")}. ${counted(counts.sameWords, "word")} are the same in all of them.`,
      `${counted(counts.bodySame, "paragraph")} of ${counts.body} in the article are the same; ${counted(counts.differ, "passage")} differ, ${counts.differInBody} of them in the article.`,
      ...pairs.slice(0, 1).map(({ pair }) => pair.why.conclusion),
    ],
    columns: copies.map(({ siglum, article }) => ({
      key: siglum,
      letter: siglum,
      name: article.outlet ?? article.headline ?? `article ${article.id}`,
      sources: [places.get(article.id) ?? 0],
    })),
    sections: [
      {
        id: "differences",
        title: "Where the copies differ",
        lead: "One row a passage, one column a copy. Words that differ from the first copy are marked.",
        rows: differing
          .slice(0, MOST_PLACES)
          .map(({ row, at }, i) => passageRow(`place-${i + 1}`, row, at, merged, sources)),
      },
    ],
    articles,
    claimKeys: [],
    settings: [{ name: "text shown first", value: leadWhy }],
    leftOut:
      differing.length > MOST_PLACES ? [`${counted(differing.length - MOST_PLACES, "more place")} that differ.`] : [],
  };
}

/** One passage in the copies that hold it, with the words in which they differ. `sources` is by column. */
export function passageRow(
  id: string,
  row: MergedPassage,
  at: number,
  merged: MergedText,
  sources: ReadonlyMap<string, number>,
): FrozenRow {
  return {
    id,
    name: whereInText(merged, at),
    remarks: row.movedTo === null ? [] : [{ name: "moved", words: "" }],
    cells: merged.sigla.map((siglum): FrozenCell => {
      const holder = row.holders.find((each) => each.siglum === siglum);
      if (!holder) return wordsCell(siglum, "not in this one");
      const source = sources.get(siglum) ?? 0;
      const marks = differingWords(row, holder);
      return wordsCell(siglum, "", [plainQuote(holder.text, { source, start: holder.span.start, marks })]);
    }),
  };
}

/** Words of a holder that the first one has not; of the first, those that the next one has not which words it otherwise. */
function differingWords({ holders, variants }: MergedPassage, holder: Holder): FrozenMark[] {
  const isFirst = holder === holders[0];
  const variant = isFirst ? variants[0] : variants.find(({ siglum }) => siglum === holder.siglum);
  return (variant?.changes ?? []).flatMap(({ kind, aStart, aEnd, bStart, bEnd }) => {
    if (kind === "same" || (kind === "removed") !== isFirst) return [];
    return [{ kind: "differs" as const, start: isFirst ? aStart : bStart, end: isFirst ? aEnd : bEnd }];
  });
}
