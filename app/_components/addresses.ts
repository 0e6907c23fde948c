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

/** A local address with the parameters that have a value. */
export function address(path: string, parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== "") query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}
