import { findArticles } from "../../db/articles.ts";
import { type Database, database, inTransaction } from "../../db/client.ts";
import { findVerdicts, pairSubject } from "../../db/decisions.ts";
import { AppError } from "../../model/errors.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { saveGroupDecision } from "./save-group-decision.ts";

/**
 * Take copies out of their group: each is kept apart from each that stays, as one decision with one undo. Copies with the same text go along,
 * since a decision binds to the text. Returns the decision's id. Throws INVALID_INPUT if nothing would go or stay, CONFLICT if a copy is not there.
 */
export async function splitGroup(groupId: number, out: readonly number[]): Promise<number> {
  const members = await findArticles(database(), { groupIds: [groupId] });
  if (out.some((id) => !members.some((member) => member.id === id))) {
    throw new AppError("CONFLICT", `Not every chosen copy is in group ${groupId} any more. Nothing was changed.`);
  }
  const texts = new Set(members.filter(({ id }) => out.includes(id)).map(({ textSha256 }) => textSha256));
  const [going, staying] = [
    members.filter(({ textSha256 }) => texts.has(textSha256)),
    members.filter(({ textSha256 }) => !texts.has(textSha256)),
  ];
  if (going.length === 0) throw new AppError("INVALID_INPUT", "Choose a copy to take out. Nothing was changed.");
  if (staying.length === 0) {
    throw new AppError(
      "INVALID_INPUT",
      "All copies, or all with this very text, were chosen: nothing would stay. Nothing was changed.",
    );
  }
  return inTransaction((tx) => split(tx, going, staying));
}

async function split(
  tx: Database,
  going: readonly ArticleSummary[],
  staying: readonly ArticleSummary[],
): Promise<number> {
  const subject = `${textsOf(going).join("+")} ${textsOf(staying).join("+")}`;
  const decided = await findVerdicts(tx, [...textsOf(going), ...textsOf(staying)]);
  const apart = new Set(decided.filter(({ verdict }) => verdict !== "merged").map((decision) => decision.subject));
  const pairs = new Map<string, readonly [number, number]>();
  for (const one of going) {
    for (const other of staying) {
      const pair = pairSubject(one.textSha256, other.textSha256);
      if (!apart.has(pair)) pairs.set(pair, [one.id, other.id]);
    }
  }
  const articles = [...going, ...staying].map(({ id }) => id);
  const detail = { articles, out: going.length };
  return saveGroupDecision(tx, { subject, verdict: "taken-out", detail, parts: pairs, partVerdict: "kept-apart" });
}

function textsOf(articles: readonly ArticleSummary[]): string[] {
  return [...new Set(articles.map(({ textSha256 }) => textSha256))].sort();
}
