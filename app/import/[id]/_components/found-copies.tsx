import type { PairRelation } from "../../../../lib/model/pair.ts";
import type { ArticleSummary, StoredPair } from "../../../../lib/model/stored.ts";
import type { FoundCopy } from "../../../../lib/usecases/imports/load-import.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { Link } from "../../../_components/link.tsx";
import { number } from "../../../_components/words.ts";
import fileRowStyles from "./file-row.module.css";

/** What a file was flagged as, after the match and the other text's name. */
const FLAG: Record<PairRelation, string> = {
  identical: "the same text",
  "same-body": "probably a copy",
  "updated-version": "probably another version",
  rewrite: "perhaps a rewrite",
  contains: "one contains the other",
  "shared-passage": "a shared passage",
};
/** These never merge, so no one is asked. */
const NEVER_MERGED: readonly PairRelation[] = ["contains", "shared-passage"];

/** The texts that a file was flagged with, each with why and with what can be done. Nothing waits for the answer: the text is in either way. */
export function FoundCopies({
  article,
  copies,
  back,
  added,
}: {
  article: ArticleSummary;
  copies: readonly FoundCopy[];
  back: string;
  added: boolean;
}) {
  return copies.map(({ pair, other, together }, nth) => {
    const fields = { a: pair.aId, b: pair.bId };
    const askable = !NEVER_MERGED.includes(pair.relation);
    const merge = askable && !(together && pair.decision === "merged");
    // The nearest text asks the question; the others would ask it again, and are told in a line.
    if (nth > 0) {
      return (
        <p className={`${fileRowStyles.detail} ${fileRowStyles.also}`} key={other.id}>
          Also a {matchOf(pair)} with {nameOf(other, article)}
          {other.outlet ? ` (${other.outlet})` : ""}: {FLAG[pair.relation]}.{" "}
          <Link href={`/compare?ids=${pair.aId},${pair.bId}&view=shared`}>
            Compare or decide<span className="visually-hidden"> on {other.sourceId}</span>
          </Link>
        </p>
      );
    }
    return (
      <div className={fileRowStyles.box} key={other.id}>
        <p className={fileRowStyles.detail}>
          <strong>
            {matchOf(pair)} with {nameOf(other, article)}
            {other.outlet ? ` (${other.outlet})` : ""}: {FLAG[pair.relation]}.
          </strong>{" "}
          {nextOf(pair)} {shareOf(pair, article)} {stateOf(pair, together)}
        </p>
        <div className="actions">
          {merge ? (
            <>
              <ActionForm
                action="/api/v1/pairs/decisions"
                label="Add as another copy"
                back={back}
                fields={{ ...fields, verdict: "merged", as: "copy" }}
              />
              <ActionForm
                action="/api/v1/pairs/decisions"
                label="As a version"
                back={back}
                fields={{ ...fields, verdict: "merged", as: "version" }}
              />
            </>
          ) : null}
          {askable && pair.decision !== "kept-apart" ? (
            <ActionForm
              action="/api/v1/pairs/decisions"
              label="Keep apart"
              back={back}
              fields={{ ...fields, verdict: "kept-apart" }}
            />
          ) : null}
          {nth === 0 && added && askable ? (
            <ActionForm
              action={`/api/v1/articles/${article.id}`}
              method="DELETE"
              label="Leave this file out"
              back={back}
            />
          ) : null}
          <Link href={together ? `/groups/${article.groupId}#why` : `/compare?ids=${pair.aId},${pair.bId}`}>
            Why?<span className="visually-hidden"> {other.sourceId}</span>
          </Link>
          {together ? (
            <Link href={`/groups/${article.groupId}?view=changes&from=${other.id}&to=${article.id}`}>
              What differs<span className="visually-hidden"> from {other.sourceId}</span>
            </Link>
          ) : null}
        </div>
      </div>
    );
  });
}

/** Copies mostly have one headline, which would say nothing here. */
function nameOf(other: ArticleSummary, article: ArticleSummary): string {
  return other.headline && other.headline !== article.headline ? other.headline : other.sourceId;
}

function matchOf({ longestRun, matchedWords }: StoredPair): string {
  return `${number(Math.max(longestRun, matchedWords))}-word match`;
}

function nextOf({ longestRun, why }: StoredPair): string {
  if (longestRun === 0) return "";
  const next = why.numbers?.find((each) => each.value === longestRun)?.nextClosest;
  const closest = typeof next === "number" ? `; next closest text: ${number(next)}` : "";
  return `${number(longestRun)} words in a row are the same${closest}.`;
}

function shareOf(pair: StoredPair, article: ArticleSummary): string {
  const share = pair.aId === article.id ? pair.containmentA : pair.containmentB;
  return `${Math.round(share * 100)} % of this article’s ${number(article.bodyWords)} words are in both.`;
}

function stateOf({ decision, relation }: StoredPair, together: boolean): string {
  if (decision === "merged") return "A reader merged them.";
  if (decision === "kept-apart") return "A reader keeps them apart.";
  if (decision === "same-story") return "A reader says: the same story, two articles.";
  if (together) return "They are shown as one article, by rule.";
  return NEVER_MERGED.includes(relation)
    ? "They stay two articles."
    : "They are two articles until someone merges them.";
}
