import type { Metadata } from "next";
import { type ImportPage, loadImport } from "../../../lib/usecases/imports/load-import.ts";
import { loadImportStart } from "../../../lib/usecases/imports/load-import-start.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { address, firstValue, type Query, wholeNumber } from "../../_components/addresses.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { asReader, isBlind } from "../../_components/blind.ts";
import { formatMoment } from "../../_components/format.ts";
import { Link } from "../../_components/link.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { outward } from "../../_components/own-address.ts";
import { Problem } from "../../_components/problem.tsx";
import listPageStyles from "../../_components/styles/list-page.module.css";
import withSideStyles from "../../_components/styles/with-side.module.css";
import { Toast } from "../../_components/toast.tsx";
import { plural } from "../../_components/words.ts";
import { ImportForm } from "../_components/import-form.tsx";
import { WhatHappens } from "../_components/what-happens.tsx";
import pageStyles from "../page.module.css";
import { FileRow } from "./_components/file-row.tsx";
import { Follow } from "./_components/follow.tsx";
import { HeldImport } from "./_components/held-import.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Import" };

/** Seconds between two looks at how far the workers are, in a browser without script. */
const LOOK_EVERY = 2;

/** What became of each file of an import; it keeps its address and looks again by itself while texts are being analysed. */
export default async function ImportResultPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Query;
}) {
  const query = await searchParams;
  const found = await asReader(orNotFound(loadImport(idFrom((await params).id), wholeNumber(query.page))));
  const { outlets } = await asReader(loadImportStart());
  const back = address(`/import/${found.id}`, { page: found.page > 1 ? found.page : undefined });
  // Files of another page of this import may still be worked on; where no job is left, nothing more comes.
  const goesOn = found.preview === null && (found.working > 0 || found.waiting > 0);
  const refused = found.files.filter((file) => file.status === "failed");
  return (
    <div>
      {goesOn ? (
        <>
          <Follow events={outward(`/import/${found.id}/progress`)} />
          <noscript>
            <meta httpEquiv="refresh" content={`${LOOK_EVERY};url=${back}`} />
          </noscript>
        </>
      ) : null}
      <div className={listPageStyles.head}>
        <h1>Import</h1>
        <p className={listPageStyles.lead}>{summaryOf(found)}</p>
      </div>
      <div className={withSideStyles.grid}>
        <div>
          <Problem error={query.error} />
          {refused.length > 0 && !query.error ? (
            <div className={styles.refused} role="alert" id="problem" tabIndex={-1} aria-labelledby="eh">
              <h2 id="eh">
                {refused.length === 1 ? "One file could not be read" : `${refused.length} files could not be read`}
              </h2>
              {refused.slice(0, 5).map((file) => (
                <p key={file.position}>
                  <Anchor href={`#f${file.position}`}>{file.sourceId}</Anchor>: {file.error}
                </p>
              ))}
              <p>The other files are not affected.</p>
            </div>
          ) : null}
          <HeldImport page={found} back={back} />
          {found.preview === null ? (
            <section aria-labelledby="fh">
              <div className={styles.head}>
                <h2 id="fh">{plural(found.total, "file")}</h2>
                <div className={`note ${styles.begun}`}>
                  Started {formatMoment(found.startedAt)}. This page keeps its address.{" "}
                  <CancelRest page={found} back={back} />
                </div>
              </div>
              <Progress page={found} />
              <ul className={styles.files}>
                {found.files.map((file) => (
                  <FileRow key={file.position} file={file} importId={found.id} back={back} />
                ))}
              </ul>
              <Pages page={found} />
            </section>
          ) : null}
        </div>
        <aside className={pageStyles.aside}>
          <h2>More texts</h2>
          <ImportForm outlets={(await isBlind()) ? [] : outlets} back={back} />
          <WhatHappens />
        </aside>
      </div>
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={back} />
    </div>
  );
}

function summaryOf({ total, failed, files, working, waiting, cancelled, preview }: ImportPage): string {
  if (preview) return "Look at the first texts, then let the import begin.";
  const into = total - failed - waiting - cancelled - files.filter((file) => file.status === "reading").length;
  const copies = files.filter((file) => file.copies.length > 0).length;
  const parts = [
    total === 0 ? "Nothing came in." : `${into} of ${plural(total, "text")} ${into === 1 ? "is" : "are"} in.`,
  ];
  if (copies > 0)
    parts.push(`${plural(copies, "text")} ${copies === 1 ? "shares" : "share"} words with another that you have.`);
  if (failed > 0) parts.push(`${failed} could not be read.`);
  if (cancelled > 0) parts.push(`${cancelled} ${cancelled === 1 ? "was" : "were"} cancelled.`);
  if (waiting > 0) parts.push(`${waiting} ${waiting === 1 ? "waits" : "wait"} to be read.`);
  if (working > waiting) parts.push(`${plural(working - waiting, "text")} still being analysed.`);
  return parts.join(" ");
}

/** Drop what has not been begun; what is in stays in. */
function CancelRest({ page: { id, waiting }, back }: { page: ImportPage; back: string }) {
  if (waiting === 0) return null;
  return (
    <ActionForm
      action={`/api/v1/imports/${id}/cancel`}
      label={waiting === 1 ? "Cancel the one that waits" : `Cancel the ${waiting} that wait`}
      back={back}
      quiet
    />
  );
}

/** Of all files of the import, how many are finished and about how long the rest takes; the bar's words say the same. */
function Progress({ page: { total, finished, secondsLeft } }: { page: ImportPage }) {
  if (total === 0) return null;
  return (
    <>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label="Files finished"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={finished}
      >
        <i style={{ width: `${(100 * finished) / total}%` }} />
      </div>
      <p className="note" role="status">
        {finished} of {total} finished{secondsLeft === null ? "" : `; about ${duration(secondsLeft)} left`}.
      </p>
    </>
  );
}

function duration(seconds: number): string {
  return seconds < 90 ? plural(seconds, "second") : plural(Math.ceil(seconds / 60), "minute");
}

function Pages({ page: { id, page, pages } }: { page: ImportPage }) {
  if (pages === 1) return null;
  return (
    <nav className={listPageStyles.pager} aria-label="Pages of this import">
      {page > 1 ? <Link href={address(`/import/${id}`, { page: page - 1 })}>Files before</Link> : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? <Link href={address(`/import/${id}`, { page: page + 1 })}>Files after</Link> : null}
    </nav>
  );
}
