/** A cell that a spreadsheet would take for a formula begins with one of these; an apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r]/;

/** One line of CSV (RFC 4180, CRLF). Objects and lists are written as JSON, null as nothing. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
