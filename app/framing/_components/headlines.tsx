import type { HeadlineView } from "../../../lib/usecases/framing/framing-headlines.ts";
import type { FramingColumnView, FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { originText, plural } from "../../_components/words.ts";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import columnsStyles from "./columns.module.css";
import { FoldedSection } from "./folded-section.tsx";
import styles from "./headlines.module.css";
import outletNameStyles from "./outlet-name.module.css";
import { isUnfolded } from "./sections.ts";

const LISTS = {
  hedges: "hedge",
  obligation: "word of obligation",
  loaded: "loaded word",
  firstPerson: "first-person word",
} as const;

/** Each headline's words held against the body: how often it uses them, and where first. */
export function Headlines({ page, state }: { page: FramingPage; state: FramingState }) {
  if (page.columns.every((view) => view.headlines.length === 0)) return null;
  return (
    <FoldedSection
      id="headlines"
      open={isUnfolded(state, "headlines")}
      title="Headline and text"
      note="Each word of the headline with its uses in the body, words of grammar left out; singular and plural count as one. A headline often says in other words what the body says: none found is a place to look, no fault."
    >
      <ul className={columnsStyles.columns}>
        {page.columns.map((view) => (
          <li key={view.column.key} data-o={view.column.letter}>
            <p className={outletNameStyles.outlet}>
              <span className="siglum">{view.column.letter}</span> <b>{view.column.name}</b>
            </p>
            {view.headlines.length === 0 ? <p className="note">no headline known</p> : null}
            {view.headlines.map((each) => (
              <Headline key={each.article} view={view} each={each} state={state} />
            ))}
          </li>
        ))}
      </ul>
      <Downloads table="tables/framing-headlines" name="headlines" of={comparedOf(state)} />
    </FoldedSection>
  );
}

function Headline({ view, each, state }: { view: FramingColumnView; each: HeadlineView; state: FramingState }) {
  const missing = each.words.filter((word) => word.uses === 0);
  const listed = each.listed.filter(({ inHeadline }) => inHeadline.length > 0);
  return (
    <div className={styles.headline}>
      <p className="said">
        <Link href={`/articles/${each.article}`}>{each.headline}</Link>
      </p>
      {each.origin ? <p className="note">headline {originText(each.origin)}</p> : null}
      <p className="note">
        {each.words.length - missing.length} of {plural(each.words.length, "word")} in the body
        {missing.length > 0 ? `; not found: ${missing.map((word) => `“${word.printed}”`).join(", ")}` : ""}
      </p>
      <table className={columnsStyles.list}>
        <caption className="visually-hidden">Words of the headline in the body</caption>
        <tbody>
          {each.words
            .filter((word) => word.uses > 0)
            .map((word) => (
              <tr key={word.norm}>
                <th scope="row" className="said">
                  {word.printed} <span className="note">first in sentence {(word.first ?? 0) + 1}</span>
                </th>
                <td>
                  <Link href={framingAddress(state, { what: `stem:${word.norm}`, column: view.column.key })}>
                    {word.uses}
                  </Link>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {each.asks ? <p className="note">The headline asks a question.</p> : null}
      {listed.map(({ list, inHeadline, inBody }) => (
        <p className="note" key={list}>
          {plural(inHeadline.length, LISTS[list])} in the headline ({inHeadline.map((term) => `“${term}”`).join(", ")}),{" "}
          {inBody} in the body
        </p>
      ))}
    </div>
  );
}
