import Link from "next/link";
import type { FramingColumnView, FramingPage } from "../../../lib/usecases/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { number, percent } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";

/** Who is quoted: words inside quotation marks by speaker, bars on one scale. */
export function Quoted({ page, state }: { page: FramingPage; state: FramingState }) {
  const most = Math.max(...page.columns.map(quotedWords), 1);
  return (
    <section className="blk" aria-labelledby="quoted">
      <div className="bh">
        <h2 id="quoted">Who is quoted</h2>
        <p className="note">Words inside quotation marks, by speaker. The bars share one scale. Hatched: no speaker named.</p>
      </div>
      <ul className="q4">
        {page.columns.map((view) => (
          <OneColumn key={view.column.key} view={view} most={most} state={state} />
        ))}
      </ul>
      <Downloads table="tables/framing-voices" name="who is quoted" of={{ ids: state.ids.join(","), topic: state.topic ?? undefined }} />
    </section>
  );
}

function quotedWords({ profile }: FramingColumnView): number {
  return profile.speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0);
}

function OneColumn({ view, most, state }: { view: FramingColumnView; most: number; state: FramingState }) {
  const { column, profile } = view;
  const total = quotedWords(view);
  const speakers = profile.speakers.filter((speaker) => speaker.quotedWords > 0);
  return (
    <li data-o={column.letter}>
      <p className="ol">
        <span className="sig">{column.letter}</span> <b>{column.name}</b>
      </p>
      <p className="note">
        <span className="num">{percent(total / Math.max(1, profile.words))}</span> of its words: {number(total)} of {number(profile.words)}
      </p>
      <div className="qb" aria-hidden="true">
        {speakers.map((speaker) => (
          <i key={speaker.name} className={speaker.name === null ? "ns" : undefined} style={{ width: `${(speaker.quotedWords / most) * 98}%` }} />
        ))}
      </div>
      <table className="ql">
        <caption className="vh">Quoted words by speaker in {column.name}</caption>
        <tbody>
          {speakers.map((speaker) => (
            <tr key={speaker.name}>
              <th scope="row">{speaker.name ?? "no speaker named"}</th>
              <td>
                <Link href={framingAddress(state, { what: `speaker:${speaker.name ?? ""}`, column: column.key })}>{number(speaker.quotedWords)}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}
