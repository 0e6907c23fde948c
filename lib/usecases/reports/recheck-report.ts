import { mergeCopies } from "../../collation/merge.ts";
import { findArticles, findArticlesAnyState, findTexts } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { getReport, saveRecheck } from "../../db/reports.ts";
import { AppError } from "../../model/errors.ts";
import type { FrozenPage, FrozenRow, FrozenSource } from "../../model/report/frozen-page.ts";
import type { Recheck } from "../../model/report/report.ts";
import type { ArticleSummary, StoredArticle } from "../../model/stored.ts";
import { freezePage } from "./freeze-page.ts";

/** Passages that differ which are kept of a newer version, and characters of each. */
const [MOST_PASSAGES, LONGEST_PASSAGE] = [12, 1500] as const;
/** Rows and decisions that are named; the others are counted by what stands on the page. */
const MOST_NAMED = 40;

/**
 * Look at a report's texts and its page again and keep what has changed since; what was frozen stays. Texts here never change, so a change is a
 * removed article, another version that came in, what readers say of it now, and other rows. Throws NOT_FOUND, CONFLICT.
 */
export async function recheckReport(id: number): Promise<Recheck> {
  const { page, removed } = await getReport(database(), id);
  if (removed)
    throw new AppError("NOT_FOUND", `Report ${id} was removed. History lists it, and there it can be brought back.`);
  if (!page)
    throw new AppError(
      "CONFLICT",
      "This version of Parallax cannot read the report’s rows, so it cannot hold them against those of now.",
    );
  const now = await pageNow(page);
  const found: Recheck = {
    at: new Date().toISOString(),
    sources: await sourcesNow(page.sources),
    rows: "page" in now ? rowsSince(page, now.page) : { now: [], gone: [], other: [] },
    joined: "page" in now ? joinedSince(page, now.page) : 0,
    ...decidedSince(page, "page" in now ? now.page : null),
    failed: "failed" in now ? now.failed : null,
  };
  await saveRecheck(database(), id, found);
  return found;
}

/** The same page as it is now; a story that was joined with another, or an article that was removed, may make that impossible. */
async function pageNow({ choice }: FrozenPage): Promise<{ page: FrozenPage } | { failed: string }> {
  try {
    return { page: await freezePage(choice, { texts: false }) };
  } catch (error) {
    if (error instanceof AppError) return { failed: error.message };
    throw error;
  }
}

async function sourcesNow(sources: readonly FrozenSource[]): Promise<Recheck["sources"]> {
  const db = database();
  const there = await findArticlesAnyState(
    db,
    sources.map(({ article }) => article),
  );
  // A number may name another article after a restore from elsewhere: the text's hash says whether it is the one that was frozen.
  const articleOf = (source: FrozenSource) =>
    there.find(({ id, textSha256 }) => id === source.article && textSha256 === source.textSha256);
  const groups = sources.flatMap((source) => articleOf(source)?.groupId ?? []);
  const copies = groups.length > 0 ? await findArticles(db, { groupIds: [...new Set(groups)] }) : [];
  const found: Recheck["sources"] = [];
  for (const source of sources) {
    const article = articleOf(source);
    if (!article) {
      found.push({ state: "gone", known: [], version: null });
      continue;
    }
    const newer = newestVersion(article, copies, sources);
    found.push({
      state: article.removed ? "removed" : "same",
      known: knownOtherwise(source, article),
      version: newer ? await versionOf(article, newer) : null,
    });
  }
  return found;
}

/** The copy that came in last of the same outlet or from the same address, if the report does not have it. */
function newestVersion(
  article: ArticleSummary,
  copies: readonly ArticleSummary[],
  sources: readonly FrozenSource[],
): ArticleSummary | undefined {
  return copies
    .filter(
      (copy) =>
        copy.groupId === article.groupId &&
        copy.id > article.id &&
        copy.textSha256 !== article.textSha256 &&
        !sources.some(({ textSha256 }) => textSha256 === copy.textSha256) &&
        ((copy.outletId !== null && copy.outletId === article.outletId) ||
          (copy.url !== null && copy.url === article.url)),
    )
    .toSorted((a, b) => b.id - a.id)[0];
}

/** What readers or later imports say otherwise of an article. Author and address are left out, since a blind reader may not see either. */
function knownOtherwise(source: FrozenSource, article: ArticleSummary): Recheck["sources"][number]["known"] {
  return (["outlet", "headline", "publishedAt"] as const).flatMap((field) => {
    const [before, after] = [source[field], article[field]];
    return before === after ? [] : [{ field, before: before ?? "not known", after: after ?? "not known" }];
  });
}

