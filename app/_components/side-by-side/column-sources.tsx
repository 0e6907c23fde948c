import type { ArticleSummary } from "../../../lib/model/stored.ts";
import { dateText, number } from "../words.ts";

type NamedColumn = { readonly key: string; readonly letter: string; readonly name: string };
type Props<C> = {
  columns: readonly C[];
  /** The articles that a column was made from. */
  articlesOf: (column: C) => readonly ArticleSummary[];
};

/** For paper: what each column was made from, with address or file, date, hash and length. */
export function ColumnSources<C extends NamedColumn>({ columns, articlesOf }: Props<C>) {
  return columns.map((column) => (
    <span key={column.key}>
      {column.letter} {column.name}:{" "}
      {articlesOf(column)
        .map(
          (each) =>
            `${each.url ?? each.sourceId}, ${each.publishedAt ? dateText(each.publishedAt) : "date unknown"}, SHA-256 ${each.textSha256.slice(0, 12)}, ${number(each.bodyWords)} words`,
        )
        .join("; ")}
      .{" "}
    </span>
  ));
}
