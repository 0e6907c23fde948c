import type { Database } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { findHoldersOfLines, findLearnedLines, setLearnedLine } from "../../db/lines.ts";
import { enqueueAll } from "../../db/queue.ts";
import type { DetailOf } from "../../model/decision/details.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import { AppError } from "../../model/errors.ts";
import { type LearnedLine, type LineRole, shownPart } from "../../model/line.ts";
import { revisingJobs } from "../passages/revise-roles.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";
import { nothingToRestore } from "./nothing-to-restore.ts";

/** What a line is wherever it stands. While such a decision holds nothing else changes the line's entry. */
export const LINE: KindOfDecision<"line"> = {
  kind: "line",
  differsBy: [],
  restore: async (_, ended) => ({ now: (tx) => restoreLine(tx, ended) }),
  tell: ({ verdict, detail: { text = "" } }) => [
    ...["The line ", { quote: text }],
    verdict === "kept"
      ? " was put back into its articles wherever it stands."
      : ` was marked as ${verdict} wherever it stands.`,
  ],
};

/**
 * Say that a learned line belongs to articles after all: it is body again wherever it stands, and no rule learns it again.
 * Returns the decision's id. Throws NOT_FOUND, CONFLICT.
 */
export function keepLine(hash: bigint): Promise<number> {
  return decide(LINE, async (tx, lock) => {
    const subject = String(hash);
    await lock(subject);
    const line = (await findLearnedLines(tx, [hash])).get(hash);
    if (!line) throw new AppError("NOT_FOUND", "This line is no learned line, or not any more. Nothing was changed.");
    return {
      choices: [{ subject, verdict: "kept", detail: detailOf(line.text, line) }],
      effect: () => ({ now: (now) => setLine(now, hash, null) }),
    };
  });
}

/** Say that a line is no part of an article wherever it stands, as a part of the decision about a passage. Returns this part's id. */
export async function markLine(
  tx: Database,
  { hash, text, role }: { hash: bigint; text: string; role: LineRole },
): Promise<number> {
  const before = (await findLearnedLines(tx, [hash])).get(hash) ?? null;
  const detail = detailOf(text, before);
  const id = await saveDecision(tx, { kind: "line", subject: String(hash), verdict: role, detail });
  const reason = "a reader marked the same line";
  await setLine(tx, hash, { hash, text: detail.text, role, origin: "person", reason, createdAt: new Date() });
  return id;
}

/** Put a line back to what it was before the decision that just ended. Throws CONFLICT where the decision does not say what that was. */
export async function restoreLine(
  tx: Database,
  { subject, detail: { before } }: StoredDecision<"line">,
): Promise<void> {
  if (before === undefined) throw nothingToRestore();
  const hash = BigInt(subject);
  await setLine(tx, hash, before && { ...before, hash, createdAt: new Date(before.createdAt) });
}

/** Store a line's entry, or that it has none, and give the articles that hold it the roles that follow. */
async function setLine(tx: Database, hash: bigint, line: LearnedLine | null): Promise<void> {
  await setLearnedLine(tx, hash, line);
  await enqueueAll(tx, revisingJobs(await findHoldersOfLines(tx, [hash])));
}

function detailOf(text: string, before: LearnedLine | null): DetailOf<"line"> {
  if (!before) return { text: shownPart(text), before: null };
  const { role, origin, reason, createdAt } = before;
  return {
    text: shownPart(text),
    before: { text: before.text, role, origin, reason, createdAt: createdAt.toISOString() },
  };
}
