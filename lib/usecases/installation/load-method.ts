import { readFile } from "node:fs/promises";
import { join } from "node:path";
import cues from "../../claims/data/cues.json" with { type: "json" };
import claimHedges from "../../claims/data/hedges.json" with { type: "json" };
import naming from "../../framing/lexicons/naming.json" with { type: "json" };
import { SHIPPED_LEXICONS } from "../../framing/measure/lexicons.ts";
import type { LexiconFile } from "../../model/framing.ts";
import { VERSIONS } from "../../model/versions.ts";
import { claimThresholds, duplicateThresholds, framingThresholds, type Threshold } from "./thresholds.ts";

/** Figures of one evaluation set and the day they were measured. */
export type Measured = {
  readonly set: string;
  readonly measuredAt: string;
  readonly figures: readonly (readonly [string, number])[];
};
export type NamedLexicon = { readonly name: string; readonly file: LexiconFile };

export type MethodPage = {
  readonly versions: typeof VERSIONS;
  readonly duplicates: readonly Threshold[];
  readonly claims: readonly Threshold[];
  readonly framing: readonly Threshold[];
  /** Empty where nothing was measured here yet. */
  readonly measured: readonly Measured[];
  readonly lists: readonly NamedLexicon[];
  /** Reporting verbs, nouns, adjectives and phrases by kind, as listed. */
  readonly cues: readonly { readonly part: string; readonly kind: string; readonly words: readonly string[] }[];
  readonly claimHedges: readonly string[];
};

/** How everything is made: the thresholds as they stand in the code, the last measured figures, the word lists. */
export async function loadMethod(): Promise<MethodPage> {
  return {
    versions: VERSIONS,
    duplicates: duplicateThresholds(),
    claims: claimThresholds(),
    framing: framingThresholds(),
    measured: await readFigures(),
    lists: [
      { name: "hedges", file: SHIPPED_LEXICONS.hedges },
      { name: "words of obligation", file: SHIPPED_LEXICONS.obligation },
      { name: "loaded words", file: SHIPPED_LEXICONS.loaded },
      { name: "first-person words", file: SHIPPED_LEXICONS.firstPerson },
      { name: "names of events", file: naming },
    ],
    cues: [
      ...byKind("verb", cues.verbs),
      ...byKind("noun", cues.nouns),
      ...byKind("adjective", cues.adjectives),
      ...Object.entries(cues.passives).map(([kind, line]) => ({ part: "passive", kind, words: listed([line]) })),
      ...Object.entries(cues.adverbs).map(([kind, line]) => ({ part: "adverb", kind, words: listed([line]) })),
      ...Object.entries(cues.phrases).map(([kind, line]) => ({
        part: "phrase",
        kind,
        words: line.split("|").toSorted(),
      })),
    ],
    claimHedges: [...claimHedges.words.split(" "), ...claimHedges.phrases],
  };
}

function byKind(part: string, lists: Readonly<Record<string, Readonly<Record<string, string>>>>): MethodPage["cues"] {
  return Object.entries(lists).map(([kind, byUse]) => ({ part, kind, words: listed(Object.values(byUse)) }));
}

/** The words of a kind without their codes: "write:of,about" is "write". */
function listed(lists: readonly string[]): string[] {
  return [...new Set(lists.flatMap((list) => list.split(" ").map((entry) => entry.split(":")[0] ?? entry)))].toSorted();
}

/** What `npm run eval` noted last; nothing where it has not run in this copy. */
async function readFigures(): Promise<Measured[]> {
  try {
    const noted: unknown = JSON.parse(await readFile(join(process.cwd(), "tests", "eval", "figures.json"), "utf8"));
    return Object.entries(noted ?? {}).flatMap(([set, value]) =>
      isNoted(value) ? [{ set, ...value, figures: Object.entries(value.figures) }] : [],
    );
  } catch {
    return [];
  }
}

function isNoted(value: unknown): value is { measuredAt: string; figures: Record<string, number> } {
  return (
    typeof value === "object" &&
    value !== null &&
    "measuredAt" in value &&
    "figures" in value &&
    typeof value.figures === "object"
  );
}
