import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { type FramingState, framingAddress } from "./address.ts";
import styles from "./contents.module.css";
import { insideOf, SECTIONS } from "./sections.ts";

/** What the page holds, each a step away, and a way to unfold all of it. */
export function Contents({ page, state }: { page: FramingPage; state: FramingState }) {
  return (
    <nav className={styles.contents} aria-label="On this page">
      <ul>
        {SECTIONS.filter(({ isThere }) => isThere?.(page) ?? true).map(({ id, name }) => (
          <li key={id}>
            <Anchor href={`#${insideOf(id)}`}>{name}</Anchor>
          </li>
        ))}
        <li>
          <Anchor href={framingAddress({ ...state, all: !state.all }, null)}>
            {state.all ? "Fold the longer sections" : "Unfold all sections"}
          </Anchor>
        </li>
      </ul>
    </nav>
  );
}
