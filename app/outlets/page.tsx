import type { Metadata } from "next";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { type ListedOutlet, loadOutlets } from "../../lib/usecases/outlets/load-outlets.ts";
import { narrowOutlets, OUTLET_ORDERS } from "../../lib/usecases/outlets/narrow-outlets.ts";
import { firstValues, type Query, typedWords } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import choiceStyles from "../_components/choice/choice.module.css";
import { Downloads } from "../_components/downloads.tsx";
import { Link } from "../_components/link.tsx";
import { PlainForm } from "../_components/plain-form.tsx";
import { StillReading } from "../_components/still-reading.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { number, plural } from "../_components/words.ts";
import { OUTLET_ORDER_NAMES, OutletFilterForm } from "./_components/outlet-filter.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Outlets" };

/** Columns that a comparison holds. */
const COMPARED = 4;

/** Every outlet with what its articles count to; comparing their wording starts here. */
export default async function OutletsPage({ searchParams }: { searchParams: Query }) {
  const given = await firstValues(searchParams);
  const words = typedWords(given.words);
  const order = OUTLET_ORDERS.find((each) => each === given.order) ?? "articles";
  const { rows: listed, more, unknown } = await asReader(loadOutlets());
  // Narrowed after names are hidden: a blind reader could find a letter's name by typing it.
  const rows = narrowOutlets(listed, words, order);
  return (
    <div className={plainPageStyles.page}>
      <h1>Outlets</h1>
      <p className={plainPageStyles.lead}>
        Counts over the article text of each outlet. Copies of one article count once; reader comments, captions and
        teasers do not count.
      </p>
      <StillReading left={await loadStillToRead()} means="these counts will grow" />
      {listed.length > 1 ? <OutletFilterForm words={words} order={order} /> : null}
      {listed.length === 0 ? (
        <p>
          No outlet is known yet. <Link href="/import">Import an article</Link>, or say in its page which outlet it is
          from.
        </p>
      ) : rows.length === 0 ? (
        <p className="note">
          None of the {plural(listed.length, "outlet")} has “<bdi>{words}</bdi>” in its name.{" "}
          <Link href="/outlets">Show all outlets</Link>.
        </p>
      ) : (
        <PlainForm key={`${order} ${words}`} action="/framing" aria-label="Outlets to compare">
          <p className="note">
            {rows.length === listed.length
              ? plural(listed.length, "outlet")
              : `${number(rows.length)} of ${plural(listed.length, "outlet")}`}
            , {OUTLET_ORDER_NAMES[order]}.
          </p>
          <table className={plainPageStyles.table}>
            <caption className="visually-hidden">Outlets and what their articles count to</caption>
            <thead>
              <tr>
                <th scope="col">Outlet</th>
                <th scope="col">articles</th>
                <th scope="col">words</th>
                <th scope="col">hedges per 1,000 words</th>
                <th scope="col">obligation per 1,000 words</th>
                <th scope="col">claims also made by others</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <Row key={row.id} row={row} ticked={i < COMPARED} />
              ))}
            </tbody>
          </table>
          <Downloads table="outlets" name="outlets" />
          <p className={`note ${styles.under}`}>
            Under each rate: how many uses it is based on. Below 200 words no rate is given.
          </p>
          {rows.length > 1 ? <Compare /> : null}
        </PlainForm>
      )}
      {more > 0 ? (
        <p className="note">{plural(more, "more outlet")} not listed here; search finds their articles.</p>
      ) : null}
      {unknown > 0 ? (
        <p className="note">
          <Link href="/articles?outlet=unknown">{plural(unknown, "article")}</Link> without a known outlet: each is a
          column of its own.
        </p>
      ) : null}
    </div>
  );
}

function Row({ row, ticked }: { row: ListedOutlet; ticked: boolean }) {
  const { counts } = row;
  return (
    <tr data-o={row.letter}>
      <th scope="row">
        <label className={choiceStyles.box}>
          <input type="checkbox" name="ids" value={row.compare.join(",")} defaultChecked={ticked} />
          <span className="visually-hidden">Compare {row.name}</span>
        </label>{" "}
        <span className="siglum">{row.letter}</span> <Link href={`/outlets/${row.id}`}>{row.name}</Link>
      </th>
      <td data-n="articles">
        <Link href={`/articles?outlet=${row.id}`}>{number(row.articles)}</Link>
        <span className={`note ${styles.stories}`}>
          <Link href={`/stories?outlet=${row.id}`}>its stories</Link>
        </span>
        {row.copies > 0 ? <span className="note">and {plural(row.copies, "copy", "copies")}</span> : null}
      </td>
      <td data-n="words">{number(counts.bodyWords)}</td>
      <td data-n="hedges per 1,000 words">
        {row.hedges ? row.hedges.perThousand.toFixed(1) : "too few words"}
        <span className="note">{plural(counts.hedges, "use")}</span>
      </td>
      <td data-n="obligation per 1,000 words">
        {row.obligation ? row.obligation.perThousand.toFixed(1) : "too few words"}
        <span className="note">{plural(counts.obligation, "use")}</span>
      </td>
      <td data-n="claims also made by others">{number(counts.links)}</td>
    </tr>
  );
}

function Compare() {
  return (
    <p className="actions">
      <button className="button primary" type="submit">
        Compare the wording of those ticked
      </button>
      <span className="note">
        Up to {COMPARED} outlets: names, hedges, obligation, who is quoted, distinctive words, side by side.
      </span>
    </p>
  );
}
