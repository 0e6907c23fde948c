import { database } from "../../db/client.ts";
import { countLeadProfiles, countProfiles, countTerms } from "../../db/framing.ts";
import naming from "../../framing/lexicons/naming.json" with { type: "json" };
import passives from "../../framing/lexicons/passives.json" with { type: "json" };
import { termKey } from "../../framing/measure/lexicon-edits.ts";
import { lexiconVersion, SHIPPED_LEXICONS } from "../../framing/measure/lexicons.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import { LEXICON_NAMES, type LexiconEntry, type LexiconFile, type LexiconName } from "../../model/framing.ts";
import { currentLexicons, lexiconDecisions } from "../framing/current-lexicons.ts";
import { LIST_NAMES } from "./lexicon.ts";

/** Newest articles in which uses are counted: more would keep the page waiting. */
const MOST_COUNTED = 2000;

/** A decision about a word: by whom, when, why; its id is what undo takes back. */
export type WordDecision = {
  readonly id: number;
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
};
/** A word of a list: as shipped, as shipped but switched off, or the reader's own. */
export type ListedWord = {
  readonly entry: LexiconEntry;
  readonly own: boolean;
  readonly decision: WordDecision | null;
  readonly uses: number;
};

export type EditableList = {
  readonly name: LexiconName;
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  readonly shippedVersion: string;
  readonly version: string;
  /** The reader's own first, then the shipped ones in their order. */
  readonly words: readonly ListedWord[];
};

export type LexiconsView = {
  readonly lists: readonly EditableList[];
  /** Lists that other rules rest on, to read only. */
  readonly fixed: readonly {
    readonly title: string;
    readonly file: Pick<LexiconFile, "version" | "licence" | "description">;
    readonly entries: number;
  }[];
  readonly version: string;
  readonly profiles: { readonly current: number; readonly all: number };
  /** Articles in which uses are counted; copies count once. */
  readonly countedIn: number;
};

/** The word lists in force, each word with its sense, its uses and what a reader decided about it. */
export async function loadLexicons(): Promise<LexiconsView> {
  const db = database();
  const current = await currentLexicons();
  const decisions = await lexiconDecisions(db);
  const uses = await countTerms(db, LEXICON_NAMES, MOST_COUNTED);
  const profiles = await countProfiles(db);
  const version = lexiconVersion(current);
  const lists = LEXICON_NAMES.map((name): EditableList => {
    const [file, about] = [SHIPPED_LEXICONS[name], decisions.filter(({ detail }) => detail.list === name)];
    const word = (entry: LexiconEntry, own: boolean): ListedWord => ({
      entry,
      own,
      decision: wordDecision(
        about.find(
          ({ verdict, detail }) => (verdict === "added") === own && termKey(detail.term ?? "") === termKey(entry.term),
        ),
      ),
      uses: uses.find((each) => each.list === name && each.term === entry.term)?.uses ?? 0,
    });
    const own = current[name].entries.filter((entry) => !file.entries.includes(entry));
    const words = [...own.map((entry) => word(entry, true)), ...file.entries.map((entry) => word(entry, false))];
    return {
      name,
      title: LIST_NAMES[name],
      description: file.description,
      licence: file.licence,
      words,
      shippedVersion: file.version,
      version: current[name].version,
    };
  });
  const all = profiles.reduce((sum, each) => sum + each.articles, 0);
  return {
    lists,
    version,
    countedIn: Math.min(await countLeadProfiles(db), MOST_COUNTED),
    fixed: [
      { title: "names of events", file: naming, entries: naming.entries.length },
      { title: "passives without an agent", file: passives, entries: passives.entries.length },
    ],
    profiles: { current: profiles.find((each) => each.lexiconVersion === version)?.articles ?? 0, all },
  };
}

function wordDecision(decision: StoredDecision<"lexicon"> | undefined): WordDecision | null {
  if (!decision) return null;
  return { id: decision.id, by: decision.madeBy, at: decision.madeAt, reason: decision.detail.reason ?? null };
}
