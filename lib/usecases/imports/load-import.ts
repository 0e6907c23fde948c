import { findSteps } from "../../db/article-steps.ts";
import { findArticles, findArticlesAnyState } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { countFiles, findImportFiles, getImport, type ImportFileResult } from "../../db/imports.ts";
import { findPairs, findSurestPairs } from "../../db/pairs.ts";
import { findAsides } from "../../db/passages.ts";
import { countJobs } from "../../db/queue.ts";
import { findFailedFiles } from "../../db/waiting-files.ts";
import type { Role } from "../../model/article.ts";
import { grouped } from "../../model/grouped.ts";
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
  const { startedAt } = await getImport(db, id);
  const counts = (await countFiles(db, [id])).get(id) ?? { all: 0, failed: 0, waiting: 0, cancelled: 0 };
  const shown = (await findImportFiles(db, [id], { skip: (page - 1) * PER_PAGE, limit: PER_PAGE })).get(id) ?? [];
  const articleIds = shown.flatMap((file) => file.articleId ?? []);
  const steps = await findSteps(db, articleIds);
  const contents = await contentsOf(articleIds);
  const { open } = await countJobs(db);
  const kept = await findFailedFiles(
    db,
    id,
    shown.map(({ position }) => beginOf(position)),
  );
  const files = shown.map(({ articleId, ...file }): ImportedFile => {
    const done = articleId === null ? undefined : steps.get(articleId);
    const step = stepOf(file.status, done, open);
    const again = step === "stopped" || (file.status === "failed" && kept.includes(beginOf(file.position)));
    const content = (articleId === null ? undefined : contents.get(articleId)) ?? NOTHING;
    return { ...file, ...content, step, again };
  });
  return {
    id,
    startedAt,
    files,
    page,
    total: counts.all,
    pages: Math.max(1, Math.ceil(counts.all / PER_PAGE)),
    failed: counts.failed,
    waiting: counts.waiting,
    cancelled: counts.cancelled,
    working: files.filter((file) => file.step !== "done" && file.step !== "stopped").length,
  };
}

/** The position of the file that a row came from. */
function beginOf(position: number): number {
  return position - (position % ROWS_PER_FILE);
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

type Content = Pick<ImportedFile, "article" | "apart" | "copies">;
const NOTHING: Content = { article: null, apart: [], copies: [] };

/** What the files became, in a few reads for all of them: the page asks for itself every two seconds while it works. */
async function contentsOf(articleIds: readonly number[]): Promise<Map<number, Content>> {
  const db = database();
  const articles = await findArticlesAnyState(db, articleIds);
  const asides = grouped(await findAsides(db, articleIds), ({ articleId }) => articleId);
  const copies = await copiesOf(articles.filter(({ removed }) => !removed));
  return new Map(
    articles.map((article) => [
      article.id,
      { article, apart: apartOf(asides.get(article.id) ?? []), copies: copies.get(article.id) ?? [] },
    ]),
  );
}

function apartOf(asides: readonly { readonly role: Role; readonly text: string }[]): ImportedFile["apart"] {
  const words = [...grouped(asides, ({ role }) => role)].map(([role, own]) => ({
    role,
    words: own.reduce((sum, { text }) => sum + countWords(text), 0),
  }));
  return words.filter((each) => each.words > 0).toSorted((a, b) => b.words - a.words);
}

async function copiesOf(articles: readonly ArticleSummary[]): Promise<Map<number, FoundCopy[]>> {
  const db = database();
  const keys = await findSurestPairs(
    db,
    articles.map(({ id }) => id),
    MOST_COPIES,
  );
  const pairs = await findPairs(db, { these: keys });
  const others = await findArticles(db, { ids: [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))] });
  const byId = new Map(others.map((other) => [other.id, other]));
  return new Map(
    articles.map(({ id, groupId }) => {
      const own = pairs.filter(({ aId, bId }) => aId === id || bId === id).slice(0, MOST_COPIES);
      const found = own.flatMap((pair) => {
        const other = byId.get(pair.aId === id ? pair.bId : pair.aId);
        return other ? [{ pair, other, together: other.groupId === groupId }] : [];
      });
      return [id, found];
    }),
  );
}
