import Link from "next/link";
import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { type FramingState, framingAddress } from "./address.ts";
import differencesStyles from "./differences.module.css";

/** What others write about or quote and one column does not, worded as the search that found nothing. */
export function Silences({ page, state }: { page: FramingPage; state: FramingState }) {
  const rows = page.space.silences;
  if (rows.length === 0) return null;
  return (
    <section className="section" aria-labelledby="silences">
      <div className="section-head">
        <h2 id="silences">What is left out</h2>
        <p className="note">
          Topics and speakers that at least one other column has. Nothing found is not the same as nothing said: see
          what was searched.
        </p>
      </div>
      <ul className={differencesStyles.differences}>
        {rows.map((silence) => (
          <li key={`${silence.kind} ${silence.what} ${silence.columns.join()}`}>
            <p>
              {silence.columns.map((i, k) => (
                <span key={page.columns[i]?.column.key}>
                  {k > 0 ? ", " : ""}
                  <span className="siglum">{page.columns[i]?.column.letter}</span> {page.columns[i]?.column.name}
                </span>
              ))}
              , {silence.kind === "topic" ? "on" : "words of"} “{silence.what}”: {silence.sentence}
            </p>
            <p className="note">
              found in{" "}
              {silence.heldBy.map((i, k) => {
                const column = page.columns[i]?.column;
                return column ? (
                  <span key={column.key}>
                    {k > 0 ? ", " : ""}
                    <Link href={framingAddress(state, { what: silence.opens, column: column.key })}>{column.name}</Link>
                  </span>
                ) : null;
              })}
            </p>
          </li>
        ))}
      </ul>
      <p className="note">
        <Link href="/topics">All topics</Link>
      </p>
      <Downloads
        table="tables/framing-silences"
        name="what is left out"
        of={{ ids: state.ids.join(","), topic: state.topic ?? undefined }}
      />
    </section>
  );
}
