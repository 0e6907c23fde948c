import type { Metadata } from "next";
import { type CodingPage, loadCoding } from "../../../lib/usecases/coding/load-coding.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { address, firstValue, type Query } from "../../_components/addresses.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { asReader } from "../../_components/blind.ts";
import { Crumbs } from "../../_components/crumbs.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { PlainForm } from "../../_components/plain-form.tsx";
import { Problem } from "../../_components/problem.tsx";
import { SectionHead } from "../../_components/section-head.tsx";
import plainPageStyles from "../../_components/styles/plain-page.module.css";
import { Toast } from "../../_components/toast.tsx";
import { plural } from "../../_components/words.ts";
import { AgreementView } from "./_components/agreement-view.tsx";
import { CodingSheet } from "./_components/coding-sheet.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { coding } = await orNotFound(loadCoding(idFrom((await params).id)));
  return { title: `Coding: ${coding.name}` };
}

/** A coding: under `?reader=` that reader's sheet, else who has coded and how far two readers agree. */
export default async function CodingRoute({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const query = await searchParams;
  const [a, b, reader] = [firstValue(query.a), firstValue(query.b), firstValue(query.reader)?.trim().slice(0, 40)];
  const page = await asReader(orNotFound(loadCoding(id, { ...(a ? { a } : {}), ...(b ? { b } : {}) })));
  const back = address(`/coding/${id}`, { reader, a, b });
  const { coding } = page;
  return (
    <div className={plainPageStyles.page}>
      <Crumbs
        way={[{ href: "/coding", name: "Coding" }, ...(reader ? [{ href: `/coding/${id}`, name: coding.name }] : [])]}
        here={reader ?? coding.name}
      />
      <h1>{coding.name}</h1>
      <p className={plainPageStyles.lead}>
        {plural(coding.units.length, "claim")} of the topic “{coding.topic}”, in mixed order. Each gets one of{" "}
        {plural(coding.codes.length, "code")}.
      </p>
      <Problem error={query.error}>Nothing was saved</Problem>
      {reader ? <CodingSheet page={page} reader={reader} /> : <Overview page={page} />}
      <Toast done={firstValue(query.done)} back={back} />
    </div>
  );
}

function Overview({ page }: { page: CodingPage }) {
  const { coding, readers } = page;
  return (
    <>
      <section className="section" aria-labelledby="readers">
        <SectionHead
          id="readers"
          title={readers.length === 0 ? "Nobody has coded yet" : plural(readers.length, "reader")}
        >
          While you code you see your own codes only.
        </SectionHead>
        {readers.length > 0 ? (
          <ul className={plainPageStyles.lines}>
            {readers.map(({ name, coded }) => (
              <li key={name}>
                <Anchor href={address(`/coding/${coding.id}`, { reader: name })}>{name}</Anchor>
                <span className="note">
                  {coded} of {plural(coding.units.length, "claim")} coded
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        <PlainForm className={`inline-form ${styles.asReader}`} action={`/coding/${coding.id}`}>
          <label htmlFor="reader">Your name</label>
          <input id="reader" name="reader" required maxLength={40} autoComplete="off" />
          <button className="button primary" type="submit">
            Code as this reader
          </button>
        </PlainForm>
        {readers.length === 0 ? (
          <ActionForm
            action={`/api/v1/codings/${coding.id}`}
            method="DELETE"
            label="Remove this coding"
            back="/coding"
            quiet
          />
        ) : null}
      </section>
      <section className="section" aria-labelledby="codebook">
        <SectionHead id="codebook" title="Codebook" />
        <dl className={styles.facts}>
          {coding.codes.map(({ label, meaning }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{meaning || "as it says"}</dd>
            </div>
          ))}
        </dl>
      </section>
      <AgreementView page={page} />
    </>
  );
}
