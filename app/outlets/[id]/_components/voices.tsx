import type { OutletPage } from "../../../../lib/usecases/outlets/load-outlet.ts";
import { Link } from "../../../_components/link.tsx";
import plainPageStyles from "../../../_components/styles/plain-page.module.css";
import { number, plural, VERB_CLASS_NAMES } from "../../../_components/words.ts";
import { opens } from "./counts.tsx";
import styles from "./voices.module.css";

/** Who is quoted, how much, and with what kind of reporting word. */
export function VoicesOfOutlet({ page }: { page: OutletPage }) {
  const quoted = page.speakers.filter(({ words }) => words > 0);
  const reported = page.speakers.filter(({ words }) => words === 0);
  if (quoted.length === 0)
    return <Speakers page={page} speakers={reported} caption={`Speakers in ${page.column.name}`} />;
  return (
    <>
      <Speakers page={page} speakers={quoted} caption={`Speakers in ${page.column.name}`} />
      {reported.length > 0 ? (
        <details>
          <summary>{plural(reported.length, "more speaker")} whose words stand in no quotation marks</summary>
          <Speakers page={page} speakers={reported} caption={`Speakers reported in ${page.column.name}`} />
        </details>
      ) : null}
    </>
  );
}

type SpeakersProps = { page: OutletPage; speakers: OutletPage["speakers"]; caption: string };

function Speakers({ page, speakers, caption }: SpeakersProps) {
  const most = Math.max(1, ...speakers.map(({ words }) => words));
  return (
    <table className={`${plainPageStyles.table} ${styles.voices}`}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Speaker</th>
          <th scope="col">words in quotation marks</th>
          <th scope="col">reporting words</th>
        </tr>
      </thead>
      <tbody>
        {speakers.map(({ name, words, cues }) => (
          <tr key={name}>
            <th scope="row">{name ?? "no speaker named"}</th>
            <td data-n="words in quotation marks">
              {words > 0 ? (
                <span className={plainPageStyles.bar} style={{ width: `${(100 * words) / most}%` }} />
              ) : null}
              {words > 0 ? <Link href={opens(page, `speaker:${name ?? ""}`)}>{number(words)}</Link> : "0"}
            </td>
            <td data-n="reporting words">
              {[...cues].map(([verbClass, count]) => `${VERB_CLASS_NAMES[verbClass][0]} ${count}`).join(", ") || "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Quoted words by the sides that a reader named; nothing where none was. */
export function Sides({ page }: { page: OutletPage }) {
  if (!page.sides.some((share) => share.side !== null)) return null;
  return (
    <p className="note">
      By side: {page.sides.map((share) => `${share.side ?? "no side named"} ${number(share.words)}`).join(" · ")} words
      in quotation marks.
    </p>
  );
}

/** Reporting words by what they do to what they report, beside all others. */
export function CueClasses({ page }: { page: OutletPage }) {
  const [here, elsewhere] = [
    sum(page.cueClasses.map((row) => row.here)),
    sum(page.cueClasses.map((row) => row.elsewhere)),
  ];
  return (
    <table className={plainPageStyles.table}>
      <caption className="visually-hidden">Reporting words by kind</caption>
      <thead>
        <tr>
          <th scope="col">Kind of reporting word</th>
          <th scope="col">here, of {number(here)}</th>
          <th scope="col">all others, of {number(elsewhere)}</th>
        </tr>
      </thead>
      <tbody>
        {page.cueClasses.map((row) => (
          <tr key={row.verbClass}>
            <th scope="row">
              {VERB_CLASS_NAMES[row.verbClass][0]} <span className="note">{VERB_CLASS_NAMES[row.verbClass][1]}</span>
            </th>
            <td data-n={`here, of ${plural(here, "word")}`}>
              {row.here > 0 ? <Link href={opens(page, `cue:${row.verbClass}`)}>{number(row.here)}</Link> : "0"}
            </td>
            <td data-n={`all others, of ${number(elsewhere)}`}>{number(row.elsewhere)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
