import type { Metadata } from "next";
import { loadImportStart } from "../../lib/usecases/imports/load-import-start.ts";
import { firstValue, type Query } from "../_components/addresses.ts";
import { asReader, isBlind } from "../_components/blind.ts";
import { formatMoment } from "../_components/format.ts";
import { Link } from "../_components/link.tsx";
import { Problem } from "../_components/problem.tsx";
import { SectionHead } from "../_components/section-head.tsx";
import listPageStyles from "../_components/styles/list-page.module.css";
import withSideStyles from "../_components/styles/with-side.module.css";
import { plural } from "../_components/words.ts";
import { ImportForm } from "./_components/import-form.tsx";
import { SendPage } from "./_components/send-page.tsx";
import { sharedText } from "./_components/shared-text.ts";
import { WhatHappens } from "./_components/what-happens.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Import" };

/** Bring texts in, by paste or upload. */
export default async function ImportStartPage({ searchParams }: { searchParams: Query }) {
  const { error, title, text, url } = await searchParams;
  const shared = sharedText({ title: firstValue(title), text: firstValue(text), url: firstValue(url) });
  const { outlets, latest } = await asReader(loadImportStart());
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>Import</h1>
        <p className={listPageStyles.lead}>
          Bring in articles as files, or paste one. Copies of what is here are found as they come in.
        </p>
      </div>
      <div className={withSideStyles.grid}>
        <div>
          <Problem error={error}>Nothing was imported</Problem>
          <section aria-labelledby="new">
            <SectionHead id="new" title="New texts" />
            <ImportForm outlets={(await isBlind()) ? [] : outlets} back="/import" text={shared} />
          </section>
        </div>
        <aside className={styles.aside}>
          <WhatHappens />
          <div className={styles.kept}>
            <h2>From feeds</h2>
            <p>
              <Link href="/feeds">Have feeds watched</Link>: what is new in them comes in by itself.
            </p>
          </div>
          <SendPage />
          {latest.length > 0 ? (
            <div className={styles.kept}>
              <h2>Earlier imports</h2>
              <ul>
                {latest.map(({ id, startedAt, files, failed }) => (
                  <li key={id}>
                    <Link href={`/import/${id}`}>{formatMoment(startedAt)}</Link>: {plural(files, "text")}
                    {failed > 0 ? `, ${failed} not read` : ""}
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </aside>
      </div>
    </div>
  );
}
