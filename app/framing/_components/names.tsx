import Link from "next/link";
import type { FramingPage } from "../../../lib/usecases/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { type FramingState, framingAddress } from "./address.ts";

/** Names that may mean the same event, with how often each column uses them. */
export function Names({ page, state }: { page: FramingPage; state: FramingState }) {
  if (page.names.length === 0) return null;
  const most = Math.max(...page.names.flatMap((group) => group.rows.flatMap((row) => row.columns.map((places) => places.length))), 1);
  return (
    <section className="blk" aria-labelledby="names">
      <div className="bh">
        <h2 id="names">What each calls it</h2>
        <p className="note">
          Names from a list that may mean the same thing. The counts are not tied to one event: one column may use “war” of another war than its
          neighbour. Only the lines can say; open them.
        </p>
      </div>
      <table className="nt">
        <caption className="vh">Names by column</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Name</span>
            </th>
            {page.columns.map(({ column }) => (
              <th scope="col" key={column.key}>
                <span className="sig">{column.letter}</span> {column.name}
              </th>
            ))}
          </tr>
        </thead>
        {page.names.map((group) => (
          <tbody key={group.concept}>
            <tr>
              <th colSpan={page.columns.length + 1} scope="rowgroup" className="grp">
                {group.concept}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row" className="said">
                  {row.name}
                </th>
                {row.columns.map((places, i) => {
                  const column = page.columns[i]?.column;
                  if (!column || places.length === 0) {
                    return (
                      <td className="z" key={column?.key ?? i} data-l={column?.letter}>
                        <span aria-hidden="true">·</span>
                        <span className="vh">not used</span>
                      </td>
                    );
                  }
                  return (
                    <td key={column.key} data-l={column.letter}>
                      <Link className="cell" href={framingAddress(state, { what: `name:${row.name}`, column: column.key })}>
                        <span className="b" style={{ width: `${(places.length / most) * 64}%` }} />
                        <b>{places.length}</b>
                      </Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Downloads table="tables/framing-names" name="names" of={{ ids: state.ids.join(","), topic: state.topic ?? undefined }} />
    </section>
  );
}
