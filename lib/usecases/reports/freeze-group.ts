import type { Holder, MergedPassage, MergedText } from "../../collation/merge.ts";
import { countsOf, stretchesOf, whereInText } from "../../collation/views.ts";
import { counted } from "../../model/counted.ts";
import type { FrozenCell, FrozenMark, FrozenRow } from "../../model/report/frozen-page.ts";
import { loadGroup } from "../duplicates/load-group.ts";
import { type PageToFreeze, placesOfArticles, plainQuote, wordsCell } from "./frozen-parts.ts";

/** Places of difference that are kept: a page with more is two pages with other menus. */
const MOST_PLACES = 400;

type GroupChoice = Extract<PageToFreeze["choice"], { kind: "group" }>;

/** The copies of one article: every place in which they differ, and how many words are the same. Throws NOT_FOUND. */
export async function pageOfGroup(choice: GroupChoice): Promise<PageToFreeze> {
  const { id, copies, merged, leadWhy } = await loadGroup(choice.group);
  const counts = countsOf(merged);
  const articles = copies.map(({ article, letter }) => ({ article, letter, copy: !article.lead }));
  const places = placesOfArticles(articles);
  const sources = new Map(copies.map(({ siglum, article }) => [siglum, places.get(article.id) ?? 0]));
  const differing = stretchesOf(merged).filter((stretch) => stretch.kind === "differs");
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
        rows: differing.slice(0, MOST_PLACES).map(({ rows, place, number }) => ({
          id: `place-${number}`,
          name: place,
          remarks: rows.some(({ row }) => row.movedTo !== null) ? [{ name: "moved", words: "" }] : [],
          cells: cellsOfPassages(
            rows.map(({ row }) => row),
            merged,
            sources,
          ),
        })),
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
  const remarks = row.movedTo === null ? [] : [{ name: "moved", words: "" }];
  return { id, name: whereInText(merged, at), remarks, cells: cellsOfPassages([row], merged, sources) };
}

/** Neighbouring passages by copy: what each copy holds of them, in its own words. */
function cellsOfPassages(
  rows: readonly MergedPassage[],
  merged: MergedText,
  sources: ReadonlyMap<string, number>,
): FrozenCell[] {
  return merged.sigla.map((siglum) => {
    const source = sources.get(siglum) ?? 0;
    const quotes = rows.flatMap((row) => {
      const holder = row.holders.find((each) => each.siglum === siglum);
      if (!holder) return [];
      return [plainQuote(holder.text, { source, start: holder.span.start, marks: differingWords(row, holder) })];
    });
    return wordsCell(siglum, quotes.length > 0 ? "" : "not in this one", quotes);
  });
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
