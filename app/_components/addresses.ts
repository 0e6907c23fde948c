/** Most characters of what is typed into a field of a list or a chooser. */
const LONGEST_TYPED = 200;

/** What Next gives of an address's query: a name given twice is a list. */
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** The one value of a parameter; of several the first. */
export function firstValue(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** Every parameter of an address with its one value, so that a name given twice is no surprise to a page. */
export async function firstValues(query: Query): Promise<Readonly<Record<string, string | undefined>>> {
  return Object.fromEntries(Object.entries(await query).map(([name, value]) => [name, firstValue(value)]));
}

/** A whole number from 1 on, or undefined where the address says anything else. */
export function wholeNumber(value: string | string[] | undefined): number | undefined {
  const text = firstValue(value);
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Whole numbers from 1 on, each once: of a list with commas, of a name given several times, as boxes of a form give it, or of both. */
export function wholeNumbers(value: string | string[] | undefined): number[] {
  const texts = [value ?? []].flat().flatMap((list) => list.split(","));
  return [...new Set(texts.flatMap((text) => wholeNumber(text.trim()) ?? []))];
}

/** Words that a reader typed into a field, as long as a field takes them; "" where there are none. Postgres takes no NUL. */
export function typedWords(value: string | string[] | undefined): string {
  return (firstValue(value) ?? "").replaceAll("\0", " ").slice(0, LONGEST_TYPED);
}

/** A date as lists are narrowed by: a year, a month or a day; undefined where the address says anything else. */
export function listDate(value: string | undefined): string | undefined {
  return /^\d{4}(-\d{2}){0,2}$/.test(value ?? "") ? value : undefined;
}

/** A local address with the parameters that have a value. */
export function address(path: string, parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== "") query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}
