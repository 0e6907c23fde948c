import { tokensOf } from "../../text/tokens.ts";
import data from "../data/speakers.json" with { type: "json" };

const COMMON_NOUNS = new Set([...data.roles.split(" "), ...data.documents.split(" "), ...data.crowds.split(" ")]);
const ARTICLES = new Set(["a", "an", "the"]);
const TITLES = new Set([
  "mr",
  "mrs",
  "ms",
  "dr",
  "rep",
  "sen",
  "gov",
  "gen",
  "col",
  "capt",
  "prof",
  "rev",
  "sir",
  "lord",
  "lady",
]);
/** "The Democrat" may be the senator whom the other outlet names. */
const MEMBER = /^(?:democrat|republican|conservative|liberal|libertarian|socialist|independent)s?$/;
/** Behind these a phrase says more about its head: "a spokesman for the ministry". */
const BEHIND_HEAD = /\s(?:of|for|in|at|from|to|with|on|near)\s|[,(]/u;

/**
 * Whether two speakers are surely two: both named and no word of the names in common, or both described and by other names ("Russian
 * officials", "Ukrainian officials"). A description may be the person whom the other outlet names ("the Texas governor", "the statement"),
 * so of a name and a description nothing is known.
 */
export function areTwoSpeakers(a: string, b: string): boolean {
  const [one, other] = [speakerWords(a), speakerWords(b)];
  if (one.isNamed !== other.isNamed || one.names.length === 0 || other.names.length === 0) return false;
  return !one.names.some((name) => other.names.some((known) => isOneName(name, known)));
}

/** Names from so many letters on are one where a single letter is missing: "Tump" is a slip for "Trump". */
const SLIP_FROM = 4;

function isOneName(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < SLIP_FROM || long.length !== short.length + 1) return false;
  const at = [...short].findIndex((letter, i) => letter !== long[i]);
  return at < 0 || short.slice(at) === long.slice(at + 1);
}

function speakerWords(speaker: string): { isNamed: boolean; names: readonly string[] } {
  const capitals = tokensOf(speaker)
    .filter((word) => isCapital(speaker, word))
    .map(({ norm }) => norm);
  const head = tokensOf(speaker.split(BEHIND_HEAD)[0] ?? "").at(-1)?.norm;
  const names = capitals.filter((word) => !TITLES.has(word) && !COMMON_NOUNS.has(word));
  return { isNamed: head !== undefined && capitals.includes(head), names: names.length > 0 ? names : capitals };
}

/** A capital of a name, not one that is there because the sentence begins with it ("Officials"). */
function isCapital(speaker: string, { start, norm }: { start: number; norm: string }): boolean {
  if (!/^\p{Lu}/u.test(speaker.slice(start)) || MEMBER.test(norm)) return false;
  return start > 0 || (!ARTICLES.has(norm) && !COMMON_NOUNS.has(norm) && !COMMON_NOUNS.has(norm.replace(/s$/, "")));
}