/** The passages of the article in which another version of it differs. */
async function versionOf(
  article: ArticleSummary,
  newer: ArticleSummary,
): Promise<NonNullable<Recheck["sources"][number]["version"]>> {
  const texts = await findTexts(database(), [article.id, newer.id]);
  const copies = [article.id, newer.id].flatMap((id) => texts.find((text) => text.id === id) ?? []);
  const merged = mergeCopies(
    copies.map(({ text, passages }: StoredArticle, i) => ({
      siglum: SIDES[i] ?? "",
      text,
      passages: passages.filter(({ role }) => role === "headline" || role === "deck" || role === "body"),
    })),
  );
  const differing = merged.rows.filter(({ holders, variants }) => holders.length === 1 || variants.length > 0);
  const textIn = ({ holders }: (typeof differing)[number], side: string) =>
    (holders.find(({ siglum }) => siglum === side)?.text ?? "").slice(0, LONGEST_PASSAGE);
  return {
    article: newer.id,
    headline: newer.headline,
    publishedAt: newer.publishedAt,
    passages: differing
      .slice(0, MOST_PASSAGES)
      .map((row) => ({ before: textIn(row, "frozen"), after: textIn(row, "now") })),
    more: Math.max(0, differing.length - MOST_PASSAGES),
  };
}
const SIDES = ["frozen", "now"] as const;

/** Rows that the page has now and had not, had and has no longer, and has with other sentences or numbers. */
function rowsSince(frozen: FrozenPage, now: FrozenPage): Recheck["rows"] {
  const [before, after] = [rowsOf(frozen), rowsOf(now)];
  const matched = new Map(before.map((row) => [row, after.find((each) => meets(row, each))] as const));
  const met = new Set([...matched.values()]);
  const names = (rows: readonly PlacedRow[]) => [...new Set(rows.map(({ row }) => row.name))].slice(0, MOST_NAMED);
  return {
    now: names(after.filter((row) => !met.has(row))),
    gone: names(before.filter((row) => !matched.get(row))),
    other: names(before.filter((row) => ((found) => found && !isSameRow(row, found))(matched.get(row)))),
  };
}

type PlacedRow = { readonly section: string; readonly row: FrozenRow; readonly places: ReadonlySet<string> };

function rowsOf({ sections, sources }: FrozenPage): PlacedRow[] {
  return sections.flatMap(({ id, rows }) =>
    rows.map((row) => ({
      section: id,
      row,
      places: new Set(
        row.cells.flatMap(({ quotes }) => quotes.map(({ source, start }) => `${sources[source]?.textSha256} ${start}`)),
      ),
    })),
  );
}

/** Rows are found again by the sentences in them, since their numbers and names change; where they hold none, by name. */
function meets(one: PlacedRow, other: PlacedRow): boolean {
  if (one.section !== other.section) return false;
  if (one.places.size === 0 || other.places.size === 0) return one.row.name === other.row.name;
  return [...one.places].some((place) => other.places.has(place));
}

function isSameRow(one: PlacedRow, other: PlacedRow): boolean {
  const words = ({ row: { cells } }: PlacedRow) =>
    JSON.stringify(
      cells
        .filter(({ quotes }) => quotes.length === 0 || one.section === "counts")
        .map((cell) => [cell.column, cell.words]),
    );
  return (
    one.places.size === other.places.size &&
    [...one.places].every((place) => other.places.has(place)) &&
    (one.section === "points" || words(one) === words(other))
  );
}

function joinedSince(frozen: FrozenPage, now: FrozenPage): number {
  const known = new Set(frozen.sources.map(({ textSha256 }) => textSha256));
  return now.sources.filter(({ textSha256 }) => !known.has(textSha256)).length;
}

/** Decisions that hold now and did not then; and of those that held, how many do no longer. */
function decidedSince(frozen: FrozenPage, now: FrozenPage | null): Pick<Recheck, "decided" | "undone"> {
  if (!now) return { decided: [], undone: 0 };
  const [before, after] = [frozen, now].map(({ decisions }) => new Set(decisions.map(({ decision }) => decision)));
  return {
    decided: now.decisions
      .filter(({ decision }) => !before?.has(decision))
      .map(({ told }) => told)
      .slice(0, MOST_NAMED),
    undone: frozen.decisions.filter(({ decision }) => !after?.has(decision)).length,
  };
}
