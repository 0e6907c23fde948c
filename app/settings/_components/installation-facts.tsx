import type { ReactNode } from "react";
import type { Installation } from "../../../lib/usecases/installation/load-installation.ts";
import { formatMoment } from "../../_components/format.ts";
import { SectionHead } from "../../_components/section-head.tsx";
import { number, plural } from "../../_components/words.ts";
import styles from "./installation-facts.module.css";

const PROVIDERS: Record<string, string> = {
  none: "none: claims are linked by their words alone",
  "openai-compatible": "a service that the environment names; claims are sent to it",
};

/** What the installation runs on, fact by fact, and how to keep a copy. */
export function InstallationFacts({ installation }: { installation: Installation }) {
  const { articles, jobs, postgres, versions, node, dataFolder, embeddings, extractor, judge } = installation;
  return (
    <section className="section" aria-labelledby="installation">
      <SectionHead id="installation" title="This installation">
        Set by the environment when Parallax starts; see the README for the variables.
      </SectionHead>
      <dl className={styles.facts}>
        <Fact name="Articles">
          {number(articles)}; {plural(jobs.open, "job")} open, {number(jobs.failed)} failed
        </Fact>
        <Fact name="Database">
          PostgreSQL {postgres.version}, {megabytes(postgres.bytes)}
          <span className="note">{postgres.folder ?? "It does not tell this user where its files are."}</span>
        </Fact>
        <Fact name="Data folder">
          {dataFolder}
          <span className="note">PARALLAX_DATA; without a slash before it, inside the project’s folder</span>
        </Fact>
        <Fact name="Sentence vectors">
          {PROVIDERS[embeddings.provider] ?? embeddings.provider}
          <span className="note">{vectorsText(embeddings)}</span>
          {embeddings.trouble ? (
            <span className="note" role="status">
              Failing since {formatMoment(new Date(embeddings.trouble.since))}: {embeddings.trouble.message} Until it
              answers, claims are linked by their words alone; the first answer queues again what was left out.
            </span>
          ) : null}
        </Fact>
        <Service
          name="Claim extractor"
          service={extractor}
          sent="a service that EXTRACTOR_URL names; the texts of articles are sent to it"
          without="none plugged in: claims are read by rules alone"
          stays="The claims that the rules read stay."
          made={extractor.made.map(({ by, claims }) => `${plural(claims, "claim")} by ${by}`)}
          refused={(at) => ({ href: `/articles/${at}`, name: `article ${at}`, part: "claim" })}
        />
        <Service
          name="Relation judge"
          service={judge}
          sent="a service that JUDGE_URL names; linked claims are sent to it with speaker and date, without the outlet; its answers change no link"
          without="none plugged in: links are the rule’s, and yours"
          stays="Links and rows stay; nothing waits for it."
          made={judge.made.map(({ by, pairs }) => `${plural(pairs, "pair")} of claims by ${by}`)}
          refused={(at) => ({ href: `/claims/${at}`, name: `an answer on claim ${at} and others`, part: "judgement" })}
        />
        <Fact name="Versions of the steps">
          {Object.entries(versions)
            .map(([step, version]) => `${step} ${version}`)
            .join(", ")}
          <span className="note">
            Each derived row says which version made it; “parallax rebuild” makes again what an older one made.
          </span>
        </Fact>
        <Fact name="Node">{node}</Fact>
        <Fact name="Backup">
          Stop Parallax and copy the data folder, or use your own Postgres (DATABASE_URL) and its tools.
          <span className="note">
            “parallax export articles” writes every text as JSON lines, which can be imported again; decisions are not
            in it.
          </span>
        </Fact>
      </dl>
    </section>
  );
}

type ServiceProps = {
  readonly name: string;
  readonly service: Pick<Installation["extractor"], "on" | "trouble" | "refused">;
  /** What is said while one is plugged in, while none is, and of what a failure leaves as it was. */
  readonly sent: string;
  readonly without: string;
  readonly stays: string;
  readonly made: readonly string[];
  readonly refused: (at: number) => { href: string; name: string; part: string };
};

/** A service that may be plugged in beside the rules: what is sent to it, what it made, and what went wrong. */
function Service({ name, service: { on, trouble, refused: last }, sent, without, stays, made, refused }: ServiceProps) {
  const at = last && refused(last.at);
  return (
    <Fact name={name}>
      {on ? sent : without}
      {made.map((line) => (
        <span key={line} className="note">
          {line}
        </span>
      ))}
      {trouble ? (
        <span className="note" role="status">
          Failing since {formatMoment(new Date(trouble.since))}: {trouble.message} {stays}
        </span>
      ) : null}
      {last && at ? (
        <span className="note">
          Last refused, in <a href={at.href}>{at.name}</a>:{" "}
          {last.reasons.map(({ reason, count }) => `${plural(count, at.part)}, since ${reason}`).join("; ")}.
        </span>
      ) : null}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function vectorsText({ claims, made }: Installation["embeddings"]): string {
  if (claims === 0) return "There are no claims yet.";
  if (made.length === 0) return `None of ${plural(claims, "claim")} has one.`;
  return `${made.map(({ model, claims: own }) => `${number(own)} by ${model}`).join(", ")}, of ${plural(claims, "claim")}.`;
}

function megabytes(bytes: number): string {
  return `${number(Math.max(1, Math.round(bytes / 1_000_000)))} MB`;
}
