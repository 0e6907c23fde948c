/**
 * `tsx tests/eval/ask-by-hand.ts questions FOLDER` writes the question of every story of the installation (PARALLAX_DATA) as it is sent, named by the
 * source id of its first article up to the last hyphen; `… answers FOLDER` takes the answers, NAME.answer.json beside NAME.txt, as they would come back and
 * tells what was taken and refused. So any model can be measured that no program here can reach.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withDatabase } from "../../lib/cli/session.ts";
import { database } from "../../lib/db/client.ts";
import { findStoriesAfter, findStoryArticles } from "../../lib/db/stories.ts";
import { answerByHand, questionByHand } from "../../lib/usecases/stories/question-by-hand.ts";

/** Stories looked at. */
const MOST = 1000;

const [deed = "", folder = ""] = process.argv.slice(2);
if (!["questions", "answers"].includes(deed) || !folder) {
  console.error("Say questions or answers, and a folder.");
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
await withDatabase({ worker: false }, async () => {
  for (const { id } of await findStoriesAfter(database(), 0, MOST)) {
    const articles = await findStoryArticles(database(), [id]);
    const name = articles[0]?.sourceId.replace(/-[^-]*$/, "") ?? String(id);
    if (new Set(articles.map(({ groupId }) => groupId)).size < 2) {
      console.log(`${name}: one text alone, no question`);
      continue;
    }
    if (deed === "questions") {
      const { question, tokens, sentences } = await questionByHand(id);
      writeFileSync(join(folder, `${name}.txt`), question);
      console.log(`${name}: story ${id}, ${articles.length} articles, ${sentences} sentences, about ${tokens} tokens`);
      continue;
    }
    const file = join(folder, `${name}.answer.json`);
    if (!existsSync(file)) console.log(`${name}: no answer`);
    else {
      const { taken, refused } = await answerByHand(id, readFileSync(file, "utf8"));
      console.log(`${name}: ${taken} points taken, ${refused.length} refused`);
      for (const { words, what, line } of refused) console.log(`  line ${line ?? "?"}: ${words} (${what})`);
    }
  }
});
