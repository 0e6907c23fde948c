import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { countsOf } from "../../../lib/collation/views.ts";
import { type GroupPage, groupOf, loadGroup } from "../../../lib/usecases/duplicates/load-group.ts";
import { address, firstValues, type Query } from "../../_components/addresses.ts";
import { asReader } from "../../_components/blind.ts";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { Problem } from "../../_components/problem.tsx";
import countStyles from "../../_components/styles/count.module.css";
import toolbarStyles from "../../_components/styles/toolbar.module.css";
import { TakeAlong } from "../../_components/take-along.tsx";
import { Toast } from "../../_components/toast.tsx";
import { ChangesList, ChangesView } from "./_components/changes-view.tsx";
import { GroupHead } from "./_components/group-head.tsx";
import { MergedView } from "./_components/merged-view.tsx";
import { Versions } from "./_components/versions.tsx";
import { InlineView, SplitView } from "./_components/whole-views.tsx";
import whyCardStyles from "./_components/why-card.module.css";
import { OtherPairs, WhyCard } from "./_components/why-card.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

const VIEWS = [
  ["merged", "Merged"],
  ["split", "Split"],
  ["inline", "Inline"],
  ["changes", "Changes only"],
] as const;
type View = (typeof VIEWS)[number][0];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = await orNotFound(groupOf(idFrom((await params).id)));
  return { title: `Group ${id}: one article, merged` };
}

/** The copies of one article as one text, with what only one of them holds and why they are one. */
export default async function GroupOfCopies({ params, searchParams }: Props) {
  const number = idFrom((await params).id);
  const asked = await firstValues(searchParams);
  const id = await orNotFound(groupOf(number));
  if (id !== number) redirect(address(`/groups/${id}`, asked));
  const page = await asReader(orNotFound(loadGroup(id, { from: numberOf(asked.from), to: numberOf(asked.to) })));
  const view = VIEWS.find(([key]) => key === asked.view)?.[0] ?? "merged";
  const back = addressOf(page, view);
  return (
    <div className={`paper ${styles.page} ${view === "split" ? styles.full : ""}`.trim()}>
      <Problem error={asked.error}>That was not done</Problem>
      <GroupHead page={page} back={back} />
      <TakeAlong kind="group" of={{ group: id }} name={titleOf(page)} back={back} />
      {page.reading ? (
        <Views page={page} view={view} same={asked.same === "hide" ? "hide" : undefined} />
      ) : (
        <Alone page={page} />
      )}
      <Toast done={asked.done} {...(asked.undo ? { undo: asked.undo } : {})} back={back} />
    </div>
  );
}

function Views({ page, view, same }: { page: GroupPage; view: View; same: "hide" | undefined }) {
  const { reading, merged } = page;
  const next = VIEWS[(VIEWS.findIndex(([key]) => key === view) + 1) % VIEWS.length]?.[0];
  if (!reading) return null;
  return (
    <>
      <div className={toolbarStyles.toolbar}>
        <div className={toolbarStyles.row}>
          <nav className="tabs" aria-label="Views">
            {VIEWS.map(([key, name]) => (
              <a
                key={key}
                href={addressOf(page, key)}
                aria-current={key === view ? "page" : undefined}
                data-key={key === next ? "v" : undefined}
              >
                {name} {key === "changes" && <span className={countStyles.count}>{countsOf(merged).differ}</span>}
              </a>
            ))}
          </nav>
          <div className={styles.legend}>
            <span className={styles.hint}>
              <kbd>p</kbd> <kbd>n</kbd> previous, next difference
            </span>
            {view !== "split" && (
              <a className={styles.phone} href={view === "changes" ? "#list" : "#why"}>
                {view === "changes" ? "List" : "Why?"}
              </a>
            )}
          </div>
        </div>
      </div>
      <div className={styles.columns}>
        <div>
          {view === "merged" && <MergedView page={page} />}
          {view === "split" && <SplitView page={page} reading={reading} same={same} />}
          {view === "inline" && <InlineView page={page} reading={reading} same={same} />}
          {view === "changes" && <ChangesView page={page} reading={reading} />}
        </div>
        {view === "changes" && <ChangesList reading={reading} />}
        {(view === "merged" || view === "inline") && (
          <aside className={whyCardStyles.card} id="why" aria-labelledby="wh">
            <WhyCard page={page} back={addressOf(page, view)} />
            <Versions page={page} />
            <OtherPairs page={page} />
          </aside>
        )}
      </div>
    </>
  );
}

function Alone({ page }: { page: GroupPage }) {
  const [copy] = page.copies;
  if (!copy) return null;
  return (
    <p className="actions">
      <a className="button primary" href={`/articles/${copy.article.id}`}>
        Read the article
      </a>
      <a href={`/articles/${copy.article.id}?view=copies`}>Texts that share words with it</a>
      <a href="/duplicates">All duplicates</a>
    </p>
  );
}

/** The address of a view; which copies are read against each other is kept where it was chosen. */
function addressOf({ id, reading, copies }: GroupPage, view: View): string {
  const query = new URLSearchParams();
  if (view !== "merged") query.set("view", view);
  const chosen = reading && (reading.from !== copies[0] || reading.to !== copies[1]);
  if (chosen) query.set("from", String(reading.from.article.id));
  if (chosen) query.set("to", String(reading.to.article.id));
  return query.size > 0 ? `/groups/${id}?${query}` : `/groups/${id}`;
}

/** What a report of the group is called where its author gives no other title. */
function titleOf({ copies, id }: GroupPage): string {
  return `Copies of “${copies[0]?.article.headline ?? `article ${id}`}”`;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
