import { grouped } from "../../model/grouped.ts";
import type { ArticleSpan } from "../../model/span.ts";
import type { EventNames, NameRow, TiedMention } from "./event-names.ts";

/** What a reader said of an event's names: a use is not of this event, or a phrase also names it. */
export type NamingCorrection =
  | { readonly kind: "not-this-event"; readonly event: string; readonly mention: string }
  | { readonly kind: "also-called"; readonly event: string; readonly phrase: string };

/**
 * Events as readers corrected them. `mentionKey` names a place so that a correction finds it again after a re-run; `find` gives the places
 * of a phrase in each column.
 */
export function correctEvents(
  events: readonly EventNames[],
  corrections: readonly NamingCorrection[],
  mentionKey: (place: ArticleSpan) => string,
  find: (phrase: string) => readonly (readonly TiedMention[])[],
): EventNames[] {
  return events.map((event) => {
    const own = corrections.filter((correction) => sameEvent(correction.event, event.key));
    const out = new Set(
      own.flatMap((correction) => (correction.kind === "not-this-event" ? [correction.mention] : [])),
    );
    const phrases = [
      ...new Set(own.flatMap((correction) => (correction.kind === "also-called" ? [correction.phrase] : []))),
    ];
    const added = phrases.map((phrase): NameRow => ({ name: phrase, columns: find(phrase) }));
    const rows = joinRows([...event.rows, ...added]).map(({ name, columns }) => ({
      name,
      columns: columns.map((mentions) => mentions.filter((mention) => !out.has(mentionKey(mention)))),
    }));
    return { ...event, rows: rows.filter(({ columns }) => columns.some((mentions) => mentions.length > 0)) };
  });
}

/** Whether two keys mean one event: a place that only one of them knows does not part them. */
export function sameEvent(a: string, b: string): boolean {
  const [one, other] = [a.split("|"), b.split("|")];
  return one.slice(0, 3).join("|") === other.slice(0, 3).join("|") && (!one[3] || !other[3] || one[3] === other[3]);
}

/** One row a name; a place that the rule and a reader found counts once. */
function joinRows(rows: readonly NameRow[]): NameRow[] {
  const seen = new Set<string>();
  return [...grouped(rows, ({ name }) => name)].map(([name, same]) => ({
    name,
    columns: (same[0]?.columns ?? []).map((_, column) =>
      same
        .flatMap((row) => row.columns[column] ?? [])
        .filter((mention) => {
          const key = `${mention.article} ${mention.end}`;
          return !seen.has(key) && Boolean(seen.add(key));
        }),
    ),
  }));
}
