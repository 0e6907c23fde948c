import type { PairVerdict } from "../../../lib/model/pair.ts";
import type { PairWithVerdict } from "../../../lib/usecases/duplicates/with-verdicts.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { dateText, percent } from "../../_components/words.ts";
import styles from "./decision-forms.module.css";

const ACTIONS: readonly { verdict: PairVerdict; label: string; key: string }[] = [
  { verdict: "merged", label: "Merge as one article", key: "c" },
  { verdict: "kept-apart", label: "Keep apart", key: "x" },
  { verdict: "same-story", label: "Same story, two articles", key: "s" },
];

/** A verdict as the beginning of a sentence. */
export const DECIDED: Record<PairVerdict, string> = {
  merged: "Merged as one article",
  "kept-apart": "Kept apart",
  "same-story": "Noted as the same story in two articles",
};

/** Who decided what, whether the score says otherwise, and the decisions that can be made. */
export function DecisionForms({
  flagged: { pair, a, b, verdict, disagrees },
  back,
}: {
  flagged: PairWithVerdict;
  back: string;
}) {
  const together = a.groupId === b.groupId;
  const fields = { a: pair.aId, b: pair.bId };
  const label = (action: (typeof ACTIONS)[number]) =>
    action.verdict === "merged" && together ? "Yes, one article" : action.label;
  return (
    <>
      {verdict ? (
        <p className={`note ${styles.state}`}>
          <strong>{DECIDED[verdict.verdict]}</strong>
          {verdict.as === "version" && ", as another version,"}
          {verdict.withGroup &&
            (verdict.verdict === "merged" ? ", with all copies," : ", by taking copies out of their group,")}{" "}
          by {verdict.madeBy === "reader" ? "a reader" : verdict.madeBy},{" "}
          {dateText(verdict.madeAt.toISOString().slice(0, 10))}.
          {disagrees &&
            ` The measurement says otherwise: it gives ${percent(pair.score)} for one article. The decision stands; no later run changes it.`}
        </p>
      ) : (
        <p className={`note ${styles.state}`}>
          {together
            ? "Merged by rule as one article. Nobody has decided yet."
            : "Suggested by rule. Nobody has decided yet."}
        </p>
      )}
      <div className="actions">
        {ACTIONS.filter((action) => action.verdict !== verdict?.verdict).map((action) => (
          <ActionForm
            key={action.verdict}
            action="/api/v1/pairs/decisions"
            label={label(action)}
            back={back}
            fields={{ ...fields, verdict: action.verdict }}
            first={!verdict && action.verdict === "merged"}
            hotkey={action.key}
          />
        ))}
        {verdict && (
          <ActionForm action={`/api/v1/decisions/${verdict.id}/undo`} label="Undo" back={back} hotkey="z" quiet />
        )}
      </div>
    </>
  );
}
