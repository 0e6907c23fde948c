import { currentConfig } from "../../model/config.ts";
import type { RelationJudge } from "../../model/judge.ts";
import { judgeServer } from "../../services/judge-server.ts";

/** The judge that JUDGE_URL names; null where none is plugged in. */
export function currentJudge(): RelationJudge | null {
  const { judge } = currentConfig();
  return judge && judgeServer({ ...judge, fetch });
}
