import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ROLES } from "../../lib/model/article.ts";
import {
  loadSearch,
  loadSearchOutlets,
  type RoleFilter,
  type SearchPage,
} from "../../lib/usecases/articles/search-passages.ts";
import { address, firstValue, listDate, type Query, typedWords, wholeNumber } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import { ChoiceBox } from "../_components/choice/choice-box.tsx";
import { ListedChoice } from "../_components/choice/listed-choice.tsx";
import { CopyQuote } from "../_components/copy-quote.tsx";
import { ChoiceField, DateFields } from "../_components/filter-fields.tsx";
import { Link } from "../_components/link.tsx";
import noticeStyles from "../_components/notice.module.css";
import { PlainForm } from "../_components/plain-form.tsx";
import { SiglumBadge } from "../_components/siglum.tsx";
import filterBarStyles from "../_components/styles/filter-bar.module.css";
import listPageStyles from "../_components/styles/list-page.module.css";
import { plural, ROLE_NAMES } from "../_components/words.ts";
import { StoryLine } from "../stories/_components/story-line.tsx";
import { Found } from "./_components/found.tsx";

export const dynamic = "force-dynamic";

const FILTERS: readonly { readonly key: RoleFilter; readonly name: string }[] = [
  { key: "own", name: "the outlets’ own words" },
  { key: "all", name: "everything on the pages" },
  ...ROLES.map((role) => ({ key: role, name: `only ${ROLE_NAMES[role]}` })),
];
/** Longest question sent to the database. */
const LONGEST = 500;

type Asked = {
  readonly q: string;
  readonly role: RoleFilter;
  readonly page: number;
  readonly outlet: number | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly person: string;
};

async function askedOf(searchParams: Query): Promise<Asked> {
  const query = await searchParams;
  const role = FILTERS.find((filter) => filter.key === firstValue(query.role))?.key ?? "own";
  return {
    q: (firstValue(query.q) ?? "").replaceAll("\0", "").trim().slice(0, LONGEST),
    role,
    page: wholeNumber(query.page) ?? 1,
    outlet: wholeNumber(query.outlet),
    from: listDate(firstValue(query.from)),
    to: listDate(firstValue(query.to)),
    person: typedWords(firstValue(query.person)),
  };
}

export async function generateMetadata({ searchParams }: { searchParams: Query }): Promise<Metadata> {
  const { q } = await askedOf(searchParams);
  return { title: q ? `“${q}” in search` : "Search" };
}

/** Full text over all passages, with the words found marked. */
export default async function SearchResults({ searchParams }: { searchParams: Query }) {
  const asked = await askedOf(searchParams);
  const found = asked.q ? await asReader(loadSearch(asked.q, asked.role, asked.page, asked)) : null;
  const outlets = await asReader(loadSearchOutlets());
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>Search</h1>
        <p className={listPageStyles.lead} role="status">
          {found
            ? summaryOf(found, asked)
            : "Search all passages: words, “exact words” in quotation marks, -without, one or another."}
        </p>
      </div>
      <search>
        <PlainForm className={filterBarStyles.bar} action="/search" aria-label="Passages">
          <label className={filterBarStyles.words}>
            Words
            <input name="q" type="search" defaultValue={asked.q} maxLength={LONGEST} />
          </label>
          <ChoiceField
            name="role"
            label="In"
            chosen={asked.role}
            options={FILTERS.map(({ key, name }) => [key, name] as const)}
          />
          <ChoiceField
            name="outlet"
            label="Outlet"
            chosen={String(asked.outlet ?? "")}
            options={[["", "any outlet"], ...outlets.map(({ id, name, letter }) => [id, `${letter} ${name}`] as const)]}
          />
          <label>
            Quotes or reports
            <input name="person" defaultValue={asked.person} placeholder="a name" maxLength={100} size={14} />
          </label>
          <DateFields from={asked.from ?? ""} to={asked.to ?? ""} />
          <button className="button primary" type="submit">
            Search
          </button>
        </PlainForm>
      </search>
      {found && found.total > 0 ? <Hits found={found} asked={asked} /> : null}
      {found?.total === 0 ? <Nothing asked={asked} /> : null}
    </div>
  );
}

