import type { ArticleSummary } from "../../../lib/model/stored.ts";
import type { PairWithVerdict } from "../../../lib/usecases/duplicates/with-verdicts.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { Anchor } from "../../_components/anchor.tsx";
import { PairChoiceBox } from "../../_components/choice/choice-box.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import { dateText, percent } from "../../_components/words.ts";
import styles from "./decided-line.module.css";
import { DECIDED } from "./decision-forms.tsx";

/** A decided pair in a line: what was decided, whether the measurement says otherwise, and the way back. */
export function DecidedLine({
  flagged: { pair, a, b, verdict, disagrees },
  letters,
}: {
  flagged: PairWithVerdict;
  letters: ReadonlyMap<number, string>;
}) {
  if (!verdict) return null;
  return (
    <li className={styles.decided}>
      <div>
        <PairChoiceBox articles={[a, b]} /> <b>{DECIDED[verdict.verdict]}</b>
        {verdict.withGroup && " with their group"}: <Name article={a} letters={letters} /> and{" "}
        <Name article={b} letters={letters} />
        <p className="note">
          By {verdict.madeBy === "reader" ? "a reader" : verdict.madeBy},{" "}
          {dateText(verdict.madeAt.toISOString().slice(0, 10))}.{" "}
          {disagrees && (
            <>
              <b>The measurement says otherwise</b>: {percent(pair.score)} for one article. The decision stands; no
              later run changes it.{" "}
            </>
          )}
          <Anchor href={`/compare?ids=${a.id},${b.id}&view=shared`}>Compare, or decide anew</Anchor>
        </p>
      </div>
      <ActionForm action={`/api/v1/decisions/${verdict.id}/undo`} label="Undo" back="/duplicates#decided" />
    </li>
  );
}

function Name({ article, letters }: { article: ArticleSummary; letters: ReadonlyMap<number, string> }) {
  return (
    <>
      <SiglumBadge letter={(article.outletId === null ? undefined : letters.get(article.outletId)) ?? "?"} />{" "}
      <Anchor href={`/articles/${article.id}`}>{article.headline ?? article.sourceId}</Anchor> ({article.sourceId})
    </>
  );
}
