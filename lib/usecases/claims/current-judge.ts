import type { RelationJudge } from "../../model/judge.ts";
import { judgeServer } from "../../services/judge-server.ts";

/** The judge that JUDGE_URL names; null where none is plugged in. */
export function currentJudge(): RelationJudge | null {
  const { JUDGE_URL = "", JUDGE_KEY = "" } = process.env;
  return JUDGE_URL ? judgeServer({ url: JUDGE_URL, key: JUDGE_KEY, fetch }) : null;
}
