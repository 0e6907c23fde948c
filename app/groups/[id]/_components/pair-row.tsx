import type { MergedPassage, MergedText } from "../../../../lib/collation/merge.ts";
import type { NumberedRow } from "../../../../lib/collation/views.ts";
import type { Reading } from "../../../../lib/usecases/duplicates/load-group.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { DiffText } from "../../../_components/diff-text.tsx";
import styles from "../../../_components/styles/side-by-side.module.css";
import { betweenOf, Name, toneOf } from "./witness-words.tsx";

/** How a row reads from one copy to the other. */
const SIGNS = {
  same: { glyph: "glyph", sign: " " },
  varies: { glyph: "glyph", sign: "±" },
  only1: { glyph: "glyph removed", sign: "−" },
  only2: { glyph: "glyph added", sign: "+" },
} as const;
/** A passage that stands elsewhere in the other copy is neither new nor gone. */
const MOVED = { glyph: "glyph elsewhere", sign: "↕" } as const;

type Props = {
  row: MergedPassage;
  reading: Reading;
  /** One side of an edited passage; both by default. */
  side?: "a" | "b";
  id?: string;
  /** A passage of the page's one column, or a cell of its two. */
  as?: "passage" | "cell";
};

/** One passage of two copies: the same, edited word by word, or whole in one copy only, with tint, edge, glyph and hidden words. */
export function CopiesRow({ row, reading, side, id, as = "passage" }: Props) {
  const tone = row.movedTo === null ? toneOf(row, reading.merged) : null;
  const { glyph, sign } = tone === null ? MOVED : SIGNS[tone];
  const unmarked = tone === "same" || tone === "varies";
  return (
    <div className={`${as === "cell" ? styles.cell : styles.passage} ${unmarked ? styles.unmarked : ""}`} id={id}>
      <span className={glyph} aria-hidden="true">
        {sign}
      </span>
      <p className="said">
        <RowWords row={row} reading={reading} side={side} />
        <CopyOf row={row} reading={reading} side={side} />
      </p>
    </div>
  );
}

/** The passage in one copy's words with that copy's source: of two the side's own, else the first that has it. */
function CopyOf({ row, reading: { from, to }, side }: Pick<Props, "row" | "reading" | "side">) {
  const holder = (side === "b" ? row.holders[1] : undefined) ?? row.holders[0];
  const copy = [from, to].find(({ siglum }) => siglum === holder?.siglum);
  return holder && copy ? <CopyQuote source={copy.article} text={holder.text} /> : null;
}

function RowWords({
  row,
  reading: { from, to, merged },
  side,
}: {
  row: MergedPassage;
  reading: Reading;
  side: "a" | "b" | undefined;
}) {
  const tone = toneOf(row, merged);
  const [first, second] = row.holders;
  const text = first?.text ?? "";
  if (tone === "same") return (side === "b" ? second?.text : text) ?? text;
  if (tone !== "varies" && row.movedTo !== null) {
    const [here, there] = tone === "only1" ? [from, to] : [to, from];
    return (
      <>
        <span className="moved">
          <span className="visually-hidden">moved: </span>
          {text}
        </span>{" "}
        <span className="witness">
          here in <Name siglum={here.siglum} />, elsewhere in <Name siglum={there.siglum} />
        </span>
      </>
    );
  }
  if (tone === "only1") {
    return (
      <del className="whole-passage">
        <span className="visually-hidden">only in {from.siglum}: </span>
        {text}
      </del>
    );
  }
  if (tone === "only2") {
    return (
      <ins className="whole-passage">
        <span className="visually-hidden">only in {to.siglum}: </span>
        {text}
      </ins>
    );
  }
  const changes = row.variants[0]?.changes ?? [];
  const between = betweenOf(from.article, to.article);
  return (
    <DiffText
      a={text}
      b={second?.text ?? ""}
      changes={changes}
      between={between}
      names={[from.siglum, to.siglum]}
      {...(side ? { side } : {})}
    />
  );
}

/** Which side of the two holds a row that only one holds. */
export function sideOf(row: MergedPassage, merged: MergedText): "from" | "to" | "both" {
  const tone = toneOf(row, merged);
  return tone === "only1" ? "from" : tone === "only2" ? "to" : "both";
}

/** Edited passages stand beside each other one by one; neighbours that only one copy holds stand together. */
export function partsOf(rows: readonly NumberedRow[], { merged }: Reading): NumberedRow[][] {
  const result: NumberedRow[][] = [];
  for (const placed of rows) {
    const last = result.at(-1);
    const joins = last?.[0] && sideOf(placed.row, merged) !== "both" && sideOf(last[0].row, merged) !== "both";
    if (joins) last.push(placed);
    else result.push([placed]);
  }
  return result;
}
