import type { Metadata } from "next";
import { AppError } from "../../lib/model/errors.ts";
import { CONTAINED } from "../../lib/similarity/relation.ts";
import {
  type ComparedArticles,
  type ComparedPair,
  loadCompare,
  MOST_COMPARED,
} from "../../lib/usecases/duplicates/load-compare.ts";
import { ActionForm } from "../_components/action-form.tsx";
import { firstValues, type Query } from "../_components/addresses.ts";
import { Anchor } from "../_components/anchor.tsx";
import { asReader } from "../_components/blind.ts";
import { Crumbs } from "../_components/crumbs.tsx";
import { Notice } from "../_components/notice.tsx";
import { orNotFound } from "../_components/or-not-found.ts";
import { Problem } from "../_components/problem.tsx";
import messagePageStyles from "../_components/styles/message-page.module.css";
import toolbarStyles from "../_components/styles/toolbar.module.css";
import { Toast } from "../_components/toast.tsx";
import { number, plural } from "../_components/words.ts";
import { DecisionForms } from "../duplicates/_components/decision-forms.tsx";
import pageStyles from "../groups/[id]/page.module.css";
import { Columns } from "./_components/columns.tsx";
import { Excerpt } from "./_components/excerpt.tsx";
import { SharedPassages, sharesLittle } from "./_components/shared-passages.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Compare articles" };

type Props = { searchParams: Query };

const VIEWS = [
  ["split", "Side by side"],
  ["shared", "What they share"],
  ["excerpt", "One within the other"],
] as const;

/** Two or more articles that need not be copies: what they share, and their own words side by side. */
export default async function ComparePage({ searchParams }: Props) {
  const address = await firstValues(searchParams);
  const ids = (address.ids ?? "").split(",").flatMap((id) => (/^\d{1,9}$/.test(id.trim()) ? [Number(id)] : []));
  const page = await orNotFound(choose(ids));
  if (page === null) return <Unchosen />;
  const views = VIEWS.filter(([key]) => key !== "excerpt" || oneWithinOther(page));
  const view = views.find(([key]) => key === address.view)?.[0] ?? "split";
  const next = views[(views.findIndex(([key]) => key === view) + 1) % views.length]?.[0];
  const query = `ids=${page.sides.map(({ article }) => article.id).join(",")}`;
  const back = `/compare?${query}${view === "split" ? "" : `&view=${view}`}`;
  return (
    <div className={`${styles.page} ${pageStyles.page} ${pageStyles.full}`}>
      <Problem error={address.error}>That was not done</Problem>
      <div className={styles.head}>
        <Crumbs way={[{ href: "/duplicates", name: "Duplicates" }]} here="Compare" />
        <h1>{["", "", "Two", "Three", "Four"][page.sides.length]} articles side by side</h1>
        <p className={styles.lead}>{sentence(page)}</p>
        <ul className={styles.heads}>
          {page.sides.map(({ article, siglum }) => (
            <li key={siglum} className="said">
              <Anchor href={`/articles/${article.id}`}>{article.headline ?? article.sourceId}</Anchor>
            </li>
          ))}
        </ul>
        <Instead page={page} />
      </div>
      <div className={toolbarStyles.toolbar}>
        <div className={toolbarStyles.row}>
          <nav className="tabs" aria-label="Views">
            {views.map(([key, name]) => (
              <Anchor
                key={key}
                href={`/compare?${query}${key === "split" ? "" : `&view=${key}`}`}
                aria-current={key === view ? "page" : undefined}
                data-key={key === next ? "v" : undefined}
              >
                {name}
              </Anchor>
            ))}
          </nav>
        </div>
      </div>
      {view === "shared" && (
        <div>
          {page.pairs.map((pair) => (
            <div key={`${pair.a.siglum}-${pair.b.siglum}`}>
              <SharedPassages pair={pair} />
              {pair.flagged ? (
                <DecisionForms flagged={pair.flagged} back={back} />
              ) : (
                <Unflagged pair={pair} back={back} />
              )}
            </div>
          ))}
        </div>
      )}
      {view === "split" && <Columns page={page} />}
      {view === "excerpt" && page.pairs[0] && <Excerpt pair={page.pairs[0]} />}
      <Toast done={address.done} {...(address.undo ? { undo: address.undo } : {})} back={back} />
    </div>
  );
}

