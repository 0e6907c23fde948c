import type { MergedPassage } from "../../../../lib/collation/merge.ts";
import { type VariantPlace, variantPlaces } from "../../../../lib/collation/variants.ts";
import type { Copy } from "../../../../lib/usecases/duplicates/load-group.ts";
import { DiffText } from "../../../_components/diff-text.tsx";
import { VariantNote } from "./apparatus.tsx";
import styles from "./passage-text.module.css";
import { betweenOf, copyNamed, WitnessNames } from "./witness-words.tsx";

/**
 * A passage's words. Where one other reading exists, the words that differ are shown in it; where several do, the places are marked in the
 * text and the readings noted below, since several texts within one could not be read.
 */
export function PassageText({ row, copies }: { row: MergedPassage; copies: readonly Copy[] }) {
  const [first] = row.holders;
  const base = copyNamed(copies, first?.siglum ?? "");
  const readings = readingsOf(row);
  const [only, ...more] = readings;
  if (!first || !base || !only) return first?.text ?? "";
  if (more.length === 0) return <Diff base={base} first={first.text} reading={only} copies={copies} />;
  const { places, anew } = variantPlaces(row);
  return (
    <>
      <Marked text={first.text} places={places} />
      {places.length > 0 && (
        <span className={styles.readings}>
          {places.map((place) => (
            <span key={`${place.start}-${place.end}-${place.reading}`}>
              <VariantNote {...place} />
            </span>
          ))}
        </span>
      )}
      {readings
        .filter(({ sigla }) => sigla.some((siglum) => anew.includes(siglum)))
        .map((reading) => (
          <span className={styles.reading} key={reading.sigla.join()}>
            <span className="witness">
              <WitnessNames sigla={reading.sigla} /> in {reading.sigla.length === 1 ? "its" : "their"} words:
            </span>{" "}
            <Diff base={base} first={first.text} reading={reading} copies={copies} />
          </span>
        ))}
    </>
  );
}

type Reading = {
  readonly sigla: readonly string[];
  readonly text: string;
  readonly changes: MergedPassage["variants"][number]["changes"];
};

function Diff({
  base,
  first,
  reading,
  copies,
}: {
  base: Copy;
  first: string;
  reading: Reading;
  copies: readonly Copy[];
}) {
  const other = copyNamed(copies, reading.sigla[0] ?? "");
  const between = other ? betweenOf(base.article, other.article) : "outlets";
  return (
    <DiffText
      a={first}
      b={reading.text}
      changes={reading.changes}
      between={between}
      names={[base.siglum, reading.sigla.join(", ")]}
    />
  );
}

/** The printed text with the places marked at which others differ; where words are added, the word before is marked. */
function Marked({ text, places }: { text: string; places: readonly VariantPlace[] }) {
  let at = 0;
  const parts = places.flatMap(({ start, end, after }) => {
    const [from, to] = start === end ? [text.slice(0, start).lastIndexOf(after), start] : [start, end];
    if (from < at || to <= from) return [];
    const before = text.slice(at, from);
    at = to;
    return [
      before,
      <span className={styles.variant} key={from}>
        {text.slice(from, to)}
      </span>,
    ];
  });
  return [...parts, text.slice(at)];
}

/** Copies with the same words share a reading. */
function readingsOf(row: MergedPassage): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { siglum, changes } of row.variants) {
    const text = row.holders.find((holder) => holder.siglum === siglum)?.text ?? "";
    readings.set(text, { text, changes, sigla: [...(readings.get(text)?.sigla ?? []), siglum] });
  }
  return [...readings.values()];
}
