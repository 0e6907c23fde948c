import { compareTellings, isRetold, readTold } from "../../lib/similarity/retelling.ts";
import { storiesOf } from "./own-articles.ts";
import { bodyByRoles } from "./page-body.ts";

/** Rewrites of the own set: the share found, and the share of what is taken for one that is. */
export type RewriteFigures = { readonly found: number; readonly right: number };

/** Stories that were told again with the same facts in the same order; the others of retold.txt only tell of the same event. */
const REWRITES = new Set(["bakery-rewrite"]);

/** Compares every two stories of the own set. */
export function evaluateOwnRewrites(): RewriteFigures {
  const stories = ["stories.txt", "retold.txt", "reworded.txt"].flatMap((file) =>
    storiesOf(file).map((story) => ({ ...story, reworded: file === "reworded.txt" || REWRITES.has(story.name) })),
  );
  const read = stories.map((story) => {
    const text = story.paragraphs.join("\n\n");
    return { ...story, told: readTold({ id: 0, text, body: bodyByRoles(text) }) };
  });
  let wanted = 0;
  let found = 0;
  let right = 0;
  for (const [i, a] of read.entries()) {
    for (const b of read.slice(i + 1)) {
      const is = (a.reworded && a.of === b.name) || (b.reworded && b.of === a.name);
      const taken = isRetold(compareTellings(a.told, b.told));
      if (is) wanted++;
      if (taken) found++;
      if (is && taken) right++;
    }
  }
  return { found: right / wanted, right: right / Math.max(1, found) };
}
