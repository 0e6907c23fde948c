/** "2026-11-25" as "25 Nov", "2026-11" as "Nov 2026"; other text as it is. */
export function dayText(iso: string): string {
  return format(iso, { day: "numeric", month: "short" }, { month: "short", year: "numeric" });
}

/** "Wed 25 Nov" for a day; a month as "Nov 2026". */
export function weekdayText(iso: string): string {
  return format(iso, { weekday: "short", day: "numeric", month: "short" }, { month: "short", year: "numeric" }).replace(
    ",",
    "",
  );
}

/** "25 to 27 November 2026", "30 November to 2 December 2026", one day or month as it is. */
export function rangeText(from: string, to: string): string {
  const long = (iso: string, year: boolean, month = true) =>
    format(
      iso,
      { day: "numeric", ...(month ? { month: "long" } : {}), ...(year ? { year: "numeric" } : {}) },
      { month: "long", year: "numeric" },
    );
  if (from === to) return long(from, true);
  if (from.length < 10 || to.length < 10 || from.slice(0, 4) !== to.slice(0, 4))
    return `${long(from, true)} to ${long(to, true)}`;
  return `${long(from, false, from.slice(0, 7) !== to.slice(0, 7))} to ${long(to, true)}`;
}

function format(iso: string, day: Intl.DateTimeFormatOptions, month: Intl.DateTimeFormatOptions): string {
  const [year, monthNumber, dayNumber] = iso.slice(0, 10).split("-").map(Number);
  if (!year || !monthNumber) return iso;
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...(dayNumber ? day : month) }).format(
    Date.UTC(year, monthNumber - 1, dayNumber ?? 1),
  );
}
