import { getArticle, saveMetadata } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { deleteUnusedOutlet, isOutletKnown } from "../../db/outlets.ts";
import { AppError } from "../../model/errors.ts";
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
  restore: async (_, { detail: { articles: [articleId] = [], field, value, before, newOutlet } }) => {
    if (articleId === undefined || !field || !before) throw nothingToRestore();
    return {
      now: async (tx) => {
        await lockGroups(tx);
        await saveMetadata(tx, articleId, field, { value: before.value, origin: before.origin ?? null });
        if (newOutlet && value) await deleteUnusedOutlet(tx, value);
        await regroup(tx, [articleId]);
      },
    };
  },
  tell: ({ detail: { field = "headline", value, before } }, [one = GONE]) => [
    ...[`The ${FIELD_NAMES[field]} of `, one, " was set to ", wordsFor(field, value)],
    ...["; before: ", wordsFor(field, before?.value), "."],
  ],
};

/** Set what is known about an article; an empty value means unknown. Its origin becomes "person". Returns the decision's id. */
export function editMetadata({
  articleId,
  field,
  value,
}: {
  articleId: number;
  field: MetadataField;
  value: string | null;
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
    const detail = {
      ...{ articles: [articleId], field, value: clean },
      before: { value: article[field], ...(origin ? { origin } : {}) },
      ...(newOutlet ? { newOutlet } : {}),
    };
    return {
      choices: [{ subject, verdict: clean ?? "unknown", detail }],
      effect: () => ({
        now: async (now) => {
          await lockGroups(now);
          await saveMetadata(now, articleId, field, { value: clean, origin: { origin: "person" } });
          await regroup(now, [articleId]);
        },
      }),
    };
  });
}

/** What a person may say about an article; null or nothing but blanks means unknown. */
export type Fields = { readonly [field in Exclude<MetadataField, "capturedAt">]?: string | null | undefined };

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
    decisions.push(await editMetadata({ articleId, field, value: given }));
  }
  return decisions;
}

function wordsFor(field: MetadataField, value: string | null | undefined): TellingPart {
  return value ? { quote: value, field } : "unknown";
}
