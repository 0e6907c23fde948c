const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A date as precise as it is known: "2025" -> "2025", "2025-07" -> "July 2025", "2025-07-04" -> "4 July 2025"; anything else as it stands. */
function formatDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso) ?? [];
  if (year === undefined) return iso;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** A moment as "22 November 2026, 14:05 UTC". */
export function formatMoment(moment: Date): string {
  return `${formatDate(moment.toISOString())}, ${moment.toISOString().slice(11, 16)} UTC`;
}

/** A whole number with commas: 1,158. */
export function formatNumber(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** "1 word", "614 words", "2 copies" (with `many`). */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
