import type { Database } from "../../db/client.ts";
import { inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { findHoldersOfLines, findLearnedLines, setLearnedLine } from "../../db/lines.ts";
import { enqueue } from "../../db/queue.ts";
import { AppError } from "../../model/errors.ts";
import { type LearnedLine, type LineRole, shownPart } from "../../model/line.ts";

/** What a decision about a line keeps: its words, and its entry before, for undo. */
export type LineDetail = {
  readonly text: string;
  readonly before: (Omit<LearnedLine, "hash" | "createdAt"> & { readonly createdAt: string }) | null;
};

/** Say that a learned line belongs to articles after all: it is body again wherever it stands, and no rule learns it again. Returns the decision's id. */
export function keepLine(hash: bigint): Promise<number> {
  return inTransaction(async (tx) => {
    const line = (await findLearnedLines(tx, [hash])).get(hash);
    if (!line) throw new AppError("NOT_FOUND", "This line is no learned line, or not any more. Nothing was changed.");
    return decideLine(tx, { hash, text: line.text, verdict: "kept" });
  });
}

/** Say that a line is no part of an article wherever it stands. Returns the decision's id. */
export function markLine(tx: Database, line: { hash: bigint; text: string; role: LineRole }): Promise<number> {
  return decideLine(tx, { hash: line.hash, text: line.text, verdict: line.role });
}

async function decideLine(
  tx: Database,
  { hash, text, verdict }: { hash: bigint; text: string; verdict: LineRole | "kept" },
): Promise<number> {
  const before = (await findLearnedLines(tx, [hash])).get(hash) ?? null;
  const detail: LineDetail = { text: shownPart(text), before: before ? stored(before) : null };
  const id = await saveDecision(tx, { kind: "line", subject: String(hash), verdict, detail: { ...detail } });
  await setLearnedLine(tx, hash, verdict === "kept" ? null : byPerson(hash, detail.text, verdict));
  await reviseHolders(tx, hash);
  return id;
}

function byPerson(hash: bigint, text: string, role: LineRole): LearnedLine {
  return { hash, text, role, origin: "person", reason: "a reader marked the same line", createdAt: new Date() };
}

function stored({ text, role, origin, reason, createdAt }: LearnedLine) {
  return { text, role, origin, reason, createdAt: createdAt.toISOString() };
}

/** Give the articles that hold a line the roles that they have now. */
export async function reviseHolders(tx: Database, hash: bigint): Promise<void> {
  for (const articleId of await findHoldersOfLines(tx, [hash])) await enqueue(tx, "revise-roles", { articleId });
}
