import { parseArgs } from "node:util";
import { checkStandby } from "../server/check-standby.ts";
import { readEnvironment } from "../server/environment.ts";
import { diagnose, diagnoseRows } from "../usecases/installation/diagnose.ts";
import { withDatabase } from "./session.ts";

/** `parallax doctor [--deep]`: a line a check; exit code 1 where one needs attention. */
export async function runDoctor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { deep: { type: "boolean" } } });
  const { DATABASE_READ_URL: standby } = readEnvironment();
  return withDatabase({ worker: false }, async (url) => {
    const checks = [
      ...(await diagnose()),
      ...(standby ? [await checkStandby(url, standby)] : []),
      ...(values.deep ? await diagnoseRows() : []),
    ];
    for (const { ok, what, advice } of checks)
      console.log(`${ok ? "ok  " : "LOOK"}  ${what}${ok || !advice ? "" : `. ${advice}`}`);
    return checks.every((check) => check.ok) ? 0 : 1;
  });
}
