import type { Metadata } from "next";
import {
  HISTORY_FILTERS,
  type HistoryEntry,
  type HistoryFilter,
  loadHistory,
} from "../../lib/usecases/decisions/load-history.ts";
import { ActionForm } from "../_components/action-form.tsx";
import { address, firstValue, type Query, wholeNumber } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import { Downloads } from "../_components/downloads.tsx";
import { formatMoment } from "../_components/format.ts";
import { Link } from "../_components/link.tsx";
import noticeStyles from "../_components/notice.module.css";
import { Problem } from "../_components/problem.tsx";
import { Sentence } from "../_components/sentence.tsx";
import listPageStyles from "../_components/styles/list-page.module.css";
import { Toast } from "../_components/toast.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History of decisions" };

const NAMES: Record<HistoryFilter, string> = {
  stories: "Stories",
  copies: "Copies",
  articles: "What is known of articles",
  claims: "Claims",
  topics: "Topics",
  framing: "Framing and word lists",
  reports: "Reports",
};
const FILTERS: readonly (readonly [HistoryFilter | undefined, string])[] = [
  [undefined, "All"],
  ...(Object.keys(HISTORY_FILTERS) as HistoryFilter[]).map((key) => [key, NAMES[key]] as const),
];

/** Every decision, latest first, each with its undo. */
export default async function HistoryPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const before = wholeNumber(query.before);
  const filter = FILTERS.find(([key]) => key === firstValue(query.kind))?.[0];
  const { entries, next } = await asReader(loadHistory(before, filter));
  const back = address("/history", { kind: filter, before });
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>History of decisions</h1>
        <p className={listPageStyles.lead}>
          What people decided here. The algorithm never overrules a decision; undo gives back exactly what was there
          before, and the log keeps both. <Link href="/lines">Lines that Parallax learned to leave out</Link> are listed
          by themselves.
        </p>
      </div>
      <nav className="tabs" aria-label="Kinds of decision">
        {FILTERS.map(([key, name]) => (
          <Link key={name} href={address("/history", { kind: key })} aria-current={key === filter ? "page" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <Problem error={query.error}>The decision stands as it was</Problem>
      {entries.length === 0 ? (
        <p className={noticeStyles.notice}>
          {before
            ? "There are no earlier decisions."
            : filter
              ? "Nobody has decided anything of this kind yet."
              : "Nobody has decided anything yet. Decisions appear here as they are made."}
        </p>
      ) : (
        <ol className={listPageStyles.rows}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} back={back} />
          ))}
        </ol>
      )}
      {entries.length > 0 ? <Downloads table="decisions" name="every decision" /> : null}
      <nav className={listPageStyles.pager} aria-label="Pages of the history">
        {before ? <Link href={address("/history", { kind: filter })}>Latest decisions</Link> : null}
        {next ? <Link href={address("/history", { kind: filter, before: next })}>Earlier decisions</Link> : null}
      </nav>
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={back} />
    </div>
  );
}

function Entry({ entry: { id, sentence, madeBy, madeAt, ended }, back }: { entry: HistoryEntry; back: string }) {
  return (
    <li className={listPageStyles.plain}>
      <div>
        <p className={listPageStyles.detail}>
          <Sentence pieces={sentence} />
        </p>
        <p className="note">
          By <bdi>{madeBy}</bdi>, {formatMoment(madeAt)}.
          {ended ? ` ${endText(ended.by)} ${formatMoment(ended.at)}.` : ""}
        </p>
      </div>
      <div className={listPageStyles.right}>
        {ended ? null : <ActionForm action={`/api/v1/decisions/${id}/undo`} label="Undo" back={back} />}
      </div>
    </li>
  );
}

function endText(by: string): string {
  return by === "undo" ? "Undone" : "Replaced by a later decision";
}
