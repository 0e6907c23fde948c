import type { PairWithVerdict } from "../../../lib/usecases/duplicates/with-verdicts.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { PairChoiceBox } from "../../_components/choice/choice-box.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import { plural, RELATION_NAMES } from "../../_components/words.ts";
import styles from "./excerpt-line.module.css";

/** A shared passage or an excerpt in one line: nothing to decide. */
export function ExcerptLine({
  flagged: { pair, a, b },
  letters,
}: {
  flagged: PairWithVerdict;
  letters: ReadonlyMap<number, string>;
}) {
  const letter = (outlet: number | null) => (outlet === null ? undefined : letters.get(outlet)) ?? "?";
  return (
    <li className={styles.line}>
      <PairChoiceBox articles={[a, b]} /> <b>{RELATION_NAMES[pair.relation]}</b>, {plural(pair.matchedWords, "word")}:{" "}
      <SiglumBadge letter={letter(a.outletId)} /> <Anchor href={`/articles/${a.id}`}>{a.headline ?? a.sourceId}</Anchor>{" "}
      and <SiglumBadge letter={letter(b.outletId)} />{" "}
      <Anchor href={`/articles/${b.id}`}>{b.headline ?? b.sourceId}</Anchor> ·{" "}
      <Anchor href={`/compare?ids=${a.id},${b.id}&view=${pair.relation === "contains" ? "excerpt" : "shared"}`}>
        {pair.relation === "contains" ? "See it in its place" : "See it on both sides"}
      </Anchor>
    </li>
  );
}
