import type { TaggedWord } from "../../text/nlp.ts";
import { isCapital, isNominal, phraseStart, type Range } from "./sentence.ts";
import { hasRole } from "./voice.ts";

/** How many phrases between commas are stepped over on the way from a verb back to the name. */
const MOST_ASIDES = 4;
const PARTY = /^(?:Republican|Democrat|Independent|Conservative|Labour|Liberal|Green|Socialist)$/;
/** Short forms of places end with a stop: "Ariz.", "Calif.". */
const SHORT_PLACE = /^\p{Lu}\p{L}{1,5}\.$/u;
const PLACED = /^(?:of|in|from|at|near|on)$/;

/** "Ada Moor, the head of the board, one of the owners, said": the comma behind the name, where several appositions follow it. */
export function beforeAppositions(words: readonly TaggedWord[], comma: number): number {
  let open = comma;
  while (open > 0) {
    const outer = words.findLastIndex((word, k) => k < open && word.raw === ",");
    const [name, first] = [words[outer - 1], words[outer + 1]];
    const apposed = words[open + 1]?.pos === "DET" || words[open + 1]?.pos === "NUM";
    // "Ada Moor, chief executive of Tarn Works, a mill, said": an office without an article.
    const office = first?.pos !== "PROPN" && hasRole(words.slice(outer + 1, open));
    const apposes = first?.pos === "DET" || first?.pos === "NUM" || office;
    if (outer < 1 || !apposed || !apposes || name?.pos !== "PROPN") return open;
    open = outer;
  }
  return open;
}

/**
 * The name before what only tells where somebody is from, what party he is of or where he spoke: in "Ada Moor, R-Ariz., said",
 * "Bishop Moor, of Tarn, Ohio, said" and "Moor, at a meeting on Saturday, in Tarn, said" the place or party does not speak.
 */
export function beforeAffiliation(words: readonly TaggedWord[], subject: Range): Range {
  let found = subject;
  for (let asides = 0; asides < MOST_ASIDES; asides++) {
    const comma = commaBeforeAside(words, found);
    if (comma < 1) break;
    const last = words[comma - 1];
    if (!isNominal(last) && !isCapital(last) && !SHORT_PLACE.test(last?.raw ?? "")) break;
    found = { from: phraseStart(words, comma - 1), to: comma };
  }
  // Where nothing but asides stood there, the first phrase is as good as any.
  const open = words[found.from - 1];
  return open !== undefined && PLACED.test(open.norm) ? subject : found;
}

/** The comma before the phrase, where the phrase is an aside; else -1. */
function commaBeforeAside(words: readonly TaggedWord[], { from, to }: Range): number {
  const before = words[from - 1];
  if (before && PLACED.test(before.norm)) return words[from - 2]?.raw === "," ? from - 2 : -1;
  if (before?.raw !== ",") return -1;
  if (words[from]?.pos === "DET") return isMembership(words, segmentStart(words, from - 1)) ? from - 1 : -1;
  const place = to - from === 1 && SHORT_PLACE.test(words[from]?.raw ?? "");
  return place || isMembership(words, from) ? from - 1 : -1;
}

/** Where the words between the comma at `comma` and the one before it begin. */
function segmentStart(words: readonly TaggedWord[], comma: number): number {
  return words.findLastIndex((word, k) => k < comma && word.raw === ",") + 1;
}

/** "R-Ariz." and "Republican of Ohio". */
function isMembership(words: readonly TaggedWord[], from: number): boolean {
  const first = words[from]?.raw ?? "";
  const party = /^[RDI]-?\p{L}*/u.exec(first)?.[0] === first && (first.includes("-") || words[from + 1]?.raw === "-");
  return party || (PARTY.test(first) && words[from + 1]?.norm === "of");
}
