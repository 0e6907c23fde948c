import type { MethodPage } from "../../../lib/usecases/installation/load-method.ts";
import plainPageStyles from "../../_components/styles/plain-page.module.css";
import { plural } from "../../_components/words.ts";

/** Every listed word with what it does, folded list by list. */
export function WordLists({ page }: { page: MethodPage }) {
  return (
    <>
      {page.lists.map(({ name, file }) => (
        <details className={plainPageStyles.fold} key={name}>
          <summary>
            <strong>{name}</strong>, {plural(file.entries.length, "entry", "entries")}, version {file.version}
          </summary>
          <p>{file.description}</p>
          <table className={plainPageStyles.table}>
            <caption className="visually-hidden">Listed {name}</caption>
            <thead>
              <tr>
                <th scope="col">entry</th>
                <th scope="col">forms that are found</th>
                <th scope="col">what it does</th>
              </tr>
            </thead>
            <tbody>
              {file.entries.map(({ term, forms, sense, notAfter, notBefore, smallOnly }) => (
                <tr key={term}>
                  <th scope="row">{term}</th>
                  <td data-n="forms" className={plainPageStyles.prose}>
                    <span>{(forms ?? [term]).join(", ")}</span>
                    {notAfter ? <span className="note">not after: {notAfter.join(", ")}</span> : null}
                    {notBefore ? <span className="note">not before: {notBefore.join(", ")}</span> : null}
                    {smallOnly ? <span className="note">only with a small first letter</span> : null}
                  </td>
                  <td data-n="what it does" className={plainPageStyles.prose}>
                    <span>{sense}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
      {page.cues.map(({ part, kind, words }) => (
        <details className={plainPageStyles.fold} key={`${part} ${kind}`}>
          <summary>
            <strong>
              reporting {part}s: {kind}
            </strong>
            , {plural(words.length, part)}
          </summary>
          <p>{words.join(", ")}</p>
        </details>
      ))}
      <details className={plainPageStyles.fold}>
        <summary>
          <strong>hedges read in claims</strong>,{" "}
          {plural(page.claimHedges.length, "word and phrase", "words and phrases")}
        </summary>
        <p>{page.claimHedges.join(", ")}</p>
      </details>
    </>
  );
}
