import { DIFFERENCE_NAMES, valueText } from "../../../../lib/stories/row-differences.ts";
import type { ShownRow } from "../../../../lib/usecases/stories/story-rows.ts";
import { Link } from "../../../_components/link.tsx";
import columnsStyles from "../../../_components/side-by-side/columns.module.css";
import { columnsOfClaims, outletsOf, type StoryParts } from "./story-view.ts";

/** What differs in a row: each opens the two sentences that show it best. */
export function PointChips({ row, page, view }: StoryParts & { row: ShownRow }) {
  const columns = columnsOfClaims(page);
  const letters = (claims: readonly number[]) =>
    outletsOf(claims, columns)
      .map(({ letter }) => letter)
      .join(", ");
  return (
    <span className={columnsStyles.chips}>
      {row.differences.map(({ kind, relation, values, pair: [a, b] }) => (
        <Link
          key={kind}
          className="chip"
          href={view.to({ pick: null, pair: [a, b], show: relation }, "#pair")}
          aria-current={
            page.pair?.a.id === a && page.pair.b.id === b && view.state.show === relation ? "true" : undefined
          }
        >
          <b>{DIFFERENCE_NAMES[kind]}</b>
          <span>
            {kind === "denied"
              ? letters(values.at(-1)?.claims ?? [])
              : values.map((value) => `${valueText(value)} ${letters(value.claims)}`).join(" · ")}
          </span>
        </Link>
      ))}
      {row.speakers.length > 0 ? (
        <span className="chip">
          <b>said by different people</b>
          <span>{row.speakers.map(({ who, claims }) => `${who} ${letters(claims)}`).join(" · ")}</span>
        </span>
      ) : null}
      <FoundBy row={row} letters={letters} />
    </span>
  );
}

/** Who put the sentences of a row together, where it is not the rule alone: the model, or a person, by outlet. */
function FoundBy({ row, letters }: { row: ShownRow; letters: (claims: readonly number[]) => string }) {
  const isModel = row.by.startsWith("model:");
  const others = row.claims.map(({ id }) => id).filter((id) => !row.byPerson.includes(id));
  if (row.by === "person" && row.byPerson.length === 0) return <span className="chip">put together by a reader</span>;
  return (
    <>
      {isModel && others.length > 0 ? (
        <span className="chip">{row.byPerson.length > 0 ? `${letters(others)} by the model` : "by the model"}</span>
      ) : null}
      {row.byPerson.length > 0 ? <span className="chip">{letters(row.byPerson)} by a reader</span> : null}
    </>
  );
}
