import { LIST_NAMES } from "../../../lib/usecases/decisions/lexicon.ts";
import type { LexiconsView } from "../../../lib/usecases/decisions/load-lexicons.ts";
import { number, plural } from "../../_components/words.ts";

/** Which lists make profiles now, and how many profiles are made with them. */
export function ListsInForce({ view: { version, profiles } }: { view: LexiconsView }) {
  const behind = profiles.all - profiles.current;
  return (
    <p role="status">
      Counted with: <strong>{inWords(version)}</strong>. {number(profiles.current)} of {plural(profiles.all, "text")}{" "}
      are counted so
      {behind > 0 ? `; the other ${number(behind)} are being counted again. Reload to see how far it is.` : "."}
    </p>
  );
}

/** "hedges 1, firstPerson 2" as the lists are called on pages: "hedges (version 1), first-person words (version 2)". */
function inWords(version: string): string {
  return version.replace(/(\w+) (\d+)/g, (_, list: string, number: string) => {
    const name = (LIST_NAMES as Readonly<Record<string, string>>)[list] ?? list;
    return `${name} (version ${number})`;
  });
}
