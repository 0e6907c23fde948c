import { getArticle } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import { endDecision, findDecision } from "../../db/decisions.ts";
import { enqueue } from "../../db/queue.ts";
import type { Role } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { isLineRole } from "../../model/line.ts";
import { GONE } from "../../model/telling.ts";
import { lineKeysOf } from "../../similarity/boilerplate.ts";
import { applyRoles } from "../passages/revise-roles.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";
import { markLine, restoreLine } from "./line.ts";
import { nothingToRestore } from "./nothing-to-restore.ts";

/** The role that a person gave a passage. */
export const ROLE: KindOfDecision<"role"> = {
  kind: "role",
  differsBy: [],
  restore: async (_, { subject, detail: { articles: [articleId] = [], before, everywhere } }) => {
    if (articleId === undefined || !before) throw nothingToRestore();
    const [, start] = subject.split(" ").map(Number);
    return {
      now: async (tx) => {
        const article = await getArticle(tx, articleId);
        const passages = article.passages.map((passage) =>
          passage.start === start ? { ...passage, ...before } : passage,
        );
        await applyRoles(tx, [{ article, passages }]);
        if (everywhere !== undefined) await restoreEverywhere(tx, everywhere);
        // Compared and read again with what its body is now.
        await enqueue(tx, "flag-duplicates", { articleId });
      },
    };
  },
  tell: ({ verdict, detail: { before } }, [one = GONE]) => [
    "A passage of ",
    one,
    ` was marked as ${verdict}${before ? `; it had been ${before.role}` : ""}.`,
  ],
};

/**
 * Give a passage another role. Similarity, claims and framing are made again from it. A line marked as a teaser, an appeal or furniture
 * is that wherever it stands: other articles follow, as a decision of its own. Returns the decision's id. Throws NOT_FOUND, CONFLICT.
 */
export function correctRole({
  articleId,
  position,
  role,
}: {
  articleId: number;
  position: number;
  role: Role;
}): Promise<number> {
  return decide(ROLE, async (tx, lock) => {
    const asked = await passageAt(tx, articleId, position);
    const subject = `${asked.article.textSha256} ${asked.passage.start} ${asked.passage.end}`;
    await lock(subject);
    const { article, passage } = await passageAt(tx, articleId, position);
    const [line] = lineKeysOf(passage.text);
    const everywhere =
      line && isLineRole(role) ? await markLine(tx, { hash: line.key, text: passage.text, role }) : null;
    const detail = {
      articles: [articleId],
      before: { role: passage.role, roleOrigin: passage.roleOrigin },
      ...(everywhere === null ? {} : { everywhere }),
    };
    const passages = article.passages.map((each) =>
      each.position === position ? { ...each, role, roleOrigin: "person" } : each,
    );
    return {
      choices: [{ subject, verdict: role, detail }],
      effect: () => ({
        now: async (now) => {
          await applyRoles(now, [{ article, passages }]);
          await enqueue(now, "flag-duplicates", { articleId });
        },
      }),
    };
  });
}

async function passageAt(tx: Database, articleId: number, position: number) {
  const article = await getArticle(tx, articleId);
  const passage = article.passages.find((each) => each.position === position);
  if (!passage) throw new AppError("NOT_FOUND", `Article ${articleId} has no passage ${position}.`);
  return { article, passage };
}

/** The decision about the line may have been undone on its own since, or replaced. */
async function restoreEverywhere(tx: Database, decision: number): Promise<void> {
  const line = await findDecision(tx, decision);
  if (!line || line.endedAt) return;
  const { ended } = await endDecision(tx, line.id);
  if (ended.kind === "line") await restoreLine(tx, ended);
}
