import type { Metadata } from "next";
import { countWords } from "../../../lib/text/tokens.ts";
import { type ClaimPage as Loaded, loadClaim } from "../../../lib/usecases/claims/load-claim.ts";
import { firstValue, type Query } from "../../_components/addresses.ts";
import { asReader } from "../../_components/blind.ts";
import { CopyQuote } from "../../_components/copy-quote.tsx";
import { Crumbs } from "../../_components/crumbs.tsx";
import { Link } from "../../_components/link.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { Problem } from "../../_components/problem.tsx";
import { SpeakerForm } from "../../_components/speaker-form.tsx";
import plainPageStyles from "../../_components/styles/plain-page.module.css";
import { Toast } from "../../_components/toast.tsx";
import { dateText, number, VERB_CLASS_NAMES } from "../../_components/words.ts";
import { Links } from "./_components/links.tsx";
import styles from "./page.module.css";

/** From this share of the most that a claim can have, by its place, its length and the words of the headline. */
const PROMINENT = 0.6;
/** "Such plans" alone says nothing: shorter claims are shown in their sentence. */
const FEWEST_WORDS = 5;

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "A claim" };

/** One claim: its words, who says it on whose word, what was read in it, and what other outlets say on the matter. */
export default async function ClaimPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Query;
}) {
  const page = await asReader(orNotFound(loadClaim(idFrom((await params).id))));
  const query = await searchParams;
  const { claim, article } = page;
  const here = `/claims/${claim.id}`;
  return (
    <div className={`${styles.page} ${plainPageStyles.page}`}>
      <Problem error={query.error}>Nothing was changed</Problem>
      <Crumbs
        way={[
          { href: "/articles", name: "Articles" },
          { href: `/articles/${article.id}`, name: article.headline ?? article.sourceId },
        ]}
        here="A claim"
      />
      <h1>
        {claim.speaker
          ? `${claim.speaker.charAt(0).toUpperCase()}${claim.speaker.slice(1)}, as ${article.outlet ?? "this text"} tells it`
          : "In the outlet’s own words"}
      </h1>
      <blockquote className={`said ${styles.claimWords}`}>
        {countWords(claim.quote) < FEWEST_WORDS ? claim.sentenceText : claim.quote}
      </blockquote>
      <section aria-labelledby="speaker">
        <h2 id="speaker">How it came here</h2>
        <Chain page={page} />
        <SpeakerForm claim={claim} back={`${here}#speaker`} />
      </section>
      <Read page={page} />
      <Context page={page} />
      <Links page={page} here={`${here}#links`} />
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={here} />
    </div>
  );
}

/** The source chain: the outlet, the one on whose word it prints the claim, the one who said it. */
function Chain({ page: { claim, article } }: { page: Loaded }) {
  const steps = [
    {
      role: "printed by",
      name: article.outlet ?? article.headline ?? article.sourceId,
      href: `/articles/${article.id}`,
    },
    ...(claim.via === null ? [] : [{ role: "reported via", name: claim.via, href: null }]),
    ...(claim.speaker === null ? [] : [{ role: "said by", name: claim.speaker, href: null }]),
  ];
  return (
    <ol className={styles.chain}>
      {steps.map(({ role, name, href }) => (
        <li key={role}>
          <span className="note">{role}</span> <b>{href ? <Link href={href}>{name}</Link> : name}</b>
        </li>
      ))}
      {steps.length === 1 ? <li className="note">Nobody else is named: the outlet itself says it.</li> : null}
    </ol>
  );
}

function Read({ page: { claim, context } }: { page: Loaded }) {
  const words = (span: { start: number; end: number }) =>
    context ? context.text.slice(span.start - context.start, span.end - context.start) : "";
  const listed = (spans: readonly { start: number; end: number }[]) =>
    spans.length === 0 ? "none" : spans.map(words).join(", ");
  const own = claim.authorHedges ?? [];
  const said = claim.hedges.filter(({ start }) => !own.some((hedge) => hedge.start === start));
  return (
    <dl className={styles.meta}>
      <Fact
        name="kind of reporting word"
        value={claim.verbClass ? VERB_CLASS_NAMES[claim.verbClass].join(": ") : "none"}
      />
      <Fact name={claim.speaker ? "hedges of the outlet" : "hedges"} value={listed(own)} />
      {claim.speaker ? <Fact name="hedges in what is said" value={listed(said)} /> : null}
      <Fact name="says what has to be done" value={listed(claim.obligations ?? [])} />
      {(claim.salience ?? 0) >= PROMINENT ? <Fact name="place" value="prominent in the article" /> : null}
      <Fact name="negated" value={claim.negated ? "yes" : "no"} />
      {claim.quantities.length > 0 ? <Fact name="figures" value={claim.quantities.map(figure).join("; ")} /> : null}
      {claim.dates.some((date) => date.value) ? (
        <Fact
          name="dates"
          value={claim.dates
            .flatMap((date) => (date.value ? `${words(date)}: ${dateText(date.value)}` : []))
            .join(", ")}
        />
      ) : null}
      {claim.entities.length > 0 ? <Fact name="names in it" value={claim.entities.join(", ")} /> : null}
    </dl>
  );
}

function Context({ page: { claim, article, paragraph, context } }: { page: Loaded }) {
  if (!context) return null;
  const from = claim.span.start - context.start;
  return (
    <section aria-labelledby="context">
      <h2 id="context">Where it stands</h2>
      {context.before ? <p className={`said ${styles.around}`}>{context.before}</p> : null}
      <p className="said">
        {context.text.slice(0, from)}
        <mark>{context.text.slice(from, from + claim.quote.length)}</mark>
        {context.text.slice(from + claim.quote.length)}
      </p>
      {context.after ? <p className={`said ${styles.around}`}>{context.after}</p> : null}
      <p className="note">
        <Link href={`/articles/${article.id}?at=${claim.sentence.start}#at`}>
          {paragraph ? `Paragraph ${paragraph}` : "Open"} in the article
        </Link>
        <CopyQuote source={article} place={paragraph ? `paragraph ${paragraph}` : ""} text={context.text} />
      </p>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function figure({
  min,
  max,
  unit,
  noun,
}: {
  min: number | null;
  max: number | null;
  unit: string | null;
  noun: string | null;
}): string {
  const amount =
    min !== null && max !== null && min !== max
      ? `${number(min)} to ${number(max)}`
      : min !== null && max === null
        ? `at least ${number(min)}`
        : number(min ?? max ?? 0);
  return [amount, unit, noun].filter(Boolean).join(" ");
}
