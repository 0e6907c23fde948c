import { excerptSilence } from "../../../lib/usecases/columns/outlet-columns.ts";
import type { Worksheet } from "../../../lib/usecases/columns/worksheet.ts";
import { plural } from "../words.ts";
import { MatrixTable } from "./matrix-table.tsx";
import sheetStyles from "./sheet.module.css";
import { ABOUT, type SheetAbout } from "./sheet-about.ts";

/** Up to so many rows leave the page room for higher cells. */
const FEW_ROWS = 5;

/** First sheet: what to do, and the matrix with empty cells. Columns have letters only. */
export function EmptyMatrix({ sheet, about }: { sheet: Worksheet; about: SheetAbout }) {
  const cut = sheet.columns.filter((column) => excerptSilence(column) !== null);
  return (
    <section className={sheetStyles.sheet} aria-labelledby="ws-head">
      <p className={sheetStyles.lines} aria-hidden="true">
        <span>Name</span>
        <span>Class</span>
        <span>Date</span>
      </p>
      <h1 id="ws-head">{sheet.about.name}</h1>
      <p className={sheetStyles.subline}>
        Who says what? {plural(sheet.columns.length, "outlet")} {ABOUT[about].told}.
      </p>
      <ol className={sheetStyles.todo}>
        <li>Read the quotes below the table. Which seem to come from the same outlet? Give each outlet one letter.</li>
        <li>
          Write the number of each quote into the table: the row is what it is about, the column who may have written
          it.
        </li>
        <li>
          Beside each number write one word of the quote that shows how it is told: a name, a reporting word, a “might”
          or a “must”.
        </li>
        <li>
          Look at the cells that stay empty. What else could explain them: another date, less space, another subject?
        </li>
      </ol>
      <MatrixTable
        sheet={sheet}
        caption="Matrix to fill in: a row a point, a column an outlet"
        className={sheet.rows.length > FEW_ROWS ? undefined : sheetStyles.few}
        cell={() => <span className="visually-hidden">to fill in</span>}
      />
      {cut.length > 0 ? (
        <p className="note">
          Of {cut.map(({ letter }) => letter).join(", ")} only an excerpt is here: what stands in its other paragraphs
          is not known.
        </p>
      ) : null}
      {sheet.leftOut.rows > 0 ? (
        <p className="note">
          {plural(sheet.leftOut.rows, "more row")} {ABOUT[about].of} left out for room.
        </p>
      ) : null}
    </section>
  );
}
