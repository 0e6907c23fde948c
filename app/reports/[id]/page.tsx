import type { Metadata } from "next";
import { loadReport, type ReportPage } from "../../../lib/usecases/reports/load-report.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { address, firstValue, type Query } from "../../_components/addresses.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { asReader, isBlind } from "../../_components/blind.ts";
import { CopyAddress } from "../../_components/copy-address.tsx";
import crumbsStyles from "../../_components/crumbs.module.css";
import { formatMoment } from "../../_components/format.ts";
import { Notice } from "../../_components/notice.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { PrintButton } from "../../_components/print-button.tsx";
import { Problem } from "../../_components/problem.tsx";
import { Toast } from "../../_components/toast.tsx";
import { plural } from "../../_components/words.ts";
import { KIND_NAMES } from "../_components/kind-names.ts";
import { EditReport } from "./_components/edit-report.tsx";
import { FrozenTable } from "./_components/frozen-table.tsx";
import { QuotesOnly } from "./_components/quotes-only.tsx";
import { RecheckView } from "./_components/recheck-view.tsx";
import { ReportSources } from "./_components/report-sources.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await asReader(orNotFound(loadReport(idFrom((await params).id))))).title };
}

/** A page as it was frozen, with its author's words, what was found since, and what it rests on. */
export default async function Report({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const query = await searchParams;
  const report = await asReader(orNotFound(loadReport(id)));
  const quotesOnly = firstValue(query.form) === "quotes";
  const here = address(`/reports/${id}`, { form: quotesOnly ? "quotes" : undefined });
  const { page, sections, note, recheck } = report;
  return (
    <article className={`paper ${styles.report}`}>
      <Problem error={query.error}>Nothing was changed</Problem>
      <Head report={report} />
      <Acts report={report} here={here} quotesOnly={quotesOnly} editing={firstValue(query.edit) === "1"} />
      {note ? (
        <section className={styles.note} aria-label="Note of the author">
          <p className="note">Note of the author</p>
          {note.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ) : null}
      {recheck && page ? <RecheckView recheck={recheck} sources={page.sources} /> : null}
      {page ? (
        quotesOnly ? (
          <QuotesOnly page={page} sections={sections} />
        ) : (
          <>
            {page.counted.length > 0 ? <p className={styles.counted}>{page.counted.join(" ")}</p> : null}
            {sections.map((section) => (
              <FrozenTable key={section.id} section={section} page={page} />
            ))}
          </>
        )
      ) : (
        <Unreadable report={report} />
      )}
      {page ? <ReportSources page={page} recheck={recheck} /> : null}
      <p className={styles.colophon}>
        Report {checkNumber(report)}, frozen {formatMoment(report.frozenAt)}
        {report.madeBy ? ` by ${report.madeBy}` : ""}. Address: /reports/{id}
      </p>
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={here} />
    </article>
  );
}

/** The first figures of the frozen page's hash, in groups that can be read aloud. */
function checkNumber({ pageSha256 }: ReportPage): string {
  return pageSha256.slice(0, 12).replace(/(.{4})(?=.)/g, "$1 ");
}

function Head({ report }: { report: ReportPage }) {
  const { title, madeBy, frozenAt, kind, page, rows, hidden } = report;
  return (
    <>
      <p className={crumbsStyles.trail}>
        <Anchor href="/reports">Reports</Anchor> / frozen: it does not change when the collection does
      </p>
      <h1>{title}</h1>
      <dl className={styles.facts}>
        {madeBy ? <Fact what="made it">{madeBy}</Fact> : null}
        <Fact what="frozen">{formatMoment(frozenAt)}</Fact>
        {page ? <Fact what={KIND_NAMES[kind]}>{page.name}</Fact> : null}
        <Fact what="shown">
          {hidden > 0 ? `${rows - hidden} of ${plural(rows, "row")}, chosen by the author` : plural(rows, "row")}
        </Fact>
        <Fact what="check number of this page">
          <code>{checkNumber(report)}</code>
        </Fact>
      </dl>
    </>
  );
}

function Fact({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <div>
      <dd>{children}</dd>
      <dt>{what}</dt>
    </div>
  );
}

async function Acts({
  report,
  here,
  quotesOnly,
  editing,
}: {
  report: ReportPage;
  here: string;
  quotesOnly: boolean;
  editing: boolean;
}) {
  const { id, page } = report;
  const blind = (await isBlind()) ? "1" : undefined;
  const file = (format: string, form?: string) => address(`/api/v1/reports/${id}/file`, { format, form, blind });
  const hasTexts = page?.sources.some(({ text }) => text !== null);
  return (
    <div className={styles.acts}>
      <div className="actions">
        {page ? (
          <ActionForm action={`/api/v1/reports/${id}/recheck`} label="Recheck the sources" back={here} first />
        ) : null}
        <PrintButton />
        <EditReport report={report} open={editing} />
        <ActionForm action={`/api/v1/reports/${id}`} method="DELETE" label="Remove" back="/reports" quiet />
      </div>
      <div className="actions">
        <CopyAddress path={here} />
      </div>
      <p className={styles.links}>
        {quotesOnly ? (
          <Anchor href={`/reports/${id}`}>The whole report</Anchor>
        ) : (
          <Anchor href={`/reports/${id}?form=quotes`}>Quotations only</Anchor>
        )}
        {page ? <Anchor href={page.address}>The page as it is now</Anchor> : null}
        <span>
          Download as <Anchor href={file("md", quotesOnly ? "quotes" : undefined)}>Markdown</Anchor>,{" "}
          <Anchor href={file("csv", quotesOnly ? "quotes" : undefined)}>CSV</Anchor>,{" "}
          <Anchor href={file("json", quotesOnly ? "quotes" : undefined)}>
            {hasTexts && !quotesOnly ? "JSON with the whole texts" : "JSON"}
          </Anchor>
        </span>
      </p>
    </div>
  );
}

/** A report whose page cannot be shown, with what can be done. */
function Unreadable({ report: { id, intact, schema } }: { report: ReportPage }) {
  return (
    <Notice problem title="This report’s page cannot be shown">
      <p>
        {intact
          ? `It was frozen in shape ${schema}, which this version of Parallax cannot read. It is kept as it was frozen.`
          : "Its stored page is not the one that was frozen: its check number differs. Somebody or something changed it outside Parallax."}{" "}
        <Anchor href={`/api/v1/reports/${id}/file?format=json`}>Download it as it is stored</Anchor>
      </p>
    </Notice>
  );
}
