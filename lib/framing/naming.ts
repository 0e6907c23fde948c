import type { FramedArticle } from "../model/framing.ts";
import type { Span } from "../model/span.ts";
import { tokensOf } from "../text/tokens.ts";
import synonyms from "./lexicons/naming.json" with { type: "json" };
import { indexForms, matchForms } from "./match.ts";

/** A name and its places in each column. */
export type NameRow = { readonly name: string; readonly columns: readonly (readonly (Span & { readonly article: number })[])[] };
/** Names that may mean the same thing. */
export type NameGroup = { readonly concept: string; readonly rows: readonly NameRow[] };

/**
 * What each column calls the events of the synonyms file: names used by any column, with their places. With `near`, only
 * names in a sentence that holds one of these words, such as a place: that ties them to one event, as far as a count can.
 * A group is left out where no column or only one name is found.
 */
export function namesUsed(columns: readonly (readonly FramedArticle[])[], near: readonly string[] = []): NameGroup[] {
  return synonyms.entries.flatMap(({ term, forms, sense }) => {
    const rows = forms
      .map((name) => {
        const index = indexForms([{ term: name, forms: [name, `${name}s`], sense }]);
        return { name, columns: columns.map((articles) => articles.flatMap((article) => placesOf(article, index, near))) };
      })
      .filter((row) => row.columns.some((places) => places.length > 0));
    return rows.length > 1 ? [{ concept: term, rows }] : [];
  });
}

function placesOf(article: FramedArticle, index: ReturnType<typeof indexForms>, near: readonly string[]): (Span & { article: number })[] {
  return article.sentences.flatMap((sentence) => {
    const tokens = tokensOf(article.text, sentence);
    const tied = near.length === 0 || near.some((word) => tokens.some((token) => token.norm === word.toLowerCase()));
    return tied ? matchForms(tokens, index).map(({ start, end }) => ({ start, end, article: article.id })) : [];
  });
}
