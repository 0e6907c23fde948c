import Link from "next/link";
import type { FramingPage } from "../../../lib/usecases/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import type { FramingState } from "./address.ts";

/** What others write about and one column does not, worded as the search that found nothing. */
export function Silences({ page, state }: { page: FramingPage; state: FramingState }) {
  if (page.silences.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="silences">
      <div className="bh">
        <h2 id="silences">What is left out</h2>
        <p className="note">
          Topics that at least one other column writes about. Nothing found is not the same as nothing said: see what was searched.
        </p>
      </div>
      <ul className="differences">
        {page.silences.map((silence) => (
          <li key={`${silence.column} ${silence.what}`}>
            <p>
              <span className="sig">{page.columns[silence.column]?.column.letter}</span> {page.columns[silence.column]?.column.name}, on “
              {silence.what}”: {silence.sentence}
            </p>
            <p className="note">found in {silence.heldBy.map((i) => page.columns[i]?.column.name).join(", ")}</p>
          </li>
        ))}
      </ul>
      <p className="note">
        <Link href="/topics">All topics</Link>
      </p>
      <Downloads table="tables/framing-silences" name="what is left out" of={{ ids: state.ids.join(","), topic: state.topic ?? undefined }} />
    </section>
  );
}
