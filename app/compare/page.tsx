import type { Metadata } from "next";
import { AppError } from "../../lib/model/errors.ts";
import { CONTAINED } from "../../lib/similarity/relation.ts";
import { type ArticleChoice, loadChoice } from "../../lib/usecases/articles/load-choice.ts";
import {
  type ComparedArticles,
  type ComparedPair,
  type ComparedSide,
  loadCompare,
  MOST_COMPARED,
} from "../../lib/usecases/duplicates/load-compare.ts";
import { ActionForm } from "../_components/action-form.tsx";
import {
  address as addressOf,
  firstValues,
  type Query,
  typedWords,
  wholeNumber,
  wholeNumbers,
} from "../_components/addresses.ts";
import { Anchor } from "../_components/anchor.tsx";
import { asReader } from "../_components/blind.ts";
import { Chooser } from "../_components/choice/chooser.tsx";
import { Crumbs } from "../_components/crumbs.tsx";
import { Notice } from "../_components/notice.tsx";
import { orNotFound } from "../_components/or-not-found.ts";
import { Problem } from "../_components/problem.tsx";
import toolbarStyles from "../_components/styles/toolbar.module.css";
import { TakeAlong } from "../_components/take-along.tsx";
import { Toast } from "../_components/toast.tsx";
import { number, plural } from "../_components/words.ts";
import { DecisionForms } from "../duplicates/_components/decision-forms.tsx";
import pageStyles from "../groups/[id]/page.module.css";
import { Columns } from "./_components/columns.tsx";
import { Excerpt } from "./_components/excerpt.tsx";
import { SharedPassages, sharesLittle } from "./_components/shared-passages.tsx";
import { TiedPoints } from "./_components/tied-points.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Compare articles" };

type Props = { searchParams: Query };

const VIEWS = [
  ["split", "Side by side"],
  ["points", "Point by point"],
  ["shared", "What they share"],
  ["excerpt", "One within the other"],
] as const;
type View = (typeof VIEWS)[number][0];

/** Two or more articles that need not be copies: what they share, what they say on one point, and their own words side by side. */
export default async function ComparePage({ searchParams }: Props) {
  const given = await searchParams;
  const address = await firstValues(searchParams);
  const ids = wholeNumbers(given.ids);
  const page = address.find === undefined ? await orNotFound(choose(ids)) : null;
  if (page === null) return <Choosing choice={await asReader(loadChoice(ids, typedWords(address.find)))} />;
  const views = VIEWS.filter(([key]) => isOffered(key, page));
  const view = views.find(([key]) => key === address.view)?.[0] ?? usualView(page);
  const next = views[(views.findIndex(([key]) => key === view) + 1) % views.length]?.[0];
  const base = page.sides.find(({ article }) => article.id === wholeNumber(address.order)) ?? page.sides[0];
  const to = (shown: View, side?: ComparedSide) =>
    addressOf("/compare", {
      ids: page.sides.map(({ article }) => article.id).join(","),
      view: shown === usualView(page) ? undefined : shown,
      order: side && side !== page.sides[0] ? side.article.id : undefined,
    }).replaceAll("%2C", ",");
  const back = to(view, base);
  return (
    <div className={`${styles.page} ${pageStyles.page} ${pageStyles.full}`}>
      <Problem error={address.error}>That was not done</Problem>
      <div className={styles.head}>
        <Crumbs way={[{ href: "/articles", name: "Articles" }]} here="Compare" />
        <h1>{["", "", "Two", "Three", "Four"][page.sides.length]} articles side by side</h1>
        <p className={styles.lead}>{sentence(page)}</p>
        <ul className={styles.heads}>
          {page.sides.map(({ article, siglum }) => (
            <li key={siglum} className="said">
              <Anchor href={`/articles/${article.id}`}>{article.headline ?? article.sourceId}</Anchor>
            </li>
          ))}
        </ul>
        <details className={styles.change}>
          <summary>Compare others</summary>
          <Chooser choice={await asReader(loadChoice(ids, ""))} path="/compare" most={MOST_COMPARED} />
        </details>
        <Instead page={page} />
        <Decide page={page} back={back} />
      </div>
      <TakeAlong
        kind="comparison"
        of={{ ids: page.sides.map(({ article }) => article.id).join(",") }}
        name={page.sides.map(({ article }) => article.headline ?? `article ${article.id}`).join(" · ")}
        back={back}
      />
      <div className={toolbarStyles.toolbar}>
        <div className={toolbarStyles.row}>
          <nav className="tabs" aria-label="Views">
            {views.map(([key, name]) => (
              <Anchor
                key={key}
                href={to(key)}
                aria-current={key === view ? "page" : undefined}
                data-key={key === next ? "v" : undefined}
              >
                {name}
                {key === "points" ? ` ${number(page.ties.length)}` : ""}
              </Anchor>
            ))}
          </nav>
        </div>
      </div>
      {view === "shared" && page.pairs.map((pair) => <SharedPassages key={keyOf(pair)} pair={pair} />)}
      {view === "split" && <Columns page={page} />}
      {view === "points" && base && <TiedPoints page={page} base={base} inOrderOf={(side) => to("points", side)} />}
      {view === "excerpt" && page.pairs[0] && <Excerpt pair={page.pairs[0]} />}
      {page.pairs
        .filter(({ flagged }) => flagged === null)
        .map((pair) => (
          <Unflagged key={keyOf(pair)} pair={pair} back={back} />
        ))}
      <Toast done={address.done} {...(address.undo ? { undo: address.undo } : {})} back={back} />
    </div>
  );
}

