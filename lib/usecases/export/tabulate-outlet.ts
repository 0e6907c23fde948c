import { VERB_CLASSES, type VerbClass } from "../../model/claim.ts";
import { loadOutlet } from "../outlets/load-outlet.ts";

type Row = Record<string, unknown>;

/** A table of an outlet's page. `elsewhere` is all other outlets together. Throws NOT_FOUND. */
export async function tabulateOutlet(
  table: "outlet-counts" | "outlet-voices" | "outlet-words",
  id: number,
): Promise<Row[]> {
  const { column, rows, profile, others, speakers, distinctive } = await loadOutlet(id);
  const outlet = { letter: column.letter, outlet: column.name };
  if (table === "outlet-voices")
    return speakers.map(({ name, words, cues }) => ({ ...outlet, speaker: name, quotedWords: words, ...cuesOf(cues) }));
  if (table === "outlet-words")
    return distinctive.map(({ printed, here, elsewhere, z }) => ({ ...outlet, word: printed, here, elsewhere, z }));
  return rows.map(({ measure, cells: [own, other] }) => ({
    ...outlet,
    measure,
    count: own?.count,
    words: profile.words,
    perThousand: own?.rate?.perThousand ?? null,
    elsewhere: other?.count,
    wordsElsewhere: others.words,
    perThousandElsewhere: other?.rate?.perThousand ?? null,
  }));
}

/** Every class has its column, also where nothing was counted: rows of a CSV share one head. */
function cuesOf(cues: ReadonlyMap<VerbClass, number>): Row {
  return Object.fromEntries(VERB_CLASSES.map((verbClass) => [verbClass, cues.get(verbClass) ?? 0]));
}
