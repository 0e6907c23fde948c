import { eventTitle } from "../../../lib/framing/compare/compare-columns.ts";
import type { EventNames, TiedMention } from "../../../lib/framing/names/event-names.ts";
import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import { FoldedSection } from "./folded-section.tsx";
import { HeadCells } from "./head-cells.tsx";
import { BarCell } from "./loaded.tsx";
import nameSideStyles from "./name-side.module.css";
import styles from "./names.module.css";
import { isUnfolded } from "./sections.ts";
import tableStyles from "./table.module.css";

/** What each column calls the same event, with the words around the noun. */
export function EventNamesSection({ page, state }: { page: FramingPage; state: FramingState }) {
  const { events } = page.names;
  if (page.columns.length < 2) return null;
  const most = Math.max(
    ...events.flatMap((event) => event.rows.flatMap((row) => row.columns.map((places) => places.length))),
    1,
  );
  return (
    <FoldedSection
      id="names"
      open={isUnfolded(state, "names")}
      title="What each calls it"
      note="Different words for the same event. Grouped by rule; correct it by opening a number."
    >
      {events.length === 0 ? <p className="note">No event was found that two of these columns name.</p> : null}
      {events.map((event) => (
        <div key={event.key} className={styles.event}>
          <h3>
            {eventTitle(event)}{" "}
            <span className="note">{event.rows.length === 1 ? "one noun" : `${event.rows.length} nouns`}</span>
          </h3>
          <table className={tableStyles.table}>
            <caption className="visually-hidden">Names of {eventTitle(event)} by column</caption>
            <HeadCells page={page} first="Name" />
            <tbody>
              {event.rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row" className="said">
                    {row.name}
                  </th>
                  {row.columns.map((mentions, i) => {
                    const view = page.columns[i];
                    const href = framingAddress(state, {
                      what: `name:${event.key}|${row.name}`,
                      column: view?.column.key ?? "",
                    });
                    const note = phrasesOf(mentions, page.phrases);
                    return (
                      <BarCell
                        key={view?.column.key ?? i}
                        count={mentions.length}
                        most={most}
                        letter={view?.column.letter}
                        href={href}
                        note={note}
                      />
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <AlsoCalled event={event} state={state} />
        </div>
      ))}
      <Downloads table="tables/framing-names" name="names" of={comparedOf(state)} />
    </FoldedSection>
  );
}

/** The phrases around a noun, each once: “heroic offensive”. What is of no one event says so. */
function phrasesOf(mentions: readonly TiedMention[], phrases: ReadonlyMap<string, string>): string {
  const told = mentions.flatMap((mention) => {
    const phrase = phrases.get(`${mention.article} ${mention.start} ${mention.end}`);
    return phrase && phrase.toLowerCase() !== mention.head
      ? [mention.loose ? `${phrase} (maybe a different event)` : phrase]
      : [];
  });
  return [...new Set(told)].slice(0, 3).join(" · ");
}

function AlsoCalled({ event, state }: { event: EventNames; state: FramingState }) {
  return (
    <details className={nameSideStyles.also}>
      <summary>Another name for this event …</summary>
      <PlainForm method="post" action="/api/v1/framing/names" className="inline-form">
        <input type="hidden" name="return" value={framingAddress(state, null)} />
        <input type="hidden" name="verdict" value="also-called" />
        <input type="hidden" name="event" value={event.key} />
        <label>
          Also called <input name="phrase" maxLength={60} required placeholder="words of the texts" />
        </label>{" "}
        <button className="button" type="submit">
          Add the name
        </button>
      </PlainForm>
    </details>
  );
}
