import type { Metadata } from "next";
import { loadLexicons } from "../../lib/usecases/decisions/load-lexicons.ts";
import { loadInstallation } from "../../lib/usecases/installation/load-installation.ts";
import { loadModelSettings } from "../../lib/usecases/reading/load-model-settings.ts";
import { listTokens } from "../../lib/usecases/tokens/list-tokens.ts";
import { firstValue, type Query } from "../_components/addresses.ts";
import { Anchor } from "../_components/anchor.tsx";
import { Problem } from "../_components/problem.tsx";
import { SectionHead } from "../_components/section-head.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { Toast } from "../_components/toast.tsx";
import { AddWord } from "./_components/add-word.tsx";
import { InstallationFacts } from "./_components/installation-facts.tsx";
import { ListsInForce } from "./_components/lists-in-force.tsx";
import { ModelSection } from "./_components/model-section.tsx";
import { TokenSection } from "./_components/token-section.tsx";
import { WordList } from "./_components/word-list.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Settings" };

/** What this installation counts with and what it runs on. */
export default async function SettingsPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const lexicons = await loadLexicons();
  const installation = await loadInstallation();
  const model = await loadModelSettings({
    look: firstValue(query.look) === "1",
    estimate: firstValue(query.estimate) === "1",
  });
  return (
    <div className={`${styles.page} ${plainPageStyles.page}`}>
      <h1>Settings</h1>
      <p className={plainPageStyles.lead}>
        The words that are counted, a model of your own, tokens for programs, and what this installation runs on.
        Nothing here changes a text.
      </p>
      <Problem error={query.error}>Nothing was changed</Problem>
      <nav aria-label="On this page">
        <ul className={plainPageStyles.jump}>
          <li>
            <Anchor href="#lists">Word lists</Anchor>
          </li>
          <li>
            <Anchor href="#add">Add a word</Anchor>
          </li>
          <li>
            <Anchor href="#model">A model of your own</Anchor>
          </li>
          <li>
            <Anchor href="#tokens">Tokens for programs</Anchor>
          </li>
          <li>
            <Anchor href="#installation">This installation</Anchor>
          </li>
        </ul>
      </nav>
      <section className="section" aria-labelledby="lists">
        <SectionHead id="lists" title="Word lists">
          A list marks places to read; it says nothing on whether a word fits. What you add or switch off is kept apart
          from the shipped lists, stands in the history, and can be undone.
        </SectionHead>
        <ListsInForce view={lexicons} />
        {lexicons.lists.map((list) => (
          <WordList
            key={list.name}
            list={list}
            countedIn={lexicons.countedIn}
            open={firstValue(query.list) === list.name}
          />
        ))}
        {lexicons.fixed.map(({ title, file, entries }) => (
          <details className={plainPageStyles.fold} key={title}>
            <summary>
              <strong>{title}</strong>, {entries} entries, version {file.version}, to read only
            </summary>
            <p>
              {file.description} {file.licence} Its words stand on the <Anchor href="/method#lists">method page</Anchor>
              .
            </p>
          </details>
        ))}
      </section>
      <section className="section" aria-labelledby="add">
        <SectionHead id="add" title="Add a word">
          It is counted in every text from then on. Texts are counted again in the background, each as soon as a worker
          is free.
        </SectionHead>
        <AddWord lists={lexicons.lists} />
      </section>
      <ModelSection view={model} />
      <TokenSection tokens={await listTokens()} made={query.made} />
      <InstallationFacts installation={installation} />
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back="/settings" />
    </div>
  );
}
