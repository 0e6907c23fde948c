/** A statement gets a name when it is asked so often: lists of another length make others that come once. */
const ASKED_OFTEN = 3;
/** Most names a process gives: every connection keeps what it prepared, some tens of kilobytes each. */
const MOST_NAMES = 400;
/** Most statements whose uses are counted at a time, and the longest that is, in characters. */
const [MOST_COUNTED, LONGEST] = [2000, 20_000];

/**
 * Names under which statements are prepared, so that Postgres reads and plans each once a connection and not each time: a fifth of what it
 * did for one article. The function returned gives the name of a statement, "" for one that is to be sent unnamed.
 */
export function statementNames(): (sql: string) => string {
  const names = new Map<string, string>();
  const asked = new Map<string, number>();
  return (sql) => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (sql.length > LONGEST || names.size >= MOST_NAMES) return "";
    const times = (asked.get(sql) ?? 0) + 1;
    if (times < ASKED_OFTEN) {
      if (asked.size >= MOST_COUNTED) asked.clear();
      asked.set(sql, times);
      return "";
    }
    asked.delete(sql);
    const fresh = `parallax_${names.size}`;
    names.set(sql, fresh);
    return fresh;
  };
}
