import type { Metadata } from "next";
import { cache } from "react";
import { searchedText } from "../../../lib/claims/topic/topic-words.ts";
import { listVersionsText } from "../../../lib/usecases/decisions/lexicon.ts";
import { loadOutlet, type OutletPage } from "../../../lib/usecases/outlets/load-outlet.ts";
import { type Query, wholeNumber } from "../../_components/addresses.ts";
import { asReader } from "../../_components/blind.ts";
import { ChoiceBox } from "../../_components/choice/choice-box.tsx";
import { ListedChoice } from "../../_components/choice/listed-choice.tsx";
import { Crumbs } from "../../_components/crumbs.tsx";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { SectionHead } from "../../_components/section-head.tsx";
import plainPageStyles from "../../_components/styles/plain-page.module.css";
import { dateText, number, originText, plural } from "../../_components/words.ts";
import { Counts, opens } from "./_components/counts.tsx";
import { OverTime } from "./_components/over-time.tsx";
import { CueClasses, Sides, VoicesOfOutlet } from "./_components/voices.tsx";

export const dynamic = "force-dynamic";

/** Once a request: the title and the page ask for the same outlet. */
const load = cache((id: number, topic: number | null) => asReader(loadOutlet(id, { topic })));

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { column } = await pageOf(props);
  return { title: column.name };
}

async function pageOf({ params, searchParams }: Props): Promise<OutletPage> {
  return orNotFound(load(idFrom((await params).id), wholeNumber((await searchParams).topic) ?? null));
}

/** One outlet over all its articles, beside all others together. */
export default async function OneOutlet(props: Props) {
  const page = await pageOf(props);
  const { column, profile, others } = page;
  return (
    <div className={plainPageStyles.page}>
      <Crumbs way={[{ href: "/outlets", name: "Outlets" }]} here={column.name} />
      <h1>
        <span className="siglum">{column.letter}</span> {column.name}
      </h1>
      <p className={plainPageStyles.lead}>
        {plural(page.inAll, "article")}
        {page.copies > 0 ? ` (and ${plural(page.copies, "copy", "copies")}, counted once)` : ""},{" "}
        {number(profile.words)} words read, beside {plural(others.articles, "article")} of{" "}
        {plural(others.outlets, "other outlet")}. Every linked number opens the lines it counts.
      </p>
      {page.topic ? (
        <p className={plainPageStyles.lead}>
          Only sentences with the words of “{page.topic.name}” are counted here.{" "}
          <Link href={`/outlets/${column.outletId}`}>Count whole articles</Link>
        </p>
      ) : null}
      {page.counted < page.inAll && !page.topic ? (
        <p className="note">Counted: the newest {number(page.counted)} articles.</p>
      ) : null}
      {page.small ? (
        <p className={plainPageStyles.aside}>
          <strong>This is a small sample:</strong> {plural(page.inAll, "article")}. The counts describe these texts, not
          the outlet.
        </p>
      ) : null}
      <section className="section" aria-labelledby="counts">
        <SectionHead id="counts" title="Counts">
          Below each rate: the range that would hold it in 95 of 100 samples of this size.{" "}
          <Link href="/method">How it is counted</Link>
        </SectionHead>
        <Counts page={page} />
        <Downloads table="tables/outlet-counts" name="counts" of={{ outlet: page.column.outletId ?? undefined }} />
      </section>
      <OverTime page={page} />
      <section className="section" aria-labelledby="voices">
        <SectionHead id="voices" title="Who is quoted">
          Words inside quotation marks, by speaker, and the kinds of word that report them.
        </SectionHead>
        <Sides page={page} />
        {page.speakers.length > 0 ? (
          <VoicesOfOutlet page={page} />
        ) : (
          <p className="note">No quotation and no reporting word was found.</p>
        )}
        {page.moreSpeakers > 0 ? (
          <p className="note">{plural(page.moreSpeakers, "more speaker")}, with fewer words each.</p>
        ) : null}
        <Downloads table="tables/outlet-voices" name="voices" of={{ outlet: page.column.outletId ?? undefined }} />
      </section>
      <section className="section" aria-labelledby="cues">
        <SectionHead id="cues" title="How speech is reported">
          What the reporting word does to what it reports; the full list is on the page of methods.
        </SectionHead>
        <CueClasses page={page} />
      </section>
      <Distinctive page={page} />
      <Topics page={page} />
      <Articles page={page} />
      <p className="note">
        Counted with the word lists {page.lexiconVersions.map(listVersionsText).join("; and with ")}.{" "}
        <Link href="/settings">See and change the lists</Link>.
      </p>
    </div>
  );
}

