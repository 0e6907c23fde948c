import type { Metadata } from "next";
import { type LineEntry, loadLines } from "../../lib/usecases/passages/load-lines.ts";
import { ActionForm } from "../_components/action-form.tsx";
import { firstValue, type Query } from "../_components/addresses.ts";
import noticeStyles from "../_components/notice.module.css";
import { Problem } from "../_components/problem.tsx";
import listPageStyles from "../_components/styles/list-page.module.css";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { Toast } from "../_components/toast.tsx";
import { plural, ROLE_NAMES } from "../_components/words.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Learned lines" };

/** The lines that are left out wherever they stand, each with its reason and a way back. */
export default async function LinesPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const lines = await loadLines();
  return (
    <div className={plainPageStyles.page}>
      <h1>Lines left out everywhere</h1>
      <p className={plainPageStyles.lead}>
        A line that stands in five different stories is the site’s and not the article’s; so is one that a reader marked
        once. Such lines stay in every text, folded under their role, and enter no comparison, claim or count. Copies,
        excerpts and rewrites of one story count as one story, and a quotation is never learned.
      </p>
      <Problem error={query.error}>The lines stand as they were</Problem>
      {lines.length === 0 ? (
        <p className={noticeStyles.notice}>No line has been learned yet.</p>
      ) : (
        <ul className={listPageStyles.rows}>
          {lines.map((line) => (
            <Line key={String(line.hash)} line={line} />
          ))}
        </ul>
      )}
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back="/lines" />
    </div>
  );
}

function Line({ line: { hash, text, role, reason, articles } }: { line: LineEntry }) {
  return (
    <li className={plainPageStyles.page}>
      <div>
        <p className="said">{text}</p>
        <p className="note">
          {ROLE_NAMES[role]} in {plural(articles, "article")}, because {reason}.
        </p>
      </div>
      <div className={listPageStyles.right}>
        <ActionForm action={`/api/v1/lines/${hash}/keep`} label="Put it back" back="/lines" />
      </div>
    </li>
  );
}
