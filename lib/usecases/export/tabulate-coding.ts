import { loadCoding } from "../coding/load-coding.ts";

type Row = Record<string, unknown>;

/** A coding as a table: a row a code that was given, or a row a pair of codes of the first two readers. Throws NOT_FOUND. */
export async function tabulateCoding(table: "coding-codes" | "coding-agreement", id: number): Promise<Row[]> {
  const { coding, units, compared } = await loadCoding(id);
  if (table === "coding-agreement") {
    const { a, b, agreement } = compared ?? {};
    return (agreement?.table ?? []).map((cell) => ({
      coding: coding.name,
      readerA: a,
      codeA: cell.a,
      readerB: b,
      codeB: cell.b,
      claims: cell.claims,
    }));
  }
  return units.flatMap(({ number, text, given, claim, column }) =>
    [...given].map(([reader, code]) => ({
      coding: coding.name,
      number,
      reader,
      code,
      letter: column?.letter ?? null,
      outlet: column?.name ?? null,
      article: claim?.articleId ?? null,
      start: claim?.sentence.start ?? null,
      text,
    })),
  );
}
