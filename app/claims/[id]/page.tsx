import type { Metadata } from "next";
import Link from "next/link";
import { loadClaim } from "../../../lib/usecases/load-claim.ts";
import { shown } from "../../_components/blind.ts";
import { Crumbs } from "../../_components/crumbs.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { CHIP_NAMES, dateText, number, VERB_CLASS_NAMES } from "../../_components/words.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "A claim" };

/** One claim: its words, who says it on whose word, what was read in it, and what other outlets say on the matter. */
export default async function ClaimPage({ params }: { params: Promise<{ id: string }> }) {
  const { claim, article, paragraph, context, links } = await shown(orNotFound(loadClaim(idFrom((await params).id))));
  const chain = [article.outlet ?? article.headline ?? article.sourceId, claim.via, claim.speaker].filter((link) => link !== null);
  const from = context ? claim.span.start - context.start : 0;
  return (
    <div className="page-claim plain">
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
      <blockquote className="said claim-words">{claim.quote}</blockquote>
      <dl className="meta">
        <Fact name="source chain" value={chain.join(" ← ")} />
        <Fact
          name="kind of reporting word"
          value={claim.verbClass ? VERB_CLASS_NAMES[claim.verbClass].join(": ") : "none: the outlet itself says it"}
        />
        <Fact
          name="hedges"
          value={
            claim.hedges.length === 0
              ? "none"
              : claim.hedges.map((span) => (context ? context.text.slice(span.start - context.start, span.end - context.start) : "")).join(", ")
          }
        />
        <Fact name="negated" value={claim.negated ? "yes" : "no"} />
        {claim.quantities.length > 0 ? <Fact name="figures" value={claim.quantities.map(figure).join("; ")} /> : null}
        {claim.dates.some((date) => date.value) ? (
          <Fact name="dates" value={claim.dates.flatMap((date) => (date.value ? dateText(date.value) : [])).join(", ")} />
        ) : null}
        {claim.entities.length > 0 ? <Fact name="names in it" value={claim.entities.join(", ")} /> : null}
      </dl>
      {context ? (
        <section aria-labelledby="context">
          <h2 id="context">In its place</h2>
          <p className="said">
            {context.text.slice(0, from)}
            <mark>{context.text.slice(from, from + claim.quote.length)}</mark>
            {context.text.slice(from + claim.quote.length)}
          </p>
          <p className="note">
            <Link href={`/articles/${article.id}?at=${claim.sentence.start}#at`}>{paragraph ? `Paragraph ${paragraph}` : "Open"} in the article</Link>
          </p>
        </section>
      ) : null}
      <section aria-labelledby="links">
        <h2 id="links">On the same matter</h2>
        {links.length === 0 ? <p className="note">No claim of another outlet was linked with this one.</p> : null}
        <ul>
          {links.map(({ other, link, article: of, topic }) => (
            <li key={other.id} className="claim">
              <p className="spk">
                <b className="who">{of.outlet ?? of.headline}</b>
                {other.speaker ? `, said by ${other.speaker}` : other.via ? `, reported via ${other.via}` : ", in its own words"}
              </p>
              <blockquote className="said">{other.sentenceText}</blockquote>
              <p className="ft">
                <span className="chip">
                  <b>{CHIP_NAMES[link.relation]}</b>
                </span>
                <Link href={topic ? `/topics/${topic}?pair=${claim.id},${other.id}#pair` : `/claims/${other.id}`}>
                  {topic ? "side by side" : "open"}
                </Link>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
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

function figure({ min, max, unit, noun }: { min: number | null; max: number | null; unit: string | null; noun: string | null }): string {
  const amount =
    min !== null && max !== null && min !== max
      ? `${number(min)} to ${number(max)}`
      : min !== null && max === null
        ? `at least ${number(min)}`
        : number(min ?? max ?? 0);
  return [amount, unit, noun].filter(Boolean).join(" ");
}
