import data from "../data/first-names.json" with { type: "json" };

export type Gender = "woman" | "man";

const WOMEN = new Set(data.women.split(" "));
const MEN = new Set(data.men.split(" "));
const HERS =
  /\b(?:Mrs\.?|Ms\.?|Miss|Lady|Dame|Queen|Princess|spokeswoman|congresswoman|chairwoman|businesswoman|councilwoman|assemblywoman|policewoman|actress|mother|daughter|sister|wife|widow|grandmother)(?=\s|$)/i;
const HIS =
  /\b(?:Mr\.?|Sir|Lord|King|Prince|Pope|Ayatollah|Imam|spokesman|congressman|chairman|businessman|councilman|assemblyman|policeman|father|son|brother|husband|widower|grandfather)(?=\s|$)/i;
/** Titles and roles by which somebody named before is meant again: "the spokesman". */
const ROLE =
  /\b(spokes(?:man|woman|person)|president|chancellor|premier|prime minister|minister|senator|congress(?:man|woman)|governor|mayor|general|admiral|colonel|secretary|ambassador|envoy|diplomat|candidate|nominee|chairman|chairwoman|chair|director|lawmaker|professor|analyst|economist|historian|author|researcher|judge|prosecutor|lawyer|attorney|adviser|advisor|commander|chief|sheriff|bishop|cardinal|pope|king|queen|leader|founder|owner|editor|columnist|journalist|activist|coach|engineer|harbourmaster|farmer|teacher|doctor|captain|pilot|strategist|pollster|billionaire|inspector|superintendent|manager|warden|curator|treasurer|principal|rector|dean|vicar|priest|imam|clerk|surgeon|nurse|scientist|organiser|organizer|coordinator|keeper|conductor|architect|geologist|biologist)s?\b/gi;

/** Whether the word is a given name that we know. */
export function isGivenName(word: string): boolean {
  return WOMEN.has(word) || MEN.has(word);
}

/** Whether a woman or a man is named, by title or given name; null where neither tells. */
export function genderOf(name: string, printed: string): Gender | null {
  if (HERS.test(printed)) return "woman";
  if (HIS.test(printed)) return "man";
  const first = name.split(" ")[0] ?? "";
  if (!name.includes(" ")) return null;
  return WOMEN.has(first) ? "woman" : MEN.has(first) ? "man" : null;
}

/** Roles named in a phrase, lower case: "State Department spokesman Matthew Miller" has "spokesman". */
export function rolesIn(phrase: string): string[] {
  return [...phrase.matchAll(ROLE)].map((match) => (match[1] ?? "").toLowerCase());
}