function Distinctive({ page }: { page: OutletPage }) {
  return (
    <section className="section" aria-labelledby="words">
      <SectionHead id="words" title="Words that mark it off">
        Words it uses more than the others do, those least likely to be chance first. At least two uses.{" "}
        <Link href="/method">How they are ranked</Link>
      </SectionHead>
      {page.others.words === 0 ? <p className="note">There is no other outlet to compare with yet.</p> : null}
      <ul className={plainPageStyles.words}>
        {(page.others.words > 0 ? page.distinctive : []).map((word) => (
          <li key={word.norm}>
            <span className="said">{word.printed}</span>{" "}
            <Link href={opens(page, `word:${word.norm}`)}>{number(word.here)}</Link>{" "}
            <span className="note">others {number(word.elsewhere)}</span>
          </li>
        ))}
      </ul>
      <Downloads table="tables/outlet-words" name="words" of={{ outlet: page.column.outletId ?? undefined }} />
    </section>
  );
}

function Topics({ page }: { page: OutletPage }) {
  const [on, silent] = [
    page.topics.filter((row) => (row.cells[0]?.sentences ?? 0) > 0),
    page.topics.filter((row) => row.cells[0]?.sentences === 0),
  ];
  return (
    <section className="section" aria-labelledby="topics">
      <SectionHead id="topics" title="Topics">
        Body sentences with a topic’s words; a topic opens this page within it. Nothing found is not the same as nothing
        said: see what was searched.
      </SectionHead>
      {page.topics.length === 0 ? (
        <p className="note">No topic was found yet: it takes two outlets that say something on one point.</p>
      ) : null}
      {on.length > 0 ? (
        <ul className={plainPageStyles.lines}>
          {on.map((row) => (
            <li key={row.topic}>
              <Link href={`/outlets/${page.column.outletId}?topic=${row.topic}`}>{row.name}</Link>{" "}
              <span>
                {number(row.cells[0]?.sentences ?? 0)} of {plural(row.cells[0]?.of ?? 0, "sentence")}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {silent.length > 0 ? (
        <>
          <h3>No matching sentence found</h3>
          <ul className={plainPageStyles.lines}>
            {silent.map((row) => (
              <li key={row.topic}>
                <Link href={`/topics/${row.topic}`}>{row.name}</Link>{" "}
                <span className="note">searched: {searchedText(row)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Articles({ page }: { page: OutletPage }) {
  return (
    <section className="section" aria-labelledby="articles">
      <SectionHead id="articles" title="Articles, oldest first">
        Each date with where it comes from. Articles without a known date stand last.
      </SectionHead>
      <table className={plainPageStyles.table}>
        <caption className="visually-hidden">Articles of {page.column.name} by date</caption>
        <thead>
          <tr>
            <th scope="col">Article</th>
            <th scope="col">date</th>
            <th scope="col">words</th>
          </tr>
        </thead>
        <tbody>
          {page.articles.map((article) => (
            <tr key={article.id}>
              <th scope="row" className="said">
                <ChoiceBox id={article.id} name={article.headline ?? article.sourceId} />{" "}
                <Link href={`/articles/${article.id}`}>{article.headline ?? article.sourceId}</Link>
              </th>
              <td data-n="date">
                {article.publishedAt ? dateText(article.publishedAt, "short") : "not known"}
                {article.origins.publishedAt ? (
                  <span className="note">{originText(article.origins.publishedAt)}</span>
                ) : null}
              </td>
              <td data-n="words">{number(article.bodyWords)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.articles.length < page.inAll ? (
        <p className="note">
          Listed: the oldest {number(page.articles.length)}.{" "}
          <Link href={`/articles?outlet=${page.column.outletId}`}>See all {number(page.inAll)}</Link>
        </p>
      ) : null}
      <ListedChoice />
    </section>
  );
}
