import { FEWEST_CODED } from "../../../../lib/coding/agreement.ts";
import type { CodedUnit, CodingPage } from "../../../../lib/usecases/coding/load-coding.ts";
import { Downloads } from "../../../_components/downloads.tsx";
import { Link } from "../../../_components/link.tsx";
import { SectionHead } from "../../../_components/section-head.tsx";
import plainPageStyles from "../../../_components/styles/plain-page.module.css";
import { percent, plural } from "../../../_components/words.ts";
import styles from "./agreement-view.module.css";
import codingSheetStyles from "./coding-sheet.module.css";

type Compared = NonNullable<CodingPage["compared"]>;

/** How far two readers agree: in words, as a table of codes, and the claims they read differently. */
export function AgreementView({ page }: { page: CodingPage }) {
  const { compared, coding, units, readers } = page;
  if (!compared) return null;
  const { a, b } = compared;
  const apart = units.filter(({ given }) => given.has(a) && given.has(b) && given.get(a) !== given.get(b));
  return (
    <section className="section" aria-labelledby="agreement">
      <SectionHead id="agreement" title={`Agreement of ${a} and ${b}`}>
        Cohen’s kappa: of the agreement that chance leaves open, the share that was reached. 0 is chance, 1 is always
        the same.
      </SectionHead>
      {readers.length > 2 ? <OtherPairs page={page} /> : null}
      <InWords compared={compared} />
      <CodeTable compared={compared} labels={coding.codes.map(({ label }) => label)} />
      <Downloads table="tables/coding-agreement" name="the table of codes" of={{ coding: coding.id }} />
      {apart.length > 0 ? (
        <>
          <h3>{plural(apart.length, "claim")} read differently</h3>
          <ol className={styles.apart}>
            {apart.map((unit) => (
              <Apart key={unit.key} unit={unit} a={a} b={b} />
            ))}
          </ol>
        </>
      ) : null}
      <Downloads table="tables/coding-codes" name="every code given" of={{ coding: coding.id }} />
    </section>
  );
}

function InWords({ compared: { agreement } }: { compared: Compared }) {
  const { claims, agreed, byChance, kappa } = agreement;
  if (claims === 0) return <p>No claim has been coded by both yet.</p>;
  const said = `The same code for ${agreed} of ${plural(claims, "claim")} that both coded (${percent(agreed / claims)}); chance alone would give ${percent(byChance)}.`;
  if (claims < FEWEST_CODED) {
    return (
      <p>
        {said} <strong>Too few to say:</strong> kappa is given from {FEWEST_CODED} claims on, since below that a single
        one moves it by a tenth.
      </p>
    );
  }
  if (!kappa)
    return <p>{said} Both used one code throughout, so that chance explains all of it: no kappa can be given.</p>;
  return (
    <p>
      {said} <strong>Kappa {kappa.value.toFixed(2)}</strong> ({kappa.low.toFixed(2)} to {kappa.high.toFixed(2)} in 95 of
      100 such samples).
      {kappa.value <= 0
        ? " The two agree no more than chance would have it."
        : ` Of the agreement that chance leaves open, ${percent(kappa.value)} was reached.`}{" "}
      Content analysts mostly ask for .80, and draw careful conclusions from .67 on; below that, talk about the codebook
      first.
    </p>
  );
}

function CodeTable({ compared: { a, b, agreement }, labels }: { compared: Compared; labels: readonly string[] }) {
  const count = (one: string, other: string) =>
    agreement.table.find((cell) => cell.a === one && cell.b === other)?.claims ?? 0;
  return (
    <table className={styles.table}>
      <caption>
        Claims by the code of {a} (rows) and of {b} (columns, by number)
      </caption>
      <thead>
        <tr>
          <th scope="col">
            {a} ↓ {b} →
          </th>
          {labels.map((label, i) => (
            <th scope="col" key={label} title={label}>
              {i + 1}
              <span className="visually-hidden"> {label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((row, i) => (
          <tr key={row}>
            <th scope="row">
              <span className={codingSheetStyles.number}>{i + 1}</span>
              {row}
            </th>
            {labels.map((column) => (
              <td key={column} className={row === column ? styles.same : undefined}>
                {count(row, column) || <span aria-hidden="true">·</span>}
                {count(row, column) ? null : <span className="visually-hidden">0</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Apart({ unit: { number, text, given, claim, column }, a, b }: { unit: CodedUnit; a: string; b: string }) {
  return (
    <li>
      <p className="said">
        <span className={codingSheetStyles.number}>{number}</span> {text}
      </p>
      <p className="note">
        {a}: <b>{given.get(a)}</b> · {b}: <b>{given.get(b)}</b>
        {column && claim ? (
          <>
            {" "}
            · <span className="siglum">{column.letter}</span>{" "}
            <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>{column.name}</Link>
          </>
        ) : (
          " · not found so in a text now; its codes are kept"
        )}
      </p>
    </li>
  );
}

function OtherPairs({ page: { coding, readers, compared } }: { page: CodingPage }) {
  const pairs = readers.flatMap((one, i) => readers.slice(i + 1).map((other) => [one.name, other.name] as const));
  return (
    <ul className={plainPageStyles.jump}>
      {pairs.map(([one, other]) => (
        <li key={`${one} ${other}`}>
          <Link
            href={`/coding/${coding.id}?${new URLSearchParams({ a: one, b: other })}#agreement`}
            aria-current={compared?.a === one && compared.b === other ? "true" : undefined}
          >
            {one} and {other}
          </Link>
        </li>
      ))}
    </ul>
  );
}