function summaryOf({ total }: SearchPage, { q, role, person }: Asked): ReactNode {
  const place = FILTERS.find((filter) => filter.key === role)?.name ?? "";
  return (
    <>
      {plural(total, "passage")} with “<bdi>{q}</bdi>”, searched in {place}
      {person ? (
        <>
          , where “<bdi>{person}</bdi>” is quoted or reported
        </>
      ) : null}
      .
    </>
  );
}

function Hits({ found, asked }: { found: SearchPage; asked: Asked }) {
  const at = (page: number) =>
    address("/search", {
      q: asked.q,
      role: asked.role === "own" ? undefined : asked.role,
      outlet: asked.outlet,
      from: asked.from,
      to: asked.to,
      person: asked.person || undefined,
      page: page > 1 ? page : undefined,
    });
  return (
    <>
      <ol className={listPageStyles.rows}>
        {found.hits.map(({ article, letter, role, start, pieces }, i) => (
          <li key={`${article.id} ${start}`}>
            <span>
              <SiglumBadge letter={letter} />
              {/* An article is chosen where it is found first: two boxes for one would have to agree. */}
              {found.hits.findIndex((hit) => hit.article.id === article.id) === i ? (
                <ChoiceBox id={article.id} name={article.headline ?? article.sourceId} />
              ) : null}
            </span>
            <div data-quote>
              <p className="said">
                <Found pieces={pieces} />
              </p>
              <p className={listPageStyles.detail}>
                <Link href={`/articles/${article.id}?at=${start}#at`}>{article.headline ?? article.sourceId}</Link>,{" "}
                <bdi>{article.outlet ?? "outlet unknown"}</bdi>
                <CopyQuote source={article} />
              </p>
              <p className={listPageStyles.detail}>
                <StoryLine story={found.stories.get(article.groupId)} outletId={article.outletId} />
              </p>
            </div>
            <p className={listPageStyles.right}>{role === "body" ? "" : ROLE_NAMES[role]}</p>
          </li>
        ))}
      </ol>
      {found.pages > 1 ? (
        <nav className={listPageStyles.pager} aria-label="Pages of results">
          {found.page > 1 ? <Link href={at(found.page - 1)}>Better matches</Link> : null}
          <span>
            Page {found.page} of {found.pages}
          </span>
          {found.page < found.pages ? <Link href={at(found.page + 1)}>More matches</Link> : null}
        </nav>
      ) : null}
      <ListedChoice />
    </>
  );
}

/** No result says what was asked and what to loosen. */
function Nothing({ asked: { q, role, page, outlet, from, to, person } }: { asked: Asked }) {
  const narrowed = [
    outlet === undefined ? "" : "one outlet",
    from === undefined ? "" : `from ${from}`,
    to === undefined ? "" : `to ${to}`,
    person === "" ? "" : `quotes or reports “${person}”`,
  ].filter(Boolean);
  return (
    <div className={noticeStyles.notice}>
      <p>
        Nothing was found. Active: the words “{q}”{page > 1 ? `, page ${page}` : ""}, and the filter “
        {FILTERS.find((filter) => filter.key === role)?.name}”{narrowed.length > 0 ? `; ${narrowed.join(", ")}` : ""}.
      </p>
      <p>
        {narrowed.length > 0 ? (
          <>
            <Link href={address("/search", { q, role: role === "own" ? undefined : role })}>
              Search all outlets, dates and people
            </Link>
            ,{" "}
          </>
        ) : null}
        {role === "all" ? null : (
          <>
            <Link href={address("/search", { q, role: "all" })}>Search everything on the pages</Link>,{" "}
          </>
        )}
        or use fewer or other words. English words are found in all their forms; in other languages only as written.
      </p>
    </div>
  );
}
