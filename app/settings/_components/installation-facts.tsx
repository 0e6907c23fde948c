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
  const { articles, jobs, postgres, versions, node, dataFolder, embeddings } = installation;
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
