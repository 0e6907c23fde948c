import { joinSpans } from "../../../../lib/collation/join-spans.ts";
import { sharedPassageMap } from "../../../../lib/collation/passage-map.ts";
import { sharedSpans } from "../../../../lib/collation/views.ts";
import { bodySpans, type WhyNumber } from "../../../../lib/model/stored.ts";
import type { Copy, GroupPage } from "../../../../lib/usecases/duplicates/load-group.ts";
import type { PairWithVerdict } from "../../../../lib/usecases/duplicates/with-verdicts.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { Anchor } from "../../../_components/anchor.tsx";
import { SharedPassageMap } from "../../../_components/shared-passage-map.tsx";
import { SiglumBadge } from "../../../_components/siglum.tsx";
import { dateText, number, plural } from "../../../_components/words.ts";
import { DECIDED, DecisionForms } from "../../../duplicates/_components/decision-forms.tsx";
import styles from "./why-card.module.css";

/** Why the copies are one article: sentence, map, numbers with the next closest pair, what was left out, what would change it, what to do. */
export function WhyCard({ page, back }: { page: GroupPage; back: string }) {
  const [first] = page.pairs;
  return (
    <>
      <h2 id="wh">{page.copies.length === 2 ? "Why these two are one" : `Why these ${page.copies.length} are one`}</h2>
      {first ? (
        <PairCard flagged={first} page={page} back={back} />
      ) : (
        <p className={styles.conclusion}>Nothing measured joins these copies: a reader merged them.</p>
      )}
      {page.byPerson.length > 0 && (
        <>
          <h3>Decided, and not flagged</h3>
          <ul className={styles.others}>
            {page.byPerson.map(({ a, b, verdict }) => (
              <li key={`${a.siglum}-${b.siglum}`}>
                <SiglumBadge letter={a.letter} copy={a.copy} /> <SiglumBadge letter={b.letter} copy={b.copy} />{" "}
                {DECIDED[verdict.verdict]} by {verdict.madeBy === "reader" ? "a reader" : verdict.madeBy},{" "}
                {dateText(verdict.madeAt.toISOString().slice(0, 10))}. By measurement the two share too little to be
                flagged; the decision stands.{" "}
                <ActionForm action={`/api/v1/decisions/${verdict.id}/undo`} label="Undo" back={back} quiet />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The pairs beside the one that the card tells of: many copies make many. */
export function OtherPairs({ page }: { page: GroupPage }) {
  const others = page.pairs.slice(1);
  if (others.length === 0) return null;
  return (
    <details className={styles.otherPairs}>
      <summary>The other {plural(others.length, "flagged pair")}</summary>
      <ul className={styles.others}>
        {others.map(({ pair }) => (
          <li key={`${pair.aId}-${pair.bId}`}>
            <Sign page={page} id={pair.aId} /> <Sign page={page} id={pair.bId} /> {pair.why.conclusion}{" "}
            <Anchor href={`/groups/${page.id}?view=changes&from=${pair.aId}&to=${pair.bId}`}>What differs</Anchor> ·{" "}
            <Anchor href={`/compare?ids=${pair.aId},${pair.bId}&view=shared`}>Decide</Anchor>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PairCard({ flagged, page, back }: { flagged: PairWithVerdict; page: GroupPage; back: string }) {
  const { pair } = flagged;
  const [a, b] = [pair.aId, pair.bId]
    .map((id) => page.copies.find(({ article }) => article.id === id))
    .toSorted((x, y) => (x ? page.copies.indexOf(x) : 0) - (y ? page.copies.indexOf(y) : 0));
  return (
    <>
      <p className={styles.conclusion}>{pair.why.conclusion}</p>
      {/* Before the evidence, or who has read the sentence has to look for the buttons below two screens of it. */}
      <DecisionForms flagged={flagged} back={back} />
      {a && b && <PairMap a={a} b={b} page={page} run={pair.longestRun} />}
      <Numbers numbers={pair.why.numbers} />
      <h3>Left out of the count</h3>
      <p>{pair.why.leftOut}</p>
      <h3>What would change this</h3>
      <p>{pair.why.wouldChange}</p>
      {pair.cut && (
        <p className="note">The two texts were too long to align in full; there may be more that they share.</p>
      )}
    </>
  );
}

function PairMap({ a, b, page, run }: { a: Copy; b: Copy; page: GroupPage; run: number }) {
  const side = ({ article }: Copy) => ({ text: article.text, body: bodySpans(article.passages) });
  const spans = joinSpans(side(a), side(b), sharedSpans(page.merged, a.siglum, b.siglum));
  const map = sharedPassageMap(side(a), side(b), spans, { height: 76 });
  const label = ({ letter, copy, article }: Copy) => (
    <span>
      <SiglumBadge letter={letter} copy={copy} /> {number(article.words)} words
    </span>
  );
  return (
    <SharedPassageMap
      small
      map={map}
      a={label(a)}
      b={label(b)}
      label={`Two bars, one a copy. ${number(map.sharedWords)} words stand in both; ribbons join them. Black is the article.`}
      inside={`${number(run)} words, the same`}
      articles={[a.article.id, b.article.id]}
    />
  );
}

function Numbers({ numbers }: { numbers: readonly WhyNumber[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Measure</span>
          </th>
          <th scope="col">this pair</th>
          <th scope="col">
            next closest
            <br />
            pair
          </th>
        </tr>
      </thead>
      <tbody>
        {numbers.map(({ label, value, of, nextClosest }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="num">{of === undefined ? number(value) : `${number(value)} of ${number(of)}`}</td>
            <td>{nextClosest === undefined ? "" : nextClosest === null ? "none" : number(nextClosest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sign({ page, id }: { page: GroupPage; id: number }) {
  const copy = page.copies.find(({ article }) => article.id === id);
  return copy ? <SiglumBadge letter={copy.letter} copy={copy.copy} /> : null;
}
