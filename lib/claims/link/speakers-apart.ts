import { tokensOf } from "../../text/tokens.ts";
import { isMedium } from "../attribution/entities.ts";
import { rolesIn } from "../claim/people.ts";
import { BODIES } from "../claim/printed-speaker.ts";
import data from "../data/speakers.json" with { type: "json" };

const COMMON_NOUNS = new Set([...data.roles.split(" "), ...data.documents.split(" "), ...data.crowds.split(" ")]);
const DOCUMENTS = new Set(data.documents.split(" "));
const ARTICLES = new Set(
  "a an the two three four five six seven eight nine ten some several many other few most both all".split(" "),
);
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
 * so of a name and a description nothing is known; nor of a body and a person, who may speak for it ("Twitter", "Adam Sharp"); nor of "a woman",
 * who may be anybody, nor of what was written or is a paper, which says what others told it.
 */
export function areTwoSpeakers(a: string, b: string): boolean {
  const [one, other] = [speakerWords(a), speakerWords(b)];
  if (
    [a, b].some(saysForOthers) ||
    (!one.isNamed && [a, b].some((speaker) => ANYBODY.test(speaker))) ||
    one.isNamed !== other.isNamed ||
    (one.isNamed && isBody(a) !== isBody(b)) ||
    one.names.length === 0 ||
    other.names.length === 0
  )
    return false;
  if (areInitials(a, b) || areInitials(b, a)) return false;
  return !one.names.some((name) => other.names.some((known) => isOneName(name, known)));
}

/** "A woman", "one official". */
const ANYBODY = /^(?:an?|one|another)\s/i;

/** A document or a paper. */
function saysForOthers(speaker: string): boolean {
  return isMedium(speaker) || DOCUMENTS.has(headOf(speaker) ?? "");
}

/** "The ICRC" is "the International Committee of the Red Cross". */
function areInitials(short: string, long: string): boolean {
  const letters = /^(?:the\s+)?(?<letters>(?:\p{Lu}\.?){2,6})$/iu.exec(short)?.groups?.letters?.replaceAll(".", "");
  if (!letters || letters !== letters.toUpperCase()) return false;
  const words = tokensOf(long).filter(({ start }) => /^\p{Lu}/u.test(long.slice(start)));
  const initials = words.map(({ start }) => long[start]).join("");
  return initials === letters || initials === `T${letters}`;
}

/** The words by which a speaker is known: those of a name, without titles and roles; empty of a description. */
export function speakerNameWords(speaker: string): readonly string[] {
  const { isNamed, names } = speakerWords(speaker);
  return isNamed ? names : [];
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

/** "The Kremlin", "White House", "FBI", "The Erie Times": named, and no person. */
function isBody(speaker: string): boolean {
  const bare = speaker.replace(/^the\s+/i, "");
  if (rolesIn(speaker).length > 0) return false;
  return bare !== speaker ? /^\p{Lu}/u.test(bare) : SEATS.test(bare) || BODIES.test(bare) || isMedium(bare);
}
const SEATS = /^(?:\p{Lu}{2,6}|White House|Kremlin|Pentagon|Congress|Downing Street)$/u;

function speakerWords(speaker: string): { isNamed: boolean; names: readonly string[] } {
  const tokens = tokensOf(speaker);
  const capitals = tokens.filter((word) => isCapital(speaker, word)).map(({ norm }) => norm.replace(/'s$/, ""));
  const head = headOf(speaker);
  const names = capitals.filter((word) => !TITLES.has(word) && !COMMON_NOUNS.has(word));
  // "The President" names nobody, "the Kremlin" does.
  const isRole = names.length === 0 && rolesIn(speaker).length > 0;
  return {
    isNamed: !isRole && head !== undefined && capitals.includes(head.replace(/'s$/, "")),
    names: names.length > 0 ? names : capitals,
  };
}

/** The noun that a speaker's phrase is built on, lower case. */
function headOf(speaker: string): string | undefined {
  return tokensOf(speaker.split(BEHIND_HEAD)[0] ?? "").at(-1)?.norm;
}

/** A capital of a name, not one that is there because the sentence begins with it ("Officials"). */
function isCapital(speaker: string, { start, norm }: { start: number; norm: string }): boolean {
  if (!/^\p{Lu}/u.test(speaker.slice(start)) || MEMBER.test(norm)) return false;
  return start > 0 || (!ARTICLES.has(norm) && !COMMON_NOUNS.has(norm) && !COMMON_NOUNS.has(norm.replace(/s$/, "")));
}
