import type { FormRow } from "../../../lib/framing/names/event-names.ts";
import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import { FoldedSection } from "./folded-section.tsx";
import { HeadCells } from "./head-cells.tsx";
import { BarCell } from "./loaded.tsx";
import { isUnfolded } from "./sections.ts";
import tableStyles from "./table.module.css";

/** What each column calls the same people, bodies and countries, and the verbs that follow them. */
export function Actors({ page, state }: { page: FramingPage; state: FramingState }) {
  const { actors } = page.names;
  if (page.columns.length < 2 || actors.length === 0) return null;
  const rows = (kind: "form" | "verb", actor: string, list: readonly FormRow[]) => {
    const most = Math.max(...list.flatMap((row) => row.columns.map((places) => places.length)), 1);
    return list.map((row) => (
      <tr key={`${kind} ${row.form}`}>
        <th scope="row" className={kind === "form" ? "said" : undefined}>
          {row.form}
        </th>
        {row.columns.map((places, i) => {
          const column = page.columns[i]?.column;
          const href = framingAddress(state, { what: `${kind}:${actor}|${row.form}`, column: column?.key ?? "" });
          return (
            <BarCell key={column?.key ?? i} count={places.length} most={most} letter={column?.letter} href={href} />
          );
        })}
      </tr>
    ));
  };
  return (
    <FoldedSection
      id="actors"
      open={isUnfolded(state, "actors")}
      title="Who acts, and under what name"
      note="Forms of one name in at least two columns, and the verbs that follow it as its subject, in their dictionary form. A country’s capital and people count with it."
    >
      {actors.map(({ actor, forms, verbs }, i) => (
        <details key={actor} open={i === 0 || page.opened?.what.includes(`:${actor}|`)}>
          <summary>
            <b>{actor}</b> <span className="note">{forms.map((row) => row.form).join(", ")}</span>
          </summary>
          <table className={tableStyles.table}>
            <caption className="visually-hidden">Forms and verbs of {actor} by column</caption>
            <HeadCells page={page} first="Form" />
            <tbody>{rows("form", actor, forms)}</tbody>
            {verbs.some(often) ? (
              <tbody>
                <tr>
                  <th colSpan={page.columns.length + 1} scope="rowgroup" className={tableStyles.group}>
                    verbs that follow
                  </th>
                </tr>
                {rows("verb", actor, verbs.filter(often))}
              </tbody>
            ) : null}
          </table>
          {verbs.some((row) => !often(row)) ? (
            <p className="note">
              Once each:{" "}
              {verbs
                .filter((row) => !often(row))
                .map((row, k) => {
                  const column = page.columns[row.columns.findIndex((places) => places.length > 0)]?.column;
                  return (
                    <span key={row.form}>
                      {k > 0 ? ", " : ""}
                      <Link
                        href={framingAddress(state, { what: `verb:${actor}|${row.form}`, column: column?.key ?? "" })}
                      >
                        {row.form}
                      </Link>{" "}
                      {column?.letter}
                    </span>
                  );
                })}
            </p>
          ) : null}
        </details>
      ))}
      <Downloads table="tables/framing-actors" name="names of actors" of={comparedOf(state)} />
    </FoldedSection>
  );
}

/** Whether a verb follows more than once. */
function often(row: FormRow): boolean {
  return row.columns.reduce((sum, places) => sum + places.length, 0) > 1;
}
