import { diagnose } from "../usecases/installation/diagnose.ts";
import { withDatabase } from "./session.ts";

/** `parallax doctor`: a line a check; exit code 1 where one needs attention. */
export async function runDoctor(): Promise<number> {
  return withDatabase({ worker: false }, async () => {
    const checks = await diagnose();
    for (const { ok, what, advice } of checks)
      console.log(`${ok ? "ok  " : "LOOK"}  ${what}${ok || !advice ? "" : `. ${advice}`}`);
    return checks.every((check) => check.ok) ? 0 : 1;
  });
}
