import type { ReactNode } from "react";
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
  appeal: ["passage of an appeal", "passages of an appeal"],
  furniture: ["site line", "site lines"],
};

/** A count of passages in words for a reader: "39 lines of teasers". */
export function roleCount(role: Role, count: number): string {
  return `${formatNumber(count)} ${NAMES[role][count === 1 ? 0 : 1]}`;
}

type Props = {
  roles: readonly { role: Role; count: number }[];
  words: number;
  /** "2 in both · 1 only B2", where there are copies. */
  copies?: ReactNode;
  open?: boolean;
  children: ReactNode;
};

/** Passages that are not the article, folded under their role, words and copies. Folded is not gone: it is a native details. */
export function RoleFold({ roles, words, copies, open, children }: Props) {
  return (
    <details className="rolefold" open={open}>
      <summary>
        <b>{roles.map(({ role, count }) => roleCount(role, count)).join(", ")}</b>, {formatNumber(words)} {words === 1 ? "word" : "words"}, not part
        of the article
        {copies !== undefined && <>: {copies}</>}
      </summary>
      {children}
    </details>
  );
}
