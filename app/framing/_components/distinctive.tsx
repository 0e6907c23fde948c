import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import { number, plural } from "../../_components/words.ts";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import columnsStyles from "./columns.module.css";
import styles from "./distinctive.module.css";
import { FoldedSection } from "./folded-section.tsx";
import outletNameStyles from "./outlet-name.module.css";
import { isUnfolded } from "./sections.ts";

/** The words that mark each column off from the others, with both counts; over all, or near a word of the reader's. */
export function Distinctive({ page, state }: { page: FramingPage; state: FramingState }) {
  const others = page.columns.length - 1;
  return (
    <FoldedSection
      id="distinctive"
      open={isUnfolded(state, "distinctive")}
      title={<>Words that mark each text off{page.near ? `, near “${page.near.word}”` : ""}</>}
      note={
        <>
          Words that it uses more than the others do, those least likely to be chance first. At least two uses.{" "}
          <Link href="/method#framing">How they are ranked</Link>
        </>
      }
    >
      <PlainForm method="get" action="/framing" className={`inline-form ${styles.near}`}>
        {state.ids.length > 0 ? <input type="hidden" name="ids" value={state.ids.join(",")} /> : null}
        {state.story ? <input type="hidden" name="story" value={state.story} /> : null}
        {state.topic ? <input type="hidden" name="topic" value={state.topic} /> : null}
        <label>
          Only in sentences that hold{" "}
          <input
            name="near"
            defaultValue={state.near ?? ""}
            maxLength={60}
            placeholder="a name or word"
            list="near-names"
          />
        </label>
        <datalist id="near-names">
          {page.names.actors.map(({ actor }) => (
            <option key={actor} value={actor} />
          ))}
        </datalist>{" "}
        <button className="button" type="submit">
          Count near it
        </button>{" "}
        {state.near ? <Link href={framingAddress({ ...state, near: null }, null)}>Over all sentences</Link> : null}
      </PlainForm>
      <ul className={columnsStyles.columns}>
        {page.columns.map(({ column, distinctive }, i) => (
          <li className="outlet-top" data-o={column.letter} key={column.key}>
            <p className={outletNameStyles.outlet}>
              <span className="siglum">{column.letter}</span> <b>{column.name}</b>
            </p>
            {page.near ? <p className="note">{plural(page.near.sentences[i] ?? 0, "sentence")} with it</p> : null}
            {distinctive.length === 0 ? <p className="note">too few to say</p> : null}
            {distinctive.length > 0 ? (
              <table className={styles.words}>
                <caption className="visually-hidden">Distinctive words of {column.name}</caption>
                <thead>
                  <tr>
                    <th scope="col">
                      <span className="visually-hidden">word</span>
                    </th>
                    <th scope="col">here</th>
                    <th scope="col">{others === 1 ? "other" : `other ${others}`}</th>
                  </tr>
                </thead>
                <tbody>
                  {distinctive.map((word) => (
                    <tr key={word.norm}>
                      <th scope="row" className="said">
                        {word.printed}
                      </th>
                      <td>
                        <Link href={framingAddress(state, { what: `word:${word.norm}`, column: column.key })}>
                          {number(word.here)}
                        </Link>
                      </td>
                      <td>
                        {word.elsewhere === 0 ? (
                          "–"
                        ) : (
                          <Link href={framingAddress(state, { what: `word:${word.norm}`, column: "all" })}>
                            {number(word.elsewhere)}
                          </Link>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : null}
          </li>
        ))}
      </ul>
      <Downloads
        table="tables/framing-words"
        name="the words"
        of={{ ...comparedOf(state), near: state.near ?? undefined }}
      />
    </FoldedSection>
  );
}
