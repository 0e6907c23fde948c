import { CONCORDANCE_ORDERS, type ConcordanceOrder } from "../../../lib/framing/compare/concordance.ts";
import type { VerbClass } from "../../../lib/model/claim.ts";
import type { OpenedLines } from "../../../lib/usecases/framing/framing-lines.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { plural, VERB_CLASS_NAMES } from "../../_components/words.ts";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import styles from "./concordance.module.css";

const ORDER_NAMES: Record<ConcordanceOrder, string> = {
  outlet: "as in the texts",
  left: "by the word before",
  right: "by the word after",
};

/** Keyword in context: each counted place with the words around it, opening its place in the article. */
export function Concordance({ opened, state }: { opened: OpenedLines; state: FramingState }) {
  const event = eventOf(opened.what);
  const of = opened.column?.key ?? "all";
  return (
    <aside className={`${styles.drawer} opened`} id="opened" aria-labelledby="opened-head">
      <div className={styles.inner}>
        <div className={styles.top}>
          <h2 id="opened-head">
            {nameOf(opened.what)} in{" "}
            {opened.column ? (
              <>
                <span className="siglum">{opened.column.letter}</span> {opened.column.name}
              </>
            ) : (
              "all columns"
            )}
          </h2>
          <span className="note">
            {plural(opened.lines.length + opened.more, "place")}
            {opened.more > 0 ? `; the first ${opened.lines.length} are shown` : ""}
          </span>
          <nav className="note" aria-label="Order of the lines">
            {CONCORDANCE_ORDERS.map((order) => (
              <Link
                key={order}
                href={framingAddress({ ...state, order }, { what: opened.what, column: of })}
                aria-current={order === opened.order ? "true" : undefined}
              >
                {ORDER_NAMES[order]}
              </Link>
            ))}
            {opened.column ? (
              <Link href={framingAddress(state, { what: opened.what, column: "all" })}>in all columns</Link>
            ) : null}
          </nav>
          <Link href={framingAddress(state, null)}>Close</Link>
        </div>
        <section className={styles.lines} aria-label="Concordance lines">
          <table>
            <caption className="visually-hidden">Each counted place with the words around it</caption>
            <colgroup>
              <col className={styles.place} />
              <col />
              <col className={styles.word} />
              <col />
              {event ? <col className={styles.action} /> : null}
            </colgroup>
            <tbody>
              {opened.lines.map((line) => (
                <tr key={`${line.article} ${line.span.start} ${line.span.end}`}>
                  <th scope="row">
                    {opened.column ? null : `${line.letter} `}
                    <Link href={`/articles/${line.article}?at=${line.span.start}#at`}>
                      {line.paragraph ? `¶${line.paragraph}` : "open"}
                    </Link>
                  </th>
                  <td className={`${styles.before} said`}>
                    <span>{line.left}</span>
                  </td>
                  <td className={`${styles.keyword} said`}>
                    <b>{line.keyword.length > 60 ? `${line.keyword.slice(0, 60)}…` : line.keyword}</b>
                  </td>
                  <td className={`${styles.after} said`}>
                    <span>{line.right}</span>
                  </td>
                  {event ? (
                    <td>
                      <ActionForm
                        action="/api/v1/framing/names"
                        label="Not this event"
                        back={framingAddress(state, null)}
                        fields={{
                          verdict: "not-this-event",
                          event,
                          quote: line.keyword,
                          article: line.article,
                          start: line.span.start,
                          end: line.span.end,
                        }}
                        quiet
                      />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Downloads table="tables/concordance" name="the lines" of={{ ...comparedOf(state), open: opened.what, of }} />
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

/** The event whose uses are opened: a reader may take one out. */
function eventOf(what: string): string | null {
  if (what.startsWith("event:")) return what.slice("event:".length);
  return what.startsWith("name:") ? what.slice("name:".length, what.lastIndexOf("|")) : null;
}

function nameOf(what: string): string {
  const [kind = "", ...rest] = what.split(":");
  const value = rest.join(":");
  const last = value.slice(value.lastIndexOf("|") + 1);
  switch (kind) {
    case "measure":
      return MEASURES[value] ?? value;
    case "cue":
      return `Reporting words, ${VERB_CLASS_NAMES[value as VerbClass]?.[0] ?? value},`;
    case "by":
      return `Reporting words for ${last || "no named speaker"}, ${VERB_CLASS_NAMES[value.split("|", 1)[0] as VerbClass]?.[0] ?? ""},`;
    case "speaker":
      return value ? `Words quoted from ${value}` : "Quoted words without a named speaker";
    case "quoted":
      return "Quotations";
    case "event":
      return "Names of this event";
    case "topic":
      return "Sentences on this topic";
    case "verb":
      return `${value.slice(0, value.lastIndexOf("|"))} with “${last}”`;
    default:
      return `“${kind === "name" || kind === "form" ? last : (rest.at(-1) ?? "")}”`;
  }
}
