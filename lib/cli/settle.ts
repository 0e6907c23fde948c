import { parseArgs } from "node:util";
import { waitForAnalysis } from "../usecases/installation/wait-for-analysis.ts";
import { settleAll } from "../usecases/stories/settle-stories.ts";
import { withDatabase } from "./session.ts";

/** Groups between two lines of progress. */
const TOLD_EVERY = 5_000;

/** `parallax settle`: find all stories again under the words of today. */
export async function runSettle(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { "no-wait": { type: "boolean" } } });
  return withDatabase({ worker: !values["no-wait"] }, async () => {
    let told = 0;
    const groups = await settleAll((done) => {
      if (done - told < TOLD_EVERY) return;
      told = done;
      console.error(`${done} texts looked at`);
    });
    const { failed } = values["no-wait"] ? { failed: 0 } : await waitForAnalysis();
    console.log(`${groups} text(s) looked at; decisions kept.`);
    if (failed > 0) console.error(`${failed} job(s) failed.`);
    return failed > 0 ? 1 : 0;
  });
}
