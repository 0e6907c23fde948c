import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Anchor } from "../../_components/anchor.tsx";
import styles from "./contents.module.css";

/** The sections in the order of the page. What one may lack says when it is there. */
const SECTIONS: readonly (readonly [string, string, ((page: FramingPage) => boolean)?])[] = [
  ["differences", "Largest differences", (page) => page.differences.length > 0],
  ["must", "Must and may"],
  ["names", "What each calls it"],
  ["actors", "Who acts"],
  ["quoted", "Who is quoted"],
  ["order", "What comes first"],
  ["silences", "What is left out", (page) => page.space.silences.length > 0],
  ["headlines", "Headlines"],
  ["counts", "All counts"],
  ["loaded", "Loaded words"],
  ["distinctive", "Words that mark each off", (page) => page.columns.length > 1],
];

/** What the page holds, each a step away. */
export function Contents({ page }: { page: FramingPage }) {
  return (
    <nav className={styles.contents} aria-label="On this page">
      <ul>
        {SECTIONS.filter(([, , isThere]) => isThere?.(page) ?? true).map(([id, name]) => (
          <li key={id}>
            <Anchor href={`#${id}`}>{name}</Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
