import type { Metadata } from "next";
import type { ReportHead } from "../../lib/model/report/report.ts";
import { loadReports } from "../../lib/usecases/reports/load-report.ts";
import { address, firstValue, type Query, wholeNumber } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import { Downloads } from "../_components/downloads.tsx";
import { formatMoment } from "../_components/format.ts";
import { Link } from "../_components/link.tsx";
import noticeStyles from "../_components/notice.module.css";
import { Problem } from "../_components/problem.tsx";
import listPageStyles from "../_components/styles/list-page.module.css";
import { Toast } from "../_components/toast.tsx";
import { plural } from "../_components/words.ts";
import { KIND_NAMES } from "./_components/kind-names.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Reports" };

/** Pages that were frozen, latest first. */
export default async function Reports({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const before = wholeNumber(query.before);
  const { reports, next } = await asReader(loadReports(before));
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>Reports</h1>
        <p className={listPageStyles.lead}>
          Pages kept as they were at one moment, with their sentences and the hashes of their texts. A report can be
          sent by its address, printed, downloaded, and checked again.
        </p>
      </div>
      <Problem error={query.error}>Nothing was changed</Problem>
      {reports.length === 0 ? (
        <p className={noticeStyles.notice}>
          {before ? (
            "There are no earlier reports."
          ) : (
            <>
              There is no report yet. “Freeze as a report” stands on every <Link href="/stories">story</Link>, on copies
              of one article, on articles side by side and on <Link href="/framing">framing</Link>.
            </>
          )}
        </p>
      ) : (
        <ol className={listPageStyles.rows}>
          {reports.map((report) => (
            <Entry key={report.id} report={report} />
          ))}
        </ol>
      )}
      {reports.length > 0 ? <Downloads table="reports" name="the list of reports" /> : null}
      <nav className={listPageStyles.pager} aria-label="Pages of the list">
        {before ? <Link href="/reports">Latest reports</Link> : null}
        {next ? <Link href={address("/reports", { before: next })}>Earlier reports</Link> : null}
      </nav>
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={address("/reports", { before })} />
    </div>
  );
}

function Entry({ report: { id, title, kind, madeBy, frozenAt, rows, texts, recheck } }: { report: ReportHead }) {
  return (
    <li className={listPageStyles.plain}>
      <div>
        <h2>
          <Link href={`/reports/${id}`}>{title}</Link>
        </h2>
        <p className="note">
          {KIND_NAMES[kind]} · {plural(rows, "row")} of {plural(texts, "text")} · frozen {formatMoment(frozenAt)}
          {madeBy ? ` by ${madeBy}` : ""}
        </p>
      </div>
      <div className={listPageStyles.right}>
        {recheck ? `rechecked ${formatMoment(new Date(recheck.at))}` : "not rechecked yet"}
      </div>
    </li>
  );
}
