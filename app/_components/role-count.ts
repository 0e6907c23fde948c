import type { Role } from "../../lib/model/article.ts";
import { formatNumber } from "./format.ts";

const NAMES: Record<Role, readonly [string, string]> = {
  headline: ["headline", "headlines"],
  deck: ["deck line", "deck lines"],
  byline: ["byline", "bylines"],
  caption: ["caption", "captions"],
  body: ["passage of the article", "passages of the article"],
  teaser: ["line of teasers", "lines of teasers"],
  comment: ["passage of readers’ comments", "passages of readers’ comments"],
  correction: ["correction or editors’ note", "corrections and editors’ notes"],
  appeal: ["passage of an appeal", "passages of an appeal"],
  furniture: ["site line", "site lines"],
};

/** A count of passages in words for a reader: "39 lines of teasers". */
export function roleCount(role: Role, count: number): string {
  return `${formatNumber(count)} ${NAMES[role][count === 1 ? 0 : 1]}`;
}
