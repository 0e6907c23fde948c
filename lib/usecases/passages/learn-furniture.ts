import type { Database } from "../../db/client.ts";
import { findDecisions } from "../../db/decisions.ts";
import {
  findGroupsOfLines,
  findHoldersOfLines,
  findLearnedLines,
  findRelatedGroups,
  saveLearnedLines,
} from "../../db/lines.ts";
import type { Job } from "../../db/queue.ts";
import { shownPart } from "../../model/line.ts";
import type { StoredArticle } from "../../model/stored.ts";
import { COMMON_LINE_GROUPS, type KeyedLine } from "../../similarity/boilerplate.ts";
import { countStories, isCommon, mayBeFurniture } from "../../similarity/furniture.ts";
import { revisingJobs } from "./revise-roles.ts";

/**
 * Learn which body lines of these articles stand in five or more different stories: they are furniture from now on. Returns the jobs by which the
 * roles of every article that holds them follow. Call it when the articles' groups are stored. A line that a person has decided on is left alone.
 */
export async function learnFurniture(
  tx: Database,
  articles: readonly StoredArticle[],
  linesOf: (article: StoredArticle) => readonly KeyedLine[],
): Promise<Job[]> {
  const lines = bodyLines(articles, linesOf);
  const groups = await findGroupsOfLines(tx, [...lines.keys()], COMMON_LINE_GROUPS);
  if (groups.size === 0) return [];
  const decided = new Set(
    (await findDecisions(tx, "line", [...groups.keys()].map(String))).map(({ subject }) => subject),
  );
  const known = await findLearnedLines(tx, [...groups.keys()]);
  const found: Parameters<typeof saveLearnedLines>[1][number][] = [];
  for (const [hash, holders] of groups) {
    if (decided.has(String(hash)) || known.has(hash)) continue;
    const stories = countStories(holders, await findRelatedGroups(tx, holders));
    if (!isCommon(stories)) continue;
    const reason = `the same line stands in ${stories} different articles`;
    found.push({ hash, text: shownPart(lines.get(hash) ?? ""), role: "furniture", origin: "rule", reason });
  }
  const fresh = await saveLearnedLines(tx, found);
  return revisingJobs(await findHoldersOfLines(tx, fresh));
}

function bodyLines(
  articles: readonly StoredArticle[],
  linesOf: (article: StoredArticle) => readonly KeyedLine[],
): Map<bigint, string> {
  const lines = new Map<bigint, string>();
  for (const article of articles) {
    const { text, passages } = article;
    const body = passages.filter(({ role }) => role === "body");
    let at = 0;
    for (const { key, span } of linesOf(article)) {
      while (at < body.length && (body[at]?.end ?? 0) <= span.start) at++;
      const passage = body[at];
      const line = text.slice(span.start, span.end).trim();
      // A line of a wrapped paragraph is no line of the page.
      if (passage && span.start <= passage.start && passage.end <= span.end && mayBeFurniture(line))
        lines.set(key, line);
    }
  }
  return lines;
}
