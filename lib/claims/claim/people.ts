import { genderOfGivenName } from "../../text/given-names.ts";

export type Gender = "woman" | "man";

const HERS =
  /\b(?:Mrs\.?|Ms\.?|Miss|Lady|Dame|Queen|Princess|spokeswoman|congresswoman|chairwoman|businesswoman|councilwoman|assemblywoman|policewoman|actress|waitress|nun|stewardess|landlady|woman|girl|mother|daughter|sister|wife|widow|grandmother)(?=\s|$)/i;
const HIS =
  /\b(?:Mr\.?|Sir|Lord|King|Prince|Pope|Ayatollah|Imam|spokesman|congressman|chairman|businessman|councilman|assemblyman|policeman|monk|man|boy|father|son|brother|husband|widower|grandfather)(?=\s|$)/i;
/** Titles and roles by which somebody named before is meant again: "the spokesman". */
const ROLE =
  /\b(spokes(?:man|woman|person)|president|chancellor|premier|prime minister|minister|senator|congress(?:man|woman)|governor|mayor|general|admiral|colonel|secretary|ambassador|envoy|diplomat|candidate|nominee|chairman|chairwoman|chair|director|lawmaker|professor|analyst|economist|historian|author|researcher|judge|prosecutor|lawyer|attorney|adviser|advisor|commander|chief|sheriff|bishop|cardinal|pope|king|queen|leader|founder|owner|editor|columnist|journalist|activist|coach|engineer|harbourmaster|farmer|teacher|doctor|captain|pilot|strategist|pollster|billionaire|inspector|superintendent|manager|warden|curator|treasurer|principal|rector|dean|vicar|priest|imam|clerk|surgeon|nurse|scientist|organiser|organizer|coordinator|keeper|conductor|architect|geologist|biologist)s?\b/gi;

/** Whether a woman or a man is named, by title or given name; null where neither tells. */
export function genderOf(name: string, printed: string): Gender | null {
  if (HERS.test(printed)) return "woman";
  if (HIS.test(printed)) return "man";
  return name.includes(" ") ? genderOfGivenName(name.split(" ")[0] ?? "") : null;
}

/** Roles named in a phrase, lower case: "State Department spokesman Matthew Miller" has "spokesman". */
export function rolesIn(phrase: string): string[] {
  return [...phrase.matchAll(ROLE)].map((match) => (match[1] ?? "").toLowerCase());
}
