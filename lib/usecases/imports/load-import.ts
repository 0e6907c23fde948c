import { findSteps } from "../../db/article-steps.ts";
import { findArticles, findArticlesAnyState } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findImportFiles, findProgress, type ImportFileResult } from "../../db/imports.ts";
import { findPairs, findSurestPairs } from "../../db/pairs.ts";
import { findAsides } from "../../db/passages.ts";
import { countJobs } from "../../db/queue.ts";
import { findFailedFiles } from "../../db/waiting-files.ts";
import type { Role } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { grouped } from "../../model/grouped.ts";
import type { ArticleSummary, StoredPair } from "../../model/stored.ts";
import { countWords } from "../../text/tokens.ts";
import { removalsOf } from "../decisions/removal.ts";
import { storyNamesOfGroups } from "../stories/stories-of-groups.ts";
import type { ImportPreview } from "./make-preview.ts";
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
  /** The story that it stands in, where it is placed. */
  readonly story: { readonly id: number; readonly name: string } | null;
  /** The decision by which it was removed: undone, it is back. */
  readonly removal: { readonly decision: number; readonly at: Date } | null;
  /** It can be tried again from here: its bytes are kept, or its analysis has stopped. */
  readonly again: boolean;
};

export type ImportPage = {
  readonly id: number;
  readonly startedAt: Date;
  readonly files: readonly ImportedFile[];
  /** The first texts as they would come in, while the import is held; null once it has begun. */
  readonly preview: ImportPreview | null;
  readonly total: number;
  readonly failed: number;
  readonly page: number;
  readonly pages: number;
  /** Files of this page that are not finished. */
  readonly working: number;
  /** Files of the whole import that have not been begun: these can be cancelled. */
  readonly waiting: number;
  readonly cancelled: number;
  /** Files of the whole import that are finished, and about how many seconds the rest takes where that can be told. */
  readonly finished: number;
  readonly secondsLeft: number | null;
};

/** An import with what became of each file, as far as the workers are. Throws NOT_FOUND. */
export async function loadImport(id: number, page = 1): Promise<ImportPage> {
  const db = database();
  const progress = await findProgress(db, id);
  if (!progress) throw new AppError("NOT_FOUND", `There is no import ${id}.`);
  const { startedAt, all, failed, waiting, cancelled, finished } = progress;
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
    const content = (articleId === null ? undefined : contents.get(articleId)) ?? NOTHING;
    // What was removed before it was analysed waits for nothing.
    const step = content.article?.removed ? "done" : stepOf(file.status, done, open);
    const again = step === "stopped" || (file.status === "failed" && kept.includes(beginOf(file.position)));
    return { ...file, ...content, step, again };
  });
  return {
    id,
    startedAt,
    files,
    page,
    preview: progress.preview as ImportPreview | null,
    total: all,
    pages: Math.max(1, Math.ceil(all / PER_PAGE)),
    failed,
    waiting,
    cancelled,
    finished,
    secondsLeft: open === 0 ? null : secondsLeft((Date.now() - startedAt.getTime()) / 1000, finished, all),
    working: files.filter((file) => file.step !== "done" && file.step !== "stopped").length,
  };
}

/** Fewest files, and share of all, that tell how long the rest takes; an import that was begun so long ago was tried again. */
const [FEWEST_TELLING, SHARE_TELLING, LONGEST_TELLING_S] = [3, 0.02, 24 * 3600];

/** About how many seconds the files take that are left, by what the others took; null where that says little. */
export function secondsLeft(passed: number, finished: number, all: number): number | null {
  const tells = finished >= FEWEST_TELLING && finished >= all * SHARE_TELLING && passed < LONGEST_TELLING_S;
  return tells && finished < all ? Math.ceil((passed / finished) * (all - finished)) : null;
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

type Content = Pick<ImportedFile, "article" | "apart" | "copies" | "story" | "removal">;
const NOTHING: Content = { article: null, apart: [], copies: [], story: null, removal: null };

/** What the files became, in a few reads for all of them: the page asks for itself every two seconds while it works. */
async function contentsOf(articleIds: readonly number[]): Promise<Map<number, Content>> {
  const db = database();
  const articles = await findArticlesAnyState(db, articleIds);
  const asides = grouped(await findAsides(db, articleIds), ({ articleId }) => articleId);
  const shown = articles.filter(({ removed }) => !removed);
  const copies = await copiesOf(shown);
  const stories = await storyNamesOfGroups(shown.map(({ groupId }) => groupId));
  const removals = await removalsOf(
    db,
    articles.filter(({ removed }) => removed).map(({ id }) => id),
  );
  return new Map(
    articles.map((article) => {
      const [story, removal] = [article.removed ? undefined : stories.get(article.groupId), removals.get(article.id)];
      const content = {
        article,
        apart: apartOf(asides.get(article.id) ?? []),
        copies: copies.get(article.id) ?? [],
        story: story ?? null,
        removal: removal ? { decision: removal.id, at: removal.madeAt } : null,
      };
      return [article.id, content];
    }),
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
  const byId = new Map(articles.map((article) => [article.id, article]));
  const others = new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]).filter((id) => !byId.has(id)));
  for (const other of await findArticles(db, { ids: [...others] })) byId.set(other.id, other);
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
