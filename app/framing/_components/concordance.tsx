import Link from "next/link";
import type { VerbClass } from "../../../lib/model/claim.ts";
import type { FramingPage } from "../../../lib/usecases/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { plural, VERB_CLASS_NAMES } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";

/** Keyword in context: each counted place with the words around it, opening its place in the article. */
export function Concordance({ opened, state }: { opened: NonNullable<FramingPage["opened"]>; state: FramingState }) {
  return (
    <aside className="drawer opened" id="opened" aria-labelledby="opened-head">
      <div className="in">
        <div className="top">
          <h2 id="opened-head">
            {nameOf(opened.what)} in <span className="sig">{opened.column.letter}</span> {opened.column.name}
          </h2>
          <span className="note">
            {plural(opened.lines.length + opened.more, "place")}, in the order of the text
            {opened.more > 0 ? `; the first ${opened.lines.length} are shown` : ""}
          </span>
          <Link href={framingAddress(state, null)}>Close</Link>
        </div>
        <section className="kw" aria-label="Concordance lines">
          <table>
            <caption className="vh">Each counted place with the words around it</caption>
            <colgroup>
              <col className="place" />
              <col />
              <col className="word" />
              <col />
            </colgroup>
            <tbody>
              {opened.lines.map((line) => (
                <tr key={`${line.article} ${line.span.start}`}>
                  <th scope="row">
                    <Link href={`/articles/${line.article}?at=${line.span.start}#at`}>{line.paragraph ? `¶${line.paragraph}` : "open"}</Link>
                  </th>
                  <td className="l said">
                    <span>{line.left}</span>
                  </td>
                  <td className="w said">
                    <b>{line.keyword.length > 60 ? `${line.keyword.slice(0, 60)}…` : line.keyword}</b>
                  </td>
                  <td className="r said">
                    <span>{line.right}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Downloads
          table="tables/concordance"
          name="the lines"
          of={{ ids: state.ids.join(","), topic: state.topic ?? undefined, open: opened.what, of: opened.column.key }}
        />
      </div>
    </aside>
  );
}

const MEASURES: Record<string, string> = {
  hedges: "Hedges",
  obligation: "Words of obligation",
  loaded: "Loaded words",
  passives: "Passives without an agent",
  firstPerson: "First-person words",
  questions: "Questions",
  figures: "Figures",
};

function nameOf(what: string): string {
  const [kind = "", ...rest] = what.split(":");
  const value = rest.join(":");
  if (kind === "measure") return MEASURES[value] ?? value;
  if (kind === "cue") return `Reporting words, ${VERB_CLASS_NAMES[value as VerbClass]?.[0] ?? value},`;
  if (kind === "speaker") return value ? `Words quoted from ${value}` : "Quoted words without a named speaker";
  return `“${rest.at(-1)}”`;
}
