import type { EditableList, ListedWord } from "../../../lib/usecases/decisions/load-lexicons.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { formatMoment } from "../../_components/format.ts";
import { Link } from "../../_components/link.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import fieldStyles from "../../_components/styles/field.module.css";
import plainPageStyles from "../../_components/styles/plain-page.module.css";
import { number, plural } from "../../_components/words.ts";
import styles from "./word-list.module.css";

type Props = { list: EditableList; countedIn: number; open: boolean };

/** One list, folded: what it is for, and every word with its sense, its uses and what can be done about it. */
export function WordList({ list, countedIn, open }: Props) {
  const own = list.words.filter((word) => word.own).length;
  const off = list.words.filter((word) => !word.own && word.decision).length;
  const parts = [
    `${plural(list.words.length - own, "word")} shipped`,
    ...(own ? [`${own} of your own`] : []),
    ...(off ? [`${off} switched off`] : []),
  ];
  return (
    <details className={plainPageStyles.fold} open={open || own + off > 0} id={`list-${list.name}`}>
      <summary>
        <strong>{list.title}</strong>, {parts.join(", ")}, version {list.version}
      </summary>
      <p>
        {list.description} {list.licence}
      </p>
      <table className={`${plainPageStyles.table} ${styles.words}`}>
        <caption className="visually-hidden">Words of the list {list.title}</caption>
        <thead>
          <tr>
            <th scope="col">word</th>
            <th scope="col">what it does</th>
            <th scope="col">uses in {plural(countedIn, "article")}</th>
            <th scope="col">change</th>
          </tr>
        </thead>
        <tbody>
          {list.words.map((word) => (
            <Word key={`${word.own} ${word.entry.term}`} word={word} list={list} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Word({ word, list }: { word: ListedWord; list: EditableList }) {
  const { entry, own, decision, uses } = word;
  const off = !own && decision !== null;
  const others = (entry.forms ?? []).filter((form) => form !== entry.term);
  return (
    <tr className={off ? styles.off : undefined}>
      <th scope="row">
        <span className="said">{entry.term}</span>
        {own ? <span className="note">your own</span> : null}
        {off ? <span className="note">switched off</span> : null}
        {others.length > 0 ? <span className="note">also {others.join(", ")}</span> : null}
      </th>
      <td data-n="what it does" className={`${plainPageStyles.prose} ${styles.meaning}`}>
        <span>{entry.sense}</span>
        {entry.notAfter ? <span className="note">not after: {entry.notAfter.join(", ")}</span> : null}
        {entry.notBefore ? <span className="note">not before: {entry.notBefore.join(", ")}</span> : null}
      </td>
      <td data-n="uses">
        {uses > 0 ? (
          <Link
            href={`/search?q=${encodeURIComponent(`"${entry.term}"`)}`}
            aria-label={`Search for ${entry.term}, counted ${uses} times`}
          >
            {number(uses)}
          </Link>
        ) : (
          <span>{uses}</span>
        )}
      </td>
      <td data-n="change">
        <Change word={word} list={list} />
      </td>
    </tr>
  );
}

function Change({ word: { entry, own, decision }, list }: { word: ListedWord; list: EditableList }) {
  const back = `/settings?list=${list.name}#list-${list.name}`;
  if (decision) {
    return (
      <div>
        <p className="note">
          By {decision.by}, {formatMoment(decision.at)}.
          {decision.reason ? ` Reason: ${decision.reason}` : " No reason given."}
        </p>
        <ActionForm
          action={`/api/v1/decisions/${decision.id}/undo`}
          label={own ? "Take out" : "Switch on"}
          back={back}
          quiet
        />
      </div>
    );
  }
  return (
    <details className="inline-form">
      <summary className="text-button">
        Switch off<span className="visually-hidden"> {entry.term}</span> …
      </summary>
      <PlainForm method="post" action="/api/v1/lexicons/off" className={`${fieldStyles.field} ${styles.change}`}>
        <input type="hidden" name="return" value={back} />
        <input type="hidden" name="list" value={list.name} />
        <input type="hidden" name="term" value={entry.term} />
        <label>
          Why? <input name="reason" maxLength={300} />
        </label>{" "}
        <button className="button" type="submit">
          Switch off<span className="visually-hidden"> {entry.term}</span>
        </button>
      </PlainForm>
    </details>
  );
}
