import pg from "pg";

/** A statement as it was sent, and how many rows it gave. */
export type Sent = { readonly statement: string; readonly rows: number };

type Answer = { readonly rows?: readonly unknown[] };
type Query = (...given: unknown[]) => unknown;

/**
 * Do `work` and tell what it asked of the database, transaction brackets left out. It listens at the driver's own door, below Prisma, so
 * that a read counts whatever asked for it: two queries that an include makes are two.
 */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const sent: Sent[] = [];
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function counted(this: unknown, ...given: unknown[]) {
    const [first] = given;
    const statement = typeof first === "string" ? first : String((first as { text?: string }).text);
    const note = (answer: Answer | undefined) => {
      if (!/^(BEGIN|COMMIT|ROLLBACK)/.test(statement)) sent.push({ statement, rows: rowsOf(answer?.rows ?? []) });
    };
    const last = given.at(-1);
    // The pool hands over a callback, a client on its own gives a promise.
    if (typeof last === "function") {
      const told = (error: unknown, answer: Answer | undefined) => {
        if (!error) note(answer);
        (last as Query)(error, answer);
      };
      return query.apply(this, [...given.slice(0, -1), told]);
    }
    return (query.apply(this, given) as Promise<Answer>).then((answer) => {
      note(answer);
      return answer;
    });
  };
  try {
    return { result: await work(), sent };
  } finally {
    client.query = query;
  }
}

/** How many rows an answer has; rows that came as one JSON text (lib/db/json-rows.ts) count each. */
function rowsOf(rows: readonly unknown[]): number {
  const [first] = rows;
  const packed = Array.isArray(first) ? first[0] : (first as { json_rows?: unknown } | undefined)?.json_rows;
  if (rows.length !== 1 || typeof packed !== "string" || !packed.startsWith("[{")) return rows.length;
  return (JSON.parse(packed) as unknown[]).length;
}
