import { findArticles, findSteps, getArticle } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { getImport, type ImportFileResult } from "../../db/imports.ts";
import { findPairs } from "../../db/pairs.ts";
import { countJobs } from "../../db/queue.ts";
import { findFailedFiles } from "../../db/waiting-files.ts";
import type { Role } from "../../model/article.ts";
import type { ArticleSummary, StoredPair } from "../../model/stored.ts";
import { countWords } from "../../text/tokens.ts";
import { ROWS_PER_FILE } from "./read-upload.ts";

/** Files on one page of a long import. */
const PER_PAGE = 50;
/** Copies shown below one file; the duplicates page has all. */
const MOST_COPIES = 3;

/** A flagged pair seen from a file of the import. */
export type FoundCopy = { readonly pair: StoredPair; readonly other: ArticleSummary; readonly together: boolean };

/** How far a file is; `stopped` where work is left and no job for it. */
export type Step = "waiting" | "reading" | "comparing" | "reading-claims" | "done" | "stopped";

export type ImportedFile = Omit<ImportFileResult, "articleId"> & {
  readonly article: ArticleSummary | null;
  /** Words by role of what is not the article itself, most first. */
  readonly apart: readonly { readonly role: Role; readonly words: number }[];
  readonly step: Step;
  readonly copies: readonly FoundCopy[];
  /** It can be tried again from here: its bytes are kept, or its analysis has stopped. */
  readonly again: boolean;
};

export type ImportPage = {
  readonly id: number;
  readonly startedAt: Date;
  readonly files: readonly ImportedFile[];
  readonly total: number;
  readonly failed: number;
  readonly page: number;
  readonly pages: number;
  /** Files of this page that are not finished. */
  readonly working: number;
  /** Files of the whole import that have not been begun: these can be cancelled. */
  readonly waiting: number;
  readonly cancelled: number;
};

/** An import with what became of each file, as far as the workers are. Throws NOT_FOUND. */
export async function loadImport(id: number, page = 1): Promise<ImportPage> {
  const db = database();
  const { startedAt, files: all } = await getImport(db, id);
  const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const steps = await findSteps(
    db,
    shown.flatMap((file) => file.articleId ?? []),
  );
  const { open } = await countJobs(db);
  const kept = await findFailedFiles(db, id);
  const files: ImportedFile[] = [];
  for (const { articleId, ...file } of shown) {
    const done = articleId === null ? undefined : steps.get(articleId);
    const step = stepOf(file.status, done, open);
    const again =
      step === "stopped" ||
      (file.status === "failed" && kept.includes(file.position - (file.position % ROWS_PER_FILE)));
    files.push({ ...file, ...(await contentOf(articleId)), step, again });
  }
  return {
    id,
    startedAt,
    files,
    page,
    total: all.length,
    pages: Math.max(1, Math.ceil(all.length / PER_PAGE)),
    failed: all.filter((file) => file.status === "failed").length,
    waiting: all.filter((file) => file.status === "waiting").length,
    cancelled: all.filter((file) => file.status === "cancelled").length,
    working: files.filter((file) => file.step !== "done" && file.step !== "stopped").length,
  };
}

function stepOf(
  status: ImportFileResult["status"],
  done: { similarity: number; claims: number } | undefined,
  openJobs: number,
): Step {
  if (status === "waiting" || status === "reading") return openJobs === 0 ? "stopped" : status;
  if (!done) return "done";
  if (done.similarity > 0 && done.claims > 0) return "done";
  if (openJobs === 0) return "stopped";
  return done.similarity === 0 ? "comparing" : "reading-claims";
}

async function contentOf(articleId: number | null): Promise<Pick<ImportedFile, "article" | "apart" | "copies">> {
  if (articleId === null) return { article: null, apart: [], copies: [] };
  const article = await getArticle(database(), articleId);
  const words = new Map<Role, number>();
  for (const { role, text } of article.passages)
    if (role !== "body") words.set(role, (words.get(role) ?? 0) + countWords(text));
  const apart = [...words].map(([role, count]) => ({ role, words: count })).toSorted((a, b) => b.words - a.words);
  return {
    article,
    apart: apart.filter((each) => each.words > 0),
    copies: article.removed ? [] : await copiesOf(article),
  };
}

async function copiesOf(article: ArticleSummary): Promise<FoundCopy[]> {
  const pairs = (await findPairs(database(), { articleId: article.id })).slice(0, MOST_COPIES);
  const others = await findArticles(database(), { ids: pairs.map((pair) => otherOf(pair, article.id)) });
  return pairs.flatMap((pair) => {
    const other = others.find((each) => each.id === otherOf(pair, article.id));
    return other ? [{ pair, other, together: other.groupId === article.groupId }] : [];
  });
}

function otherOf({ aId, bId }: StoredPair, articleId: number): number {
  return aId === articleId ? bId : aId;
}
