import type { Metadata } from "next";
import { AppError } from "../../lib/model/errors.ts";
import { loadChoice } from "../../lib/usecases/articles/load-choice.ts";
import type { Worksheet } from "../../lib/usecases/columns/worksheet.ts";
import { loadChosenSheet } from "../../lib/usecases/duplicates/load-chosen-sheet.ts";
import { MOST_COMPARED } from "../../lib/usecases/duplicates/load-compare.ts";
import { address, firstValue, type Query, typedWords, wholeNumber, wholeNumbers } from "../_components/addresses.ts";
import { asReader, isBlind } from "../_components/blind.ts";
import { Chooser } from "../_components/choice/chooser.tsx";
import { Link } from "../_components/link.tsx";
import { orNotFound } from "../_components/or-not-found.ts";
import listPageStyles from "../_components/styles/list-page.module.css";
import { PER_CELL, WorksheetView } from "../_components/worksheet/worksheet-view.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Worksheet" };

/** Chosen articles on paper for a class; where no number that fits is chosen, a page to choose them. */
export default async function ChosenWorksheet({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const ids = wholeNumbers(query.ids);
  const perCell = PER_CELL.find((each) => each === wholeNumber(query.quotes)) ?? 1;
  const withKey = firstValue(query.key) === "1";
  const sheet = await asReader(orNotFound(sheetOf(ids, perCell)));
  if (sheet === null) {
    return (
      <div className={listPageStyles.head}>
        <h1>Choose articles for a worksheet</h1>
        <p className={listPageStyles.lead}>
          Two to {MOST_COMPARED} articles on one event give most to sort.
          {ids.length > MOST_COMPARED ? ` ${ids.length} are chosen: leave some out.` : ""}
        </p>
        <Chooser
          choice={await asReader(loadChoice(ids, typedWords(query.find)))}
          path="/worksheet"
          most={MOST_COMPARED}
        />
      </div>
    );
  }
  const at = (change: { perCell?: number; key?: boolean }) => {
    const { perCell: quotes, key } = { perCell, key: withKey, ...change };
    const chosen = { ids: ids.join(","), quotes: quotes > 1 ? quotes : undefined, key: key ? 1 : undefined };
    return address("/worksheet", chosen).replaceAll("%2C", ",");
  };
  return (
    <WorksheetView
      {...{ sheet, perCell, withKey, at }}
      about="choice"
      blind={await isBlind()}
      crumbs={
        <>
          <Link href="/articles">Articles</Link> / <Link href={`/compare?ids=${ids.join(",")}`}>Compare</Link> /
          Worksheet
        </>
      }
    />
  );
}

/** The sheet, or null where no two to four articles are chosen. */
async function sheetOf(ids: readonly number[], perCell: number): Promise<Worksheet | null> {
  try {
    return await loadChosenSheet(ids, { perCell });
  } catch (error) {
    if (error instanceof AppError && error.code === "INVALID_INPUT") return null;
    throw error;
  }
}
