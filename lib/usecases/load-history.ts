import { findArticlesAnyState } from "../db/articles.ts";
import { database } from "../db/client.ts";
import { findHistory, type StoredDecision } from "../db/decisions.ts";
import type { ArticleSummary, MetadataField } from "../model/stored.ts";

/** Decisions on one page. */
const PER_PAGE = 30;

/** A piece of a sentence: words of ours, a name that leads somewhere, or words of a text. */
export type Piece = string | { readonly name: string; readonly href: string } | { readonly quote: string };

export type HistoryEntry = {
  readonly id: number;
  readonly sentence: readonly Piece[];
  readonly madeBy: string;
  readonly madeAt: Date;
  /** When and how it ended: "undo" or "a later decision"; null while it holds. */
  readonly ended: { readonly at: Date; readonly by: string } | null;
};

/** The log of decisions, latest first, each in plain words. `next` is what to ask for as `before`. */
export async function loadHistory(before?: number): Promise<{ entries: HistoryEntry[]; next: number | null }> {
  const decisions = await findHistory(database(), { ...(before === undefined ? {} : { before }), limit: PER_PAGE });
  const ids = decisions.flatMap((decision) => detailOf(decision).articles ?? []);
  const articles = await findArticlesAnyState(database(), [...new Set(ids)]);
  const names = namesOf(articles);
  const entries = decisions.map((decision) => ({
    ...{ id: decision.id, madeBy: decision.madeBy, madeAt: decision.madeAt, sentence: sentenceOf(decision, names) },
    ended: decision.endedAt ? { at: decision.endedAt, by: decision.endedBy ?? "" } : null,
  }));
  return { entries, next: decisions.length === PER_PAGE ? (decisions.at(-1)?.id ?? null) : null };
}

/** Headline and outlet; the file's name too where another article of this page has the same, as copies do. */
function namesOf(articles: readonly ArticleSummary[]): Map<number, string> {
  const short = ({ headline, sourceId, outlet }: ArticleSummary) => `${headline ?? sourceId}${outlet ? ` (${outlet})` : ""}`;
  const named = articles.map((each) => {
    const alone = articles.every((other) => other === each || short(other) !== short(each));
    return [each.id, alone ? short(each) : `${short(each)}, ${each.sourceId}`] as const;
  });
  return new Map(named);
}

type Detail = {
  readonly articles?: readonly number[];
  readonly claims?: readonly number[];
  readonly field?: MetadataField;
  readonly value?: string | null;
  readonly topic?: number;
  readonly name?: string;
  readonly before?: { readonly value?: string | null; readonly name?: string; readonly role?: string } | null;
};

function detailOf(decision: StoredDecision): Detail {
  return (decision.detail ?? {}) as Detail;
}

const FIELD_NAMES: Record<MetadataField, string> = {
  ...{ outlet: "outlet", headline: "headline", author: "author", url: "address" },
  ...{ publishedAt: "date", capturedAt: "date of capture" },
};
const PAIR_WORDS: Record<string, string> = {
  merged: " were merged as one article.",
  "kept-apart": " were kept apart as two articles.",
  "same-story": " were marked as the same story in two articles.",
};

function sentenceOf(decision: StoredDecision, names: ReadonlyMap<number, string>): Piece[] {
  const detail = detailOf(decision);
  const [one = article(undefined, names), other = article(undefined, names)] = (detail.articles ?? []).map((id) => article(id, names));
  const { verdict } = decision;
  switch (decision.kind) {
    case "pair":
      return [one, " and ", other, PAIR_WORDS[verdict] ?? ` were decided on: ${verdict}.`];
    case "lead":
      return [one, " was chosen to lead its copies."];
    case "removal":
      return [one, " was removed from every view. Nothing of it is deleted."];
    case "role":
      return ["A passage of ", one, ` was marked as ${verdict}${detail.before?.role ? `; it had been ${detail.before.role}` : ""}.`];
    case "metadata":
      return [
        `The ${FIELD_NAMES[detail.field ?? "headline"]} of `,
        one,
        " was set to ",
        wordsFor(detail.value),
        "; before: ",
        wordsFor(detail.before?.value),
        ".",
      ];
    case "link":
      return ["Two claims, in ", one, " and ", other, verdict === "confirmed" ? ", were confirmed as one matter." : ", were parted: not one matter."];
    case "speaker":
      return ["The speaker of a claim in ", one, ` was set to ${verdict}.`];
    case "topic":
      return topicSentence(detail, verdict);
  }
}

function topicSentence({ topic, name, before }: Detail, verdict: string): Piece[] {
  const link: Piece = { name: name ?? before?.name ?? `topic ${topic}`, href: `/topics/${topic}` };
  if (verdict === "made") return ["The topic ", link, " was made from a reader’s words."];
  if (verdict === "hidden" || verdict === "shown") return ["The topic ", link, ` was ${verdict === "hidden" ? "hidden" : "shown again"}.`];
  return ["The topic ", { quote: before?.name ?? "" }, " was renamed ", link, "."];
}

function article(id: number | undefined, names: ReadonlyMap<number, string>): Piece {
  const name = id === undefined ? undefined : names.get(id);
  return name === undefined ? "an article that is gone" : { name, href: `/articles/${id}` };
}

function wordsFor(value: string | null | undefined): Piece {
  return value ? { quote: value } : "unknown";
}
