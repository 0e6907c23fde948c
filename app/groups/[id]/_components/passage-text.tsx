import type { MergedPassage } from "../../../../lib/collation/merge.ts";
import type { Copy } from "../../../../lib/usecases/load-group.ts";
import { DiffText } from "../../../_components/diff-text.tsx";
import { betweenOf, copyNamed, Name } from "./witness-words.tsx";

/** A passage's words; where copies word it otherwise, with the words that differ. Several readings are printed below one another. */
export function PassageText({ row, copies }: { row: MergedPassage; copies: readonly Copy[] }) {
  const [first] = row.holders;
  const base = copyNamed(copies, first?.siglum ?? "");
  const readings = readingsOf(row);
  if (!first || !base || readings.length === 0) return first?.text ?? "";
  const diff = ({ sigla, text, changes }: Reading) => {
    const other = copyNamed(copies, sigla[0] ?? "");
    const between = other ? betweenOf(base.article, other.article) : "outlets";
    return <DiffText a={first.text} b={text} changes={changes} between={between} names={[first.siglum, sigla.join(", ")]} />;
  };
  const [only, ...more] = readings;
  if (only && more.length === 0) return diff(only);
  return (
    <>
      {first.text}
      {readings.map((reading) => (
        <span className="reading" key={reading.sigla.join()}>
          <span className="w">
            {reading.sigla.map((siglum, index) => (
              <span key={siglum}>
                {index > 0 && ", "}
                <Name siglum={siglum} />
              </span>
            ))}{" "}
            in its words:
          </span>{" "}
          {diff(reading)}
        </span>
      ))}
    </>
  );
}

type Reading = { readonly sigla: readonly string[]; readonly text: string; readonly changes: MergedPassage["variants"][number]["changes"] };

/** Copies with the same words share a reading. */
function readingsOf(row: MergedPassage): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { siglum, changes } of row.variants) {
    const text = row.holders.find((holder) => holder.siglum === siglum)?.text ?? "";
    readings.set(text, { text, changes, sigla: [...(readings.get(text)?.sigla ?? []), siglum] });
  }
  return [...readings.values()];
}