const keyOf = ({ a, b }: ComparedPair) => `${a.siglum}-${b.siglum}`;

function isOffered(view: View, page: ComparedArticles): boolean {
  if (view === "excerpt") return oneWithinOther(page);
  return view !== "points" || page.ties.length > 0;
}

/** Texts that share passages are read side by side; where they share little, the points are where they meet. */
function usualView(page: ComparedArticles): View {
  return page.ties.length > 0 && page.pairs.every(sharesLittle) ? "points" : "split";
}

/** What was decided on each flagged pair of them and what can be, whatever view is open. */
function Decide({ page, back }: { page: ComparedArticles; back: string }) {
  return page.pairs
    .filter(({ flagged }) => flagged !== null)
    .map((pair) => (
      <div key={keyOf(pair)} className={styles.decide}>
        {page.pairs.length > 1 ? (
          <p className="note">
            {pair.a.siglum} and {pair.b.siglum}
          </p>
        ) : null}
        {pair.flagged ? <DecisionForms flagged={pair.flagged} back={back} /> : null}
      </div>
    ));
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
    <div className={`actions ${styles.unflagged}`}>
      <ActionForm
        quiet
        action="/api/v1/pairs/decisions"
        label={`Are ${a.siglum} and ${b.siglum} one article? Merge them`}
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

/** Fewer than two articles are chosen, or more than stand side by side. */
function Choosing({ choice }: { choice: ArticleChoice }) {
  const count = choice.chosen.length;
  return (
    <div className={styles.head}>
      <Crumbs way={[{ href: "/articles", name: "Articles" }]} here="Compare" />
      <h1>{count === 1 ? "Compare with …" : "Choose articles to compare"}</h1>
      <p className={styles.lead}>
        {count > MOST_COMPARED
          ? `${number(count)} are chosen, and ${MOST_COMPARED} stand side by side: leave some out.`
          : count > 1
            ? "Add another, or see those chosen side by side."
            : `Two to ${MOST_COMPARED} articles, whether or not they are copies.`}
      </p>
      {count > 1 && count <= MOST_COMPARED ? (
        <p className="actions">
          <Anchor
            className="button primary"
            href={`/compare?ids=${choice.chosen.map(({ article }) => article.id).join(",")}`}
          >
            Compare these {count}
          </Anchor>
        </p>
      ) : null}
      <Chooser choice={choice} path="/compare" most={MOST_COMPARED} />
    </div>
  );
}

function sentence({ pairs, sides, ties }: ComparedArticles): string {
  const most = pairs.toSorted((one, other) => other.score.matchedWords - one.score.matchedWords)[0];
  if (!most || most.score.matchedWords === 0) {
    const shared = `${sides.length === 2 ? "The two" : "No two of them"} share ${sides.length === 2 ? "no" : "a"} passage of any length`;
    return ties.length === 0
      ? `${shared}. What they say is theirs alone.`
      : `${shared}, and speak of the same points in ${plural(ties.length, "pair of sentences", "pairs of sentences")}.`;
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
        Too little is the same for a word-by-word comparison: it would mark nearly everything.{" "}
        {topics.length === 0 ? null : (
          <>
            What they say on the same points stands in{" "}
            {topics.slice(0, 4).map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ", "}
                <Anchor href={`/topics/${id}`}>{name}</Anchor>
              </span>
            ))}
            .{" "}
          </>
        )}
        <Anchor href={`/framing?ids=${sides.map(({ article }) => article.id).join(",")}`}>Compare their words</Anchor>{" "}
        instead.
      </p>
    </Notice>
  );
}
