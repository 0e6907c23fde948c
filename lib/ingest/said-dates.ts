import { type PrintedDate, printedDates } from "../text/printed-dates.ts";

/** The note beside a date: its place, the time printed with it, and whether its zone is stated. */
export function dateSaid({ time, zone }: PrintedDate, place: string): string {
  if (time === null) return place;
  return `${place}, ${time} ${zone ?? "(time zone not stated)"}`;
}

/** The sentence about a date whose day and month cannot be told, or null where they can. */
export function dateRemark({ either, start, end }: PrintedDate, line: string): string | null {
  if (!either) return null;
  const [one, other] = either.map(inWords);
  return `“${line.slice(start, end).trim()}” may be ${one} or ${other}; which cannot be told, so the date is left open.`;
}

function inWords(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  const format: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", format).format(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
}

/** A date that a row states: its ISO day, or the sentence that says why it could not be read. */
export type RowDate = { readonly iso: string; readonly note?: string } | { readonly remark: string };

/** Seconds from which a bare number is an instant and no year or count: 9 September 2001. */
const FIRST_INSTANT = 1_000_000_000;

/** The date that a row's field states, as text or as seconds or milliseconds since 1970. `field` names it in remarks. */
export function rowDate(value: string | number, field: string): RowDate {
  const text = String(value).trim();
  if (/^\d{10}(?:\d{3})?$/.test(text)) return instant(Number(text));
  if (/^(?:1[6-9]|20)\d\d$/.test(text)) return { iso: text };
  if (/^(?:1[6-9]|20)\d\d-(?:0[1-9]|1[0-2])$/.test(text)) return { iso: text };
  const compact = /^((?:1[6-9]|20)\d\d)([01]\d)([0-3]\d)(?:$|T|\d{6}$)/.exec(text);
  const [date] = printedDates(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : text.slice(0, 200));
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  if (date?.iso) return { iso: date.iso, ...(date.time === null ? {} : { note: dateSaid(date, `“${shown}”`) }) };
  if (date) return { remark: `In its row, ${field} ${dateRemark(date, text) ?? ""}` };
  return {
    remark: `In its row, ${field} “${shown}” could not be read as a date; it stays unknown. Write it as 2025-03-04.`,
  };
}

function instant(value: number): RowDate {
  const milliseconds = value >= FIRST_INSTANT * 1000 ? value : value * 1000;
  const iso = new Date(milliseconds).toISOString();
  return { iso: iso.slice(0, 10), note: `“${value}”, ${iso.slice(11, 16)} UTC` };
}
