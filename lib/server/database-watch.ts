import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** How long an answer of the database is good for, and how long it is waited for, in milliseconds. */
const [GOOD_MS, LONGEST_MS] = [1_000, 4_000];

/** Tells whether the database answers. Asks it at most once a second, and once for all who want to know. */
export function watchDatabase(
  ask: () => Promise<unknown>,
  now: () => number = () => performance.now(),
): () => Promise<boolean> {
  let answeredAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<boolean> | null = null;
  return () => {
    if (now() - answeredAt < GOOD_MS) return Promise.resolve(true);
    asking ??= Promise.race([
      ask().then(
        () => true,
        () => false,
      ),
      tooLate(),
    ]).then((answers) => {
      if (answers) answeredAt = now();
      asking = null;
      return answers;
    });
    return asking;
  };
}

/** False after the longest wait. Where this process itself was held up meanwhile, what has come in by then is still heard first. */
async function tooLate(): Promise<false> {
  await sleep(LONGEST_MS, undefined, { ref: false });
  for (let turns = 0; turns < 3; turns++) await nextTurn();
  return false;
}

/**
 * Asks the database at `url` one query on a connection of its own, so that whoever wants to know whether it answers waits for no other
 * query. A connection on which an answer is still waited for when the next one is wanted is given up. Rejects where there is no answer.
 */
export function askApart<Row extends pg.QueryResultRow>(url: string, query: string): () => Promise<Row | undefined> {
  let free: pg.Client | null = null;
  let asked: pg.Client | null = null;
  return async () => {
    asked?.end().catch(() => {});
    const mine = free ?? newClient(url);
    const isNew = mine !== free;
    [asked, free] = [mine, null];
    try {
      if (isNew) await mine.connect();
      const { rows } = await mine.query<Row>(query);
      if (asked === mine) [asked, free] = [null, mine];
      return rows[0];
    } catch (error) {
      if (asked === mine) asked = null;
      mine.end().catch(() => {});
      throw error;
    }
  };
}

function newClient(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    // Longer than anybody waits, so that an answer which is there already is heard before its limit.
    connectionTimeoutMillis: LONGEST_MS + 1_000,
    query_timeout: LONGEST_MS + 1_000,
  });
  client.on("error", () => {});
  return client;
}
