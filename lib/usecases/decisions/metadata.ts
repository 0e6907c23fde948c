import { findAlikeOutlets, findArticlesAnyState, getArticle, saveMetadata } from "../../db/articles.ts";
import { type Database, database } from "../../db/client.ts";
import { findDecisions } from "../../db/decisions.ts";
import { deleteUnusedOutlet, isOutletKnown } from "../../db/outlets.ts";
import { AppError } from "../../model/errors.ts";
import { MOST_ALIKE } from "../../model/limits.ts";
import type { MetadataField } from "../../model/stored.ts";
import { GONE, type TellingPart } from "../../model/telling.ts";
import { lockGroups, regroup } from "../duplicates/regroup.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";
import { nothingToRestore } from "./nothing-to-restore.ts";

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const FIELD_NAMES: Record<MetadataField, string> = {
  outlet: "outlet",
  headline: "headline",
  author: "author",
  agency: "agency",
  url: "address",
  publishedAt: "date",
  updatedAt: "date of the last change",
  capturedAt: "date of capture",
};

/** A value about an article as a person gave it; undo puts the earlier value back with the origin it had. */
export const METADATA: KindOfDecision<"metadata"> = {
  kind: "metadata",
  differsBy: ["value"],
  restore: async (_, { detail: { articles: [articleId] = [], field, value, before, newOutlet, alike = [] } }) => {
    if (articleId === undefined || !field || !before) throw nothingToRestore();
    return {
      now: async (tx) => {
        await lockGroups(tx);
        await saveMetadata(tx, articleId, field, { value: before.value, origin: before.origin ?? null });
        const untouched = await stillSo(tx, alike, value ?? null);
        for (const { article, origin } of untouched)
          await saveMetadata(tx, article, "outlet", { value: before.value, origin: origin ?? null });
        if (newOutlet && value) await deleteUnusedOutlet(tx, value);
        await regroup(tx, [articleId, ...untouched.map(({ article }) => article)]);
      },
    };
  },
  tell: ({ detail: { field = "headline", value, before, alike = [] } }, [one = GONE]) => [
    ...[`The ${FIELD_NAMES[field]} of `, one, alsoOf(alike.length), " was set to ", wordsFor(field, value)],
    ...["; before: ", wordsFor(field, before?.value), "."],
  ],
};

/** Set what is known about an article; an empty value means unknown. Its origin becomes "person". Returns the decision's id. */
export function editMetadata({
  articleId,
  field,
  value,
  withAlike = false,
}: {
  articleId: number;
  field: MetadataField;
  value: string | null;
  /** Whether the outlet of all articles is set that have the same one from the same kind of source. */
  withAlike?: boolean;
}): Promise<number> {
  return decide(METADATA, async (tx, lock) => {
    const clean = value?.trim() || null;
    if (
      clean !== null &&
      (field === "publishedAt" || field === "updatedAt" || field === "capturedAt") &&
      !DATE.test(clean)
    ) {
      throw new AppError(
        "INVALID_INPUT",
        `“${clean}” is not a date. Write a year, a month or a day: 2025, 2025-07 or 2025-07-04. Nothing was changed.`,
      );
    }
    const subject = `${articleId} ${field}`;
    await lock(subject);
    const article = await getArticle(tx, articleId);
    const origin = article.origins[field];
    const newOutlet = field === "outlet" && clean !== null && !(await isOutletKnown(tx, clean));
    const others = withAlike && field === "outlet" ? await findAlikeOutlets(tx, articleId, MOST_ALIKE) : [];
    const alike = others.map(({ article: id, origin: from }) => ({ article: id, ...(from ? { origin: from } : {}) }));
    const detail = {
      ...(alike.length > 0 ? { alike } : {}),
      ...{ articles: [articleId], field, value: clean },
      before: { value: article[field], ...(origin ? { origin } : {}) },
      ...(newOutlet ? { newOutlet } : {}),
    };
    return {
      choices: [{ subject, verdict: clean ?? "unknown", detail }],
      effect: () => ({
        now: async (now) => {
          await lockGroups(now);
          const ids = [articleId, ...alike.map((each) => each.article)];
          for (const id of ids) await saveMetadata(now, id, field, { value: clean, origin: { origin: "person" } });
          await regroup(now, ids);
        },
      }),
    };
  });
}

/** Of articles that were corrected with another those of which nobody has said anything since. */
async function stillSo<T extends { readonly article: number }>(
  tx: Database,
  alike: readonly T[],
  value: string | null,
): Promise<T[]> {
  const ids = alike.map(({ article }) => article);
  const found = new Map((await findArticlesAnyState(tx, ids)).map((each) => [each.id, each]));
  const decided = await findDecisions(
    tx,
    "metadata",
    ids.map((id) => `${id} outlet`),
  );
  const spoken = new Set(decided.map(({ subject }) => subject));
  return alike.filter(({ article }) => found.get(article)?.outlet === value && !spoken.has(`${article} outlet`));
}

function alsoOf(others: number): string {
  if (others === 0) return "";
  return others === 1 ? " and one other alike" : ` and ${others} others alike`;
}

/** What a person may say about an article; null or nothing but blanks means unknown. */
export type Fields = { readonly [field in Exclude<MetadataField, "capturedAt">]?: string | null | undefined } & {
  /** Whether a new outlet holds for all articles that have the old one from the same kind of source. */
  readonly alike?: "yes" | undefined;
};

/**
 * Set those of the given fields whose value differs from what is there: a form sends all its fields, and one that
 * nobody touched must keep its origin. Returns the decisions' ids, one a changed field.
 */
export async function editFields(articleId: number, fields: Fields): Promise<number[]> {
  const article = await getArticle(database(), articleId);
  const decisions: number[] = [];
  for (const field of ["outlet", "headline", "author", "publishedAt", "url"] as const) {
    const given = fields[field];
    if (given === undefined || (given?.trim() || null) === article[field]) continue;
    decisions.push(await editMetadata({ articleId, field, value: given, withAlike: fields.alike === "yes" }));
  }
  return decisions;
}

function wordsFor(field: MetadataField, value: string | null | undefined): TellingPart {
  return value ? { quote: value, field } : "unknown";
}
