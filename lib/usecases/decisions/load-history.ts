import { findArticlesAnyState } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findHistory } from "../../db/decisions.ts";
import { type DeletedArticle, findDeleted } from "../../db/trash.ts";
import type { DecisionKind } from "../../model/decision/details.ts";
import { articlesOf } from "../../model/decision/stored.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { GONE, type TellingPart } from "../../model/telling.ts";
import { kindOf } from "./kinds.ts";

/** Decisions on one page. */
const PER_PAGE = 30;

export type HistoryEntry = {
  readonly id: number;
  readonly sentence: readonly TellingPart[];
  readonly madeBy: string;
  readonly madeAt: Date;
  /** When and how it ended: "undo" or "a later decision"; null while it holds. */
  readonly ended: { readonly at: Date; readonly by: string } | null;
};

/** What a reader filters the log by, and the kinds of decision that belong to it. */
export const HISTORY_FILTERS = {
  stories: ["story"],
  copies: ["pair", "group", "lead"],
  articles: ["metadata", "role", "line", "removal"],
  claims: ["link", "speaker"],
  topics: ["topic", "note"],
  framing: ["lexicon", "naming", "side"],
  reports: ["report"],
} as const satisfies Record<string, readonly DecisionKind[]>;
export type HistoryFilter = keyof typeof HISTORY_FILTERS;

/** The log of decisions, latest first, each in plain words; a decision about a group is one entry. `next` is what to ask for as `before`. */
export async function loadHistory(
  before?: number,
  filter?: HistoryFilter,
): Promise<{ entries: HistoryEntry[]; next: number | null }> {
  const decisions = await findHistory(database(), {
    ...(before === undefined ? {} : { before }),
    ...(filter ? { kinds: HISTORY_FILTERS[filter] } : {}),
    limit: PER_PAGE,
    parts: false,
  });
  const wanted = [...new Set(decisions.flatMap(articlesOf))];
  const articles = await findArticlesAnyState(database(), wanted);
  const names = namesOf(articles);
  const gone = wanted.filter((id) => !names.has(id));
  for (const article of await findDeleted(database(), gone)) names.set(article.id, goneName(article));
  const entries = decisions.map((decision) => ({
    id: decision.id,
    madeBy: decision.madeBy,
    madeAt: decision.madeAt,
    sentence: kindOf(decision).tell(
      decision,
      articlesOf(decision).map((id) => names.get(id) ?? GONE),
    ),
    ended: decision.endedAt ? { at: decision.endedAt, by: decision.endedBy ?? "" } : null,
  }));
  return { entries, next: decisions.length === PER_PAGE ? (decisions.at(-1)?.id ?? null) : null };
}

/** What is still known of one that was deleted for good; it leads nowhere. */
function goneName({ headline, sourceId, deletedAt }: DeletedArticle): TellingPart {
  return `${headline ?? sourceId}, deleted for good on ${deletedAt.toISOString().slice(0, 10)},`;
}

/** Headline and outlet; the file's name too where another article of this page has the same, as copies do. */
function namesOf(articles: readonly ArticleSummary[]): Map<number, TellingPart> {
  const short = ({ headline, sourceId, outlet }: ArticleSummary) =>
    `${headline ?? sourceId}${outlet ? ` (${outlet})` : ""}`;
  const named = articles.map((each) => {
    const alone = articles.every((other) => other === each || short(other) !== short(each));
    return [
      each.id,
      { name: alone ? short(each) : `${short(each)}, ${each.sourceId}`, href: `/articles/${each.id}` },
    ] as const;
  });
  return new Map(named);
}
