import type { Metadata } from "next";
import { loadMethod, type MethodPage } from "../../lib/usecases/installation/load-method.ts";
import { Anchor } from "../_components/anchor.tsx";
import { Link } from "../_components/link.tsx";
import { SectionHead } from "../_components/section-head.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { dateText, number, RELATION_NAMES } from "../_components/words.ts";
import { ReadingModel } from "./_components/model.tsx";
import { Thresholds } from "./_components/thresholds.tsx";
import { WordLists } from "./_components/word-lists.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "How flags are made and measured" };

const PLACES = [
  ["duplicates", "Duplicates"],
  ["claims", "Claims, links, topics"],
  ["framing", "Framing"],
  ["model", "A model of your own"],
  ["measured", "How good they measured"],
  ["lists", "Word lists"],
] as const;

/** How flags, claims, links, topics and framing are made, with the numbers that decide and how good they measured. */
export default async function Method() {
  const page = await loadMethod();
  return (
    <div className={`${styles.page} ${plainPageStyles.page}`}>
      <h1>How flags are made and measured</h1>
      <p className={plainPageStyles.lead}>
        Parallax counts words and compares them; it never says who is right. A person’s decision always stands over a
        rule’s. The numbers below are read from the program as it runs here.
      </p>
      <nav aria-label="On this page">
        <ul className={plainPageStyles.jump}>
          {PLACES.map(([id, name]) => (
            <li key={id}>
              <Anchor href={`#${id}`}>{name}</Anchor>
            </li>
          ))}
        </ul>
      </nav>
      <Duplicates page={page} />
      <Claims page={page} />
      <Framing page={page} />
      <ReadingModel />
      <MeasuredFigures page={page} />
      <section className="section" aria-labelledby="lists">
        <SectionHead id="lists" title="Word lists">
          Every word that is counted, with what it does. The lists mark places to read; they say nothing on whether a
          word fits.
        </SectionHead>
        <WordLists page={page} />
      </section>
      <p className="note">
        Versions of the steps:{" "}
        {Object.entries(page.versions)
          .map(([step, version]) => `${step} ${version}`)
          .join(", ")}
        . A step with a newer version runs again over what is stored; see the{" "}
        <Link href="/history">history of decisions</Link> for what people said.
      </p>
    </div>
  );
}

function Duplicates({ page }: { page: MethodPage }) {
  return (
    <section className="section" aria-labelledby="duplicates">
      <SectionHead id="duplicates" title="Duplicates" />
      <p>
        Each line of a text first gets a role by rules: headline, subheading, byline, caption, article, teaser, comment,
        appeal, site line. Only the article is compared, counted and read for claims; the rest is kept and shown folded,
        and a reader can correct any role.
      </p>
      <p>
        Runs of a few words are hashed and a part of them kept. Texts that share at least two are aligned: short exact
        matches are joined into passages across small gaps. A small scorer weighs how much of the shorter and the longer
        article matches, the longest passage, how dense it is, where it stands, whether the beginnings match and how
        much of the match is quotation. The score is the probability that the two are one article.
      </p>
      <p>
        A page that holds two stories with nothing in common is a copy of neither. By itself such a pair looks like an
        article and a shortened copy of it, so all pairs of a page are looked at together, and the pair says so. If the
        other story is removed, it is what it was before.
      </p>
      <p>
        Kinds of pair: {Object.values(RELATION_NAMES).join("; ")}. The first three merge by rule; a probable rewrite
        waits for a person; the last two never merge. A merge is a view: every copy stays as it came, and each decision
        can be undone.
      </p>
      <Thresholds caption="Thresholds for duplicates" rows={page.duplicates} />
    </section>
  );
}

function Claims({ page }: { page: MethodPage }) {
  return (
    <section className="section" aria-labelledby="claims">
      <SectionHead id="claims" title="Claims, links, topics" />
      <p>
        A claim is what a sentence says without the words that report it. Who says it is read from quotation marks, from
        reporting words and from “according to”; pronouns go to the last fitting name. “via” names the outlet or agency
        on whose word it comes. A sentence without a reporting word is the outlet’s own.
      </p>
      <p>
        Two claims of different articles are linked when each is among the other’s best matches by shared words (rare
        ones weigh more, words that stand close together in both more still), by what the sentences around say alike, by
        how much the two articles have in common, and a little by sentence vectors where they are switched on. Names and
        everyday words open no link, unless much of both claims is the same. What a chip says is the most specific
        difference found: figures differ, asserted and denied, said by different people, certain and hedged, dates
        differ, same statement. That two outlets use other words makes no chip: nearly every two do.
      </p>
      <p>
        Linked claims make a matter: one row of the columns. Matters that share terms make a topic, named by its
        strongest shared phrase until a person renames it. An empty cell says what was searched: nothing found is not
        the same as nothing said.
      </p>
      <Thresholds caption="Thresholds for claims, links and topics" rows={page.claims} />
    </section>
  );
}

function Framing({ page }: { page: MethodPage }) {
  return (
    <section className="section" aria-labelledby="framing">
      <SectionHead id="framing" title="Framing" />
      <p>
        Listed words are found in the article text, with the exceptions that stand beside each. A passive counts where
        no “by” follows. Words in quotation marks count too, save the first person, and each place says whether it is
        quoted. The range beside a rate is the 95 % interval of a Poisson count; words in quotation marks get none,
        since they come in runs and are not independent.
      </p>
      <p>
        Distinctive words are ranked by log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008),
        grammar words left out.
      </p>
      <Thresholds caption="Thresholds for framing" rows={page.framing} />
    </section>
  );
}

function MeasuredFigures({ page }: { page: MethodPage }) {
  return (
    <section className="section" aria-labelledby="measured">
      <SectionHead id="measured" title="How good they measured">
        On sets with known answers. Shares run from 0 to 1. Precision is how many flags are right, recall how many
        copies were found, F1 joins the two; strict F1 also counts a story and a page that holds it as an error. ARI
        says how well the groups fit, plagdet how well the passages do. “found” gives the share found by what was done
        to a copy (cut, edited, scanned, surrounded by a page …), “wrong” the number of false flags by what they are,
        “reliability” the share that is one article among pairs with such a score.
      </SectionHead>
      {page.measured.length === 0 ? (
        <p>
          Nothing has been measured in this copy yet: `npm run eval` measures the evaluation sets that are there and
          notes the figures.
        </p>
      ) : (
        <table className={plainPageStyles.table}>
          <caption className="visually-hidden">Measured figures</caption>
          <thead>
            <tr>
              <th scope="col">Set</th>
              <th scope="col">measured on</th>
              <th scope="col">figures</th>
            </tr>
          </thead>
          <tbody>
            {page.measured.map(({ set, measuredAt, figures }) => (
              <tr key={set}>
                <th scope="row">{set}</th>
                <td data-n="measured on" className={plainPageStyles.prose}>
                  <span>{dateText(measuredAt)}</span>
                </td>
                <td data-n="figures">
                  <ul className={styles.figures}>
                    {figures.map(([name, value]) => (
                      <li key={name}>
                        <span className="note">{figureName(name)}</span>{" "}
                        {Number.isInteger(value) ? number(value) : value}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** "dev.found.chrome+edit" as words that a narrow page can break: "dev: found, chrome + edit". */
function figureName(name: string): string {
  const words = name
    .replaceAll("+", " + ")
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, capital: string) => `${before} ${capital.toLowerCase()}`);
  return words.replace(".", ": ").replaceAll(/\.(?=\S)/g, ", ");
}
