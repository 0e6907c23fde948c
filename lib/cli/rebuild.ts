import { parseArgs } from "node:util";
import { rebuild } from "../usecases/installation/rebuild.ts";
import { waitForAnalysis } from "../usecases/installation/wait-for-analysis.ts";
import { withDatabase } from "./session.ts";

/** `parallax rebuild`: make again what an older version derived; people's decisions stay. */
export async function runRebuild(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { all: { type: "boolean", default: false }, "no-wait": { type: "boolean" } },
  });
  return withDatabase({ worker: !values["no-wait"] }, async () => {
    const { articles } = await rebuild({ all: values.all });
    const { failed } = values["no-wait"] ? { failed: 0 } : await waitForAnalysis();
    console.log(
      `${articles} article(s) made again${values["no-wait"] ? " once the workers are done" : ""}; decisions kept.`,
    );
    if (failed > 0) console.error(`${failed} job(s) failed.`);
    return failed > 0 ? 1 : 0;
  });
}
