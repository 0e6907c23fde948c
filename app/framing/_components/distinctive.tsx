import Link from "next/link";
import type { FramingPage } from "../../../lib/usecases/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { number } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";

/** The words that mark each column off from the others, with both counts. */
export function Distinctive({ page, state }: { page: FramingPage; state: FramingState }) {
  const others = page.columns.length - 1;
  return (
    <section className="blk" aria-labelledby="distinctive">
      <div className="bh">
        <h2 id="distinctive">Words that mark each text off</h2>
        <p className="note">Ranked by log-odds against the others, with a prior so that rare words cannot win by chance. At least two uses.</p>
      </div>
      <ul className="q4">
        {page.columns.map(({ column, distinctive }) => (
          <li className="otop" data-o={column.letter} key={column.key}>
            <p className="ol">
              <span className="sig">{column.letter}</span> <b>{column.name}</b>
            </p>
            <table className="dw">
              <caption className="vh">Distinctive words of {column.name}</caption>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="vh">word</span>
                  </th>
                  <th scope="col">here</th>
                  <th scope="col">{others === 1 ? "other" : `other ${others}`}</th>
                </tr>
              </thead>
              <tbody>
                {distinctive.map((word) => (
                  <tr key={word.norm}>
                    <th scope="row" className="said">
                      {word.printed}
                    </th>
                    <td>
                      <Link href={framingAddress(state, { what: `word:${word.norm}`, column: column.key })}>{number(word.here)}</Link>
                    </td>
                    <td>{word.elsewhere === 0 ? "–" : number(word.elsewhere)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ul>
      <Downloads table="tables/framing-words" name="the words" of={{ ids: state.ids.join(","), topic: state.topic ?? undefined }} />
    </section>
  );
}
