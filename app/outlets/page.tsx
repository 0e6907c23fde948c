import type { Metadata } from "next";
import Link from "next/link";
import { type ListedOutlet, loadOutlets } from "../../lib/usecases/outlets/load-outlets.ts";
import { asReader } from "../_components/blind.ts";
import { Downloads } from "../_components/downloads.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { number, plural } from "../_components/words.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Outlets" };

/** Columns that a comparison holds, and articles of each where all of them are compared at once. */
const COMPARED = 4;

/** Every outlet with what its articles count to; comparing their wording starts here. */
export default async function OutletsPage() {
  const { rows, more, unknown } = await asReader(loadOutlets());
  const first = rows.slice(0, COMPARED);
  return (
    <div className={plainPageStyles.page}>
      <h1>Outlets</h1>
      <p className={plainPageStyles.lead}>
        Counts over the article text of each outlet. Copies of one article count once; reader comments, captions and
        teasers do not count.
      </p>
      {rows.length === 0 ? (
        <p>
          No outlet is known yet. <Link href="/import">Import an article</Link>, or say in its page which outlet it is
          from.
        </p>
      ) : (
        <>
          <table className={plainPageStyles.table}>
            <caption className="visually-hidden">Outlets and what their articles count to</caption>
            <thead>
              <tr>
                <th scope="col">Outlet</th>
                <th scope="col">articles</th>
                <th scope="col">words</th>
                <th scope="col">hedges per 1,000 words</th>
                <th scope="col">obligation per 1,000 words</th>
                <th scope="col">links with others</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
          <Downloads table="outlets" name="outlets" />
          <p className="note">
            A rate stands with the number of uses it rests on. Below 200 words no rate is given. A link joins a claim
            with another outlet’s claim on the same matter.
          </p>
          {first.length > 1 ? <Compare first={first} all={rows.length} /> : null}
        </>
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

function Row({ row }: { row: ListedOutlet }) {
  const { counts } = row;
  return (
    <tr data-o={row.letter}>
      <th scope="row">
        <span className="siglum">{row.letter}</span> <Link href={`/outlets/${row.id}`}>{row.name}</Link>
      </th>
      <td data-n="articles">
        <Link href={`/articles?outlet=${row.id}`}>{number(row.articles)}</Link>
        <span className="note">
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
      <td data-n="links with others">{number(counts.links)}</td>
    </tr>
  );
}

function Compare({ first, all }: { first: readonly ListedOutlet[]; all: number }) {
  const ids = first.flatMap((row) => row.compare);
  return (
    <p className="actions">
      <Link className="button primary" href={`/framing?ids=${ids.join(",")}`}>
        {all > first.length
          ? `Compare the wording of the first ${first.length}`
          : `Compare the wording of these ${first.length}`}
      </Link>
      <span className="note">Names, hedges, obligation, who is quoted, distinctive words, side by side.</span>
    </p>
  );
}
