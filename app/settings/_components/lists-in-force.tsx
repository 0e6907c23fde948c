import { listVersionsText } from "../../../lib/usecases/decisions/lexicon.ts";
import type { LexiconsView } from "../../../lib/usecases/decisions/load-lexicons.ts";
import { number, plural } from "../../_components/words.ts";

/** Which lists make profiles now, and how many profiles are made with them. */
export function ListsInForce({ view: { version, profiles } }: { view: LexiconsView }) {
  const behind = profiles.all - profiles.current;
  return (
    <p role="status">
      Counted with: <strong>{listVersionsText(version)}</strong>. {number(profiles.current)} of{" "}
      {plural(profiles.all, "text")} are counted so
      {behind > 0 ? `; the other ${number(behind)} are being counted again. Reload to see how far it is.` : "."}
    </p>
  );
}
