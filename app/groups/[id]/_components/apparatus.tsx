import { type ApparatusEntry, apparatusOf } from "../../../../lib/collation/apparatus.ts";
import type { GroupPage } from "../../../../lib/usecases/duplicates/load-group.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { plural } from "../../../_components/words.ts";
import styles from "./apparatus.module.css";
import { firstWords, ONE_PASSAGE, toneOf, Where, WitnessNames } from "./witness-words.tsx";

/** The notes at the foot of the text: what one copy holds and others lack or word otherwise, in reading order. */
export function Apparatus({ page }: { page: GroupPage }) {
  const entries = apparatusOf(page.merged);
  if (entries.length === 0) return null;
  const places = new Map<string, ApparatusEntry[]>();
  for (const entry of entries) places.set(entry.place, [...(places.get(entry.place) ?? []), entry]);
  return (
    <section className={styles.apparatus} aria-labelledby="appa">
      <h2 id="appa">What only one copy has</h2>
      <p className="note">
        Or words otherwise, in the order of the page. Before the bracket: the text shown. After it: the copies that have
        it, or what they have instead.
      </p>
      {[...places].map(([place, notes]) => (
        <div key={place}>
          <h3>{place}</h3>
          <ol>
            {notes.map((entry, index) => (
              <li key={`${entry.at}-${index}`}>
                <Anchor href={`#p${entry.at}`}>
                  <Entry entry={entry} page={page} />
                </Anchor>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Entry({ entry, page: { merged } }: { entry: ApparatusEntry; page: GroupPage }) {
  if (entry.kind === "variant") return <VariantNote {...entry} />;
  if (entry.kind === "anew") {
    return (
      <>
        <span className={styles.lemma}>{firstWords(entry.from)}</span>
        <span className={styles.bracket}>]</span> <WitnessNames sigla={entry.sigla} />: in other words,{" "}
        <span className={styles.lemma}>{firstWords(entry.to)}</span>
      </>
    );
  }
  const { from, to, sigla, passages, words, role, row } = entry;
  return (
    <>
      <span className={styles.lemma}>{firstWords(from)}</span>
      {passages > 1 && (
        <>
          {" "}
          <span className={styles.editor}>{from !== to ? "to" : passages === 2 ? "twice" : `${passages} times`}</span>{" "}
          {from !== to && <span className={styles.lemma}>{firstWords(to, 4)}</span>}
        </>
      )}
      <span className={styles.bracket}>]</span>{" "}
      <span className={toneOf(row, merged) === "only1" ? "label-removed" : "label-added"}>
        <Where sigla={sigla} all={merged.sigla} />
      </span>{" "}
      · {passages > 1 && `${plural(passages, "line")}, `}
      {plural(words, "word")} · {ONE_PASSAGE[role]}
    </>
  );
}

/** "two] three A2": the printed words, and what the named copies read instead. */
export function VariantNote({
  lemma,
  reading,
  after,
  sigla,
}: {
  lemma: string;
  reading: string;
  after: string;
  sigla: readonly string[];
}) {
  return (
    <>
      <span className={styles.lemma}>{firstWords(lemma || after, 8)}</span>
      <span className={styles.bracket}>]</span>{" "}
      {reading === "" ? (
        <>
          not in <WitnessNames sigla={sigla} />
        </>
      ) : (
        <>
          {lemma === "" && <span className={styles.editor}>then </span>}
          <span className={styles.lemma}>{firstWords(reading, 12)}</span> <WitnessNames sigla={sigla} />
        </>
      )}
    </>
  );
}