/** Of two texts one stands in the other for the most part: then its place there can be shown. */
function oneWithinOther({ pairs }: ComparedArticles): boolean {
  const [only, another] = pairs;
  if (!only || another) return false;
  const shorter =
    only.a.article.bodyWords < only.b.article.bodyWords ? only.score.containmentA : only.score.containmentB;
  return shorter >= CONTAINED || only.flagged?.pair.relation === "contains";
}

/** Nothing flags the two; a reader may know better. */
function Unflagged({ pair: { a, b }, back }: { pair: ComparedPair; back: string }) {
  if (a.article.groupId === b.article.groupId) return null;
  return (
    <div className="actions">
      <ActionForm
        action="/api/v1/pairs/decisions"
        label="Merge as one article"
        back={back}
        fields={{ a: a.article.id, b: b.article.id, verdict: "merged" }}
        confirm="Nothing that was measured says that these two are one article. Merged, they count once, and one undo parts them again."
      />
    </div>
  );
}

/** The comparison, or null where the address does not name two to four articles. */
async function choose(ids: readonly number[]): Promise<ComparedArticles | null> {
  try {
    return await asReader(loadCompare(ids));
  } catch (error) {
    if (error instanceof AppError && error.code === "INVALID_INPUT") return null;
    throw error;
  }
}

function Unchosen() {
  return (
    <div className={messagePageStyles.page}>
      <h1>Nothing chosen to compare</h1>
      <p>
        Choose two to {MOST_COMPARED} different articles from <Anchor href="/articles">the list of articles</Anchor>, or
        a pair from <Anchor href="/duplicates">the duplicates</Anchor>.
      </p>
    </div>
  );
}

function sentence({ pairs, sides }: ComparedArticles): string {
  const most = pairs.toSorted((one, other) => other.score.matchedWords - one.score.matchedWords)[0];
  if (!most || most.score.matchedWords === 0) {
    return `${sides.length === 2 ? "The two" : "No two of them"} share ${sides.length === 2 ? "no" : "a"} passage of any length. What they say is theirs alone.`;
  }
  const shorter = Math.min(most.a.article.bodyWords, most.b.article.bodyWords);
  const who = sides.length === 2 ? "They" : `${most.a.siglum} and ${most.b.siglum}`;
  return `${who} share ${plural(most.score.matchedWords, "word")} in passages, of ${number(shorter)} in the shorter article; the longest run has ${plural(most.score.longestRun, "word")}.`;
}

/** Where little is shared, the claims say more than a word diff; where the articles are copies, their group does. */
function Instead({ page: { sides, pairs, topics } }: { page: ComparedArticles }) {
  const group = sides[0]?.article.groupId;
  if (sides.every(({ article }) => article.groupId === group)) {
    return (
      <Notice>
        <p>
          These are copies of one article. <Anchor href={`/groups/${group}`}>See them merged</Anchor>
        </p>
      </Notice>
    );
  }
  if (!pairs.every(sharesLittle)) return null;
  return (
    <Notice>
      <p>
        Too little is the same for a word-by-word comparison: it would mark nearly everything. What they claim about the
        same matters stands claim by claim{" "}
        {topics.length === 0 ? (
          <>
            in the <Anchor href="/topics">topics</Anchor>
          </>
        ) : (
          <>
            in{" "}
            {topics.slice(0, 4).map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ", "}
                <Anchor href={`/topics/${id}`}>{name}</Anchor>
              </span>
            ))}
          </>
        )}
        ; their words for it in{" "}
        <Anchor href={`/framing?ids=${sides.map(({ article }) => article.id).join(",")}`}>framing</Anchor>.
      </p>
    </Notice>
  );
}
