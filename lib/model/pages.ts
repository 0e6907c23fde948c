/**
 * What `read` gives, page after page, until it gives nothing: it is told the place of the last row that came, which `placeOf` knows, and
 * undefined at the beginning. Whoever goes through a collection so holds one page of it at a time.
 */
export async function* pagesAfter<Row, Place>(
  read: (after: Place | undefined) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Place,
): AsyncGenerator<readonly Row[]> {
  let after: Place | undefined;
  for (;;) {
    const page = await read(after);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = placeOf(last);
  }
}
