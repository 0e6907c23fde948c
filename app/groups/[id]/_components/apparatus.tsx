import { type ApparatusEntry, apparatusOf } from "../../../../lib/collation/views.ts";
import type { GroupPage } from "../../../../lib/usecases/load-group.ts";
import { plural } from "../../../_components/words.ts";
import { firstWords, Name, ONE_PASSAGE, toneOf, Where } from "./witness-words.tsx";

/** The notes at the foot of the text: what one copy holds and others lack or word otherwise, in reading order. */
export function Apparatus({ page }: { page: GroupPage }) {
  const entries = apparatusOf(page.merged);
  if (entries.length === 0) return null;
  const places = new Map<string, ApparatusEntry[]>();
  for (const entry of entries) places.set(entry.place, [...(places.get(entry.place) ?? []), entry]);
  return (
    <section className="appa" aria-labelledby="appa">
      <h2 id="appa">Apparatus</h2>
      <p className="note">
        What one copy holds and another lacks or words otherwise, in the order of the page. The words before the bracket are the passage; the letter
        after it is the copy that has it.
      </p>
      {[...places].map(([place, notes]) => (
        <div key={place}>
          <h3>{place}</h3>
          <ol>
            {notes.map((entry) => (
              <li key={`${entry.at}-${entry.sigla.join()}-${entry.kind}`}>
                <Entry entry={entry} page={page} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Entry({ entry, page: { merged } }: { entry: ApparatusEntry; page: GroupPage }) {
  const { from, to, sigla, passages, words, role, at, kind } = entry;
  const tone = toneOf(entry.row, merged);
  return (
    <a href={`#p${at}`}>
      <span className="lem">{firstWords(from)}</span>
      {kind === "only" && passages > 1 && (
        <>
          {" "}
          <span className="to">{from !== to ? "to" : passages === 2 ? "twice" : `${passages} times`}</span>{" "}
          {from !== to && <span className="lem">{firstWords(to, 4)}</span>}
        </>
      )}
      <span className="rb">]</span>{" "}
      {kind === "variant" ? (
        <>
          <Name siglum={sigla[0] ?? ""} />: <span className="lem">{firstWords(to)}</span>
        </>
      ) : (
        <span className={tone === "only1" ? "lab-del" : "lab-add"}>
          <Where sigla={sigla} all={merged.sigla} />
        </span>
      )}{" "}
      · {passages > 1 && `${plural(passages, "line")}, `}
      {plural(words, "word")} · {ONE_PASSAGE[role]}
    </a>
  );
}
