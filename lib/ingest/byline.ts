import { agencyNamed } from "../text/agencies.ts";
import { isGivenName } from "../text/given-names.ts";
import { printedDates } from "../text/printed-dates.ts";
import { withoutTail } from "../text/without-tail.ts";

/** What a byline says: who wrote it, for whom. Names are kept whole and as printed. */
export type Byline = {
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly agency: string | null;
};

const PARTICLE =
  "(?:de|du|des|da|di|do|dos|del|della|der|den|von|van|vom|zu|ter|ten|la|le|al|el|bin|ibn|bint|abu|af|y|e|mac|st\\.?)";
const GIVEN = "(?:\\p{Lu}|\\p{Lo})[\\p{L}\\p{M}.'’-]*";
const NAME = `${GIVEN}(?: (?:${PARTICLE} ){0,2}(?:d['’]|al-|el-)?${GIVEN}){0,4}`;
const WHOLE_NAME = new RegExp(`^${NAME}$`, "u");

/** Words before a name that make a byline of it, with the names' separators of the languages below. */
const STARTS =
  /^(?:[-–—*•\s]*)(?:(?:(?:written|posted|story|words|reported|report|authored|text|analysis|opinion|article|published|submitted|edited and written|reviewed|exclusive|interview|photos and text|commentary|column) )?by[:\s]|authors?\s?:|byline\s?:|reporters?\s?:|von\s|autor(?:in|en)?\s?:|(?:text|words)\s?:|ein(?:e)? (?:analyse|kommentar|bericht|gastbeitrag) von\s|par\s|auteurs?\s?:|propos recueillis par\s|por[:\s]|autore?s?\s?:|escrito por\s|di\s|a cura di\s|scritto da\s|door[:\s]|geschreven door\s|tekst\s?:|autorka?\s?:|opracowa(?:ł|ła)\s|opra?c?\.:?\s|av\s|af\s|teksti?\s?:|автор(?:ы|и|ка)?\s?:|текст\s?:|بقلم\s?:?\s?|كتبت?\s?:\s|إعداد\s?:?\s?|作者[:：]|记者[:：]?\s?|文[:：/])/iu;
const JOINED = /\s*(?:,\s*(?:and\s)?|\s(?:and|und|et|y|e|en|i|и|та|і|و|&)\s|\s&\s|;|、)\s*/iu;
const BARS = /\s*[|·•／]\s*|\s+[–—-]\s+|\s\/\s/u;
/** What a person is at a paper, behind the name. */
// Any word may stand before it: a list of such words beside "any word" lets each fit twice, and takes twice as long with each word of "the the the …".
const JOB =
  /^(?:[a-z]{2,} )*(?:staff|writers?|reporters?|correspondents?|editors?|journalists?|columnists?|producer|analyst|critic|contributors?|bureau(?: chief)?|desk|newsroom|team|agenc(?:y|ies)|news agency|presenter|anchor|host|korrespondent(?:in)?|redaktion|redakteur(?:in)?|rédaction|journaliste|redacción|redazione|redação|redactie|redakcja|редакция|редакція)(?:\b.*)?$/iu;
const OUTLET_WORD =
  /\b(?:post|times|news|press|herald|tribune|gazette|journal|mail|daily|weekly|chronicle|courier|observer|guardian|telegraph|independent|star|sun|mirror|echo|record|globe|standard|register|ledger|dispatch|examiner|advertiser|review|today|magazine|radio|tv|television|media|online|network|broadcasting|zeitung|anzeiger|rundschau|blatt|tagblatt|kurier|presse|le monde|figaro|journal|diario|periódico|noticias|giornale|corriere|gazzetta|jornal|folha|dagblad|krant|courant|gazeta|wiadomości|\w+\.(?:com|org|net|de|fr|es|it|uk|co\.uk|news|info|eu|example))\b/i;
/** Words between the people and whom they write for, or where. */
const BEHIND =
  /\s+(?:for|via|of|at|in|from|für|pour|para|per|voor|dla|из|для)\s+(?=(?:the |die |le |la |el )?\p{Lu})/iu;
/** Words of a byline that names jobs only. */
const MOST_JOB_WORDS = 7;
const NO_PERSON =
  /\b(?:the|this|our|staff|desk|team|newsroom|editorial|editors|agencies|wire|services?|forecast|weather|news|updates?|share|subscribe|reporting|photos?|video|read|story|stories|group|company|inc|corp|corporation|ltd|llc|gmbh|foundation|points|takeaways|findings|university|institute|association|council|ministry|department)\b/i;

/** What a line such as "By A and B, Island Post" says, or null where it is no byline. Dates beside the names are passed over. */
export function bylineOf(head: string): Byline | null {
  if (head.length > 240) return null;
  const bare = withoutAsides(head);
  const start = STARTS.exec(bare)?.[0];
  const signed = signedAgency(head);
  if (signed) return { authors: [], outlet: null, agency: signed };
  const line = withoutDates(bare);
  const dated = line.length !== bare.length;
  if (start === undefined) {
    const shared = withAgencies(bare) ?? withJobBehindComma(bare);
    if (shared) return shared;
  }
  if (start !== undefined) return read(line.slice(start.length).trim(), dated);
  // "Gwen Staley gstaley@orr.example": only who wrote it has an address behind the name.
  if (!dated && bare !== head.trim() && head.includes("@") && isPerson(bare))
    return { authors: [bare], outlet: null, agency: null };
  // "Dora F. | 9:30 PM on March 04, 2025": names before a date need no "by".
  if (!dated) return null;
  const names = withoutTail(line, "|·•,–—-").trim();
  // "The Orr Argus    Thursday, October 3, 2024": the head of a printed page.
  if (isTitledPaper(names)) return { authors: [], outlet: names, agency: null };
  const parts = names.split(BARS);
  // "Market Street | 4 March 2025": two words with capitals before a date are a place or a section as often as a name.
  const byline = parts.length > 3 ? null : bylineNames(names);
  const open =
    NO_NAME_BEFORE_DATE.test(names) || (MAY_BE_A_PLACE.test(names) && !isGivenName(names.split(" ")[0] ?? ""));
  return byline && open && withJob(names) === null ? { ...byline, authors: [] } : byline;
}

/** "Harbour Lane", "Millbrook Park" before a date: last words of places that are surnames too. Only a known given name tells which. */
const MAY_BE_A_PLACE =
  /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)? (?:Lane|Hall|Park|Church|Hill|Hills|Green|Heath|Wood|Woods|Field|Fields|Bridge|Brook|Ford|Well|Wells|Gate|Cross|Corner|Close|Way|Walk|Rise|View|Bank|Beach|Point|Ridge|Grove|Gardens|Garden|Lodge|House|Mill|Mills|Farm|Marsh|Moor|Meadow|Meadows|Castle|Tower|Towers|Town|Village|Row|Dale|Glen|Lake|Rivers?|Falls|Springs?|Temple|Abbey|Priory|Chapel|Bay|Shore|Banks|Stone|Pool|Downs|West|East|North|South)$/u;

/** Words in which places, sections and kinds of text end or begin, and hardly any name. */
const NO_NAME_BEFORE_DATE =
  /^(?:breaking|live|latest|top|local|national|international|world|business|politics|opinion|sports?|health|science|technology|tech|culture|lifestyle|travel|entertainment|finance|economy|education|environment|special|exclusive|public|press|media|weekly|monthly|daily|home|new|last|first|originally|city|county|state|town|market|main|high)\s|\s(?:street|road|avenue|square|boulevard|highway|county|city|township|valley|island|islands|harbou?r|station|airport|school|college|hospital|court|centre|center|building|office|edition|section|alert|alerts|report|reports|release|analysis|opinion|politics|business|sports?|health|science|technology|culture|travel|column|feature|features|interview|review|reviews|coverage|election|elections|minutes|meeting|agenda|notice|archive|archives|blog|podcast|bulletin|briefing|digest|market|markets|affairs|crime|police|fire|war|crisis)$/iu;

/** "hb/dpa", "(kko/AFP/Reuters)" below a text: an editor's initials and the agencies whose texts were used. The first agency, or null. */
export function signedAgency(line: string): string | null {
  const parts = /^[(]?([\p{L}]{2,9}(?:\/[\p{L}]{2,9}){1,4})[)]?\.?$/u.exec(line.trim())?.[1]?.split("/") ?? [];
  const initials = parts.filter((part) => /^\p{Ll}{2,4}$/u.test(part) && agencyNamed(part) === null);
  const agencies = parts.flatMap((part) => agencyNamed(part) ?? []);
  const [first = null] = agencies;
  return initials.length > 0 && initials.length + agencies.length === parts.length ? first : null;
}

/** "Nina Kowal with AFP, dpa", "Island Radio with Reuters": whoever wrote it used these agencies' texts. */
function withAgencies(line: string): Byline | null {
  const [, writer = "", names = ""] = /^\(?(\p{Lu}.{1,40}?) with (?:the )?([^.()]{2,60})\)?$/u.exec(line) ?? [];
  const agencies = names.split(/, | and |\//).map(agencyNamed);
  const [agency = null] = agencies;
  if (names === "" || agencies.some((name) => name === null)) return null;
  return { authors: isPerson(writer) ? [writer] : [], outlet: isOutlet(writer) ? writer : null, agency };
}

/** "Hemi Walker, Waikato Reporter": a whole name and, behind a comma, a job with capitals or a university. */
function withJobBehindComma(line: string): Byline | null {
  const [, name = "", job = ""] =
    /^([^,|]{4,40}), ((?:University|Institute|College) of [\p{L} ]{3,40}|(?:\p{Lu}[\p{L}&'’-]* ){1,4}(?:University|Institute|College)|(?:\p{Lu}[\p{L}&'’-]* ){0,4}(?:Reporter|Correspondent|Editor|Writer|Columnist|Critic|Producer|Journalist))$/u.exec(
      line,
    ) ?? [];
  return job !== "" && isPerson(name) ? { authors: [name], outlet: null, agency: null } : null;
}

/** What a line of nothing but names says, the first a person's: "Dora Finch, Island Post". */
export function bylineNames(line: string): Byline | null {
  const writer = withJob(line);
  if (writer) return { authors: [writer], outlet: null, agency: null };
  const [people = ""] = (line.split(BARS)[0] ?? "").split(BEHIND);
  const [first = "", ...others] = people.split(JOINED);
  if (!isPerson(first) || !/\p{Lu}/u.test(first)) return null;
  return others.every((name) => isPerson(name) || isOutlet(name) || JOB.test(name)) ? read(line, true) : null;
}

/** "Senior Political Staff Reporter" names nobody. */
const RANK =
  /^(?:senior|chief|deputy|assistant|political|special|associate|general|national|foreign|local|our|staff|digital|live|breaking|night|weekend|chief|crime|court|business|sports?|news)\b/i;

/** The name in "Perpetua Lomax Legal affairs correspondent", or null: a job of two words and more right behind a whole name. */
export function withJob(line: string): string | null {
  const words = line.split(" ");
  if (words.length < 4 || words.length > 9 || RANK.test(line)) return null;
  for (const length of [2, 3]) {
    const [name, job] = [words.slice(0, length).join(" "), words.slice(length).join(" ")];
    if (words.length - length >= 2 && /\b(?:correspondent|editor|reporter|columnist|writer|critic)$/i.test(job))
      if (isPerson(name) && /^\p{Lu}/u.test(job) && isJobTitle(job)) return name;
  }
  return null;
}

/** "The Orr Argus": names that are a paper's behind an article only, because people have them too. */
function isTitledPaper(name: string): boolean {
  return (
    (/^The (?:\p{Lu}[\p{L}.'’&-]* ){1,4}(?:Argus|Bugle|Sentinel|Bee|Inquirer|Enquirer|Reporter|Leader|Citizen|Voice|Patriot|Republican|Democrat|Beacon|Advocate|Messenger|Monitor|Spectator|Statesman|Packet|Intelligencer|Gleaner|Nation|Wire|Eagle|Clarion|Mercury|Banner|Argonaut)$/u.test(
      name,
    ) ||
      (/^The \p{Lu}/u.test(name) && isOutlet(name))) &&
    name.split(" ").length <= 6
  );
}

/** A paper's name, or its short form in capitals. */
function isOutlet(name: string): boolean {
  return OUTLET_WORD.test(name) || PAPER_END.test(name) || agencyNamed(name) !== null || /^\p{Lu}{2,5}$/u.test(name);
}

/** "Lizard Mercury": last words of papers that are hardly anybody's surname. */
const PAPER_END =
  /^(?:The )?(?:\p{Lu}[\p{L}.'’&-]* ){1,3}(?:Argus|Bugle|Sentinel|Mercury|Inquirer|Enquirer|Clarion|Intelligencer|Gleaner|Statesman|Messenger|Spectator)$/u;

/** Whether a line below a name is a paper's name and nothing else: "Dunmore Dispatch". */
export function isPaper(line: string): boolean {
  return line.split(" ").length <= 4 && WHOLE_NAME.test(line) && (OUTLET_WORD.test(line) || PAPER_END.test(line));
}

/** Whether words are a person's name as a byline prints it: two words at least, each with a capital. */
export function isPerson(words: string): boolean {
  const name = words.trim();
  return (
    WHOLE_NAME.test(name) &&
    (/\s/.test(name) || /^\p{Lo}{2,}$/u.test(name)) &&
    !OUTLET_WORD.test(name) &&
    !NO_PERSON.test(name) &&
    !JOB.test(name)
  );
}

/** Whether a short line says what somebody is at a paper: "Transport correspondent". */
export function isJobTitle(line: string): boolean {
  return line.length <= 60 && JOB.test(line) && !/[.!?]$/.test(line);
}

function read(line: string, dated: boolean): Byline | null {
  const found: Reading = { authors: [], outlet: null, agency: null };
  const [people = "", ...rest] = line.split(BEHIND);
  const [names = "", ...bars] = people.split(BARS);
  const parts = names
    .split(JOINED)
    .map(withoutStop)
    .filter((name) => name !== "" && !name.startsWith("@"))
    .flatMap((name) => withJob(name) ?? withPaperBehind(name));
  // "By Court Reporter and Agency Staff" names nobody, and is a byline all the same.
  if (parts.length > 0 && line.split(" ").length <= MOST_JOB_WORDS && parts.every((name) => JOB.test(name)))
    return { ...found, outlet: parts.map(staffOf).find((name) => name !== null) ?? null };
  for (const name of parts) if (!JOB.test(name) && !readName(found, name)) return null;
  // "By Land and Sea" is a title; one name alone is an author's where a date stands beside it.
  if (found.authors.length > 0 && !found.authors.some(isPerson) && !(dated && parts.length === 1)) return null;
  for (const name of [...bars, ...rest]) place(found, withoutStop(name).replace(/ staff$/i, ""));
  const employer = found.outlet || found.agency ? undefined : FOR.exec(line)?.[1];
  if (employer && isEmployer(employer)) found.outlet = employer;
  return found.authors.length > 0 || found.agency || found.outlet ? found : null;
}

/** "By Kirsty Vale for MailOnline": whom somebody writes for is their paper, whatever it is called. */
const FOR = /\s(?:for|via|für|pour|voor)\s((?:the |The )?\p{Lu}[^,;|]{1,40})[,.]?$/iu;

/** "Cody Brandt Fox News": a name of two words with the paper's of two and more right behind it. */
function withPaperBehind(name: string): string[] {
  const words = name.split(" ");
  const [person, paper] = [words.slice(0, 2).join(" "), words.slice(2).join(" ")];
  return words.length >= 4 && isPerson(person) && isOutlet(paper) && !JOB.test(paper) ? [person, paper] : [name];
}

function isEmployer(name: string): boolean {
  return name.split(" ").length <= 4 && WHOLE_NAME.test(name.replace(/^the /i, "")) && !JOB.test(name);
}

/** The paper of "Island Herald Staff", "Al Jazeera Staff"; null where the words only say what they do there. */
function staffOf(name: string): string | null {
  const paper = /^((?:\p{Lu}[\p{L}.'’&-]* ){1,4})(?:Staff|Newsroom|Staff (?:Writers?|Reporters?)|Editorial Board)$/u
    .exec(name)?.[1]
    ?.trim();
  if (
    !paper ||
    /\b(?:senior|chief|political|sports?|news|special|our|national|web|digital|city|night|general|editorial|features?|business)$/i.test(
      paper,
    )
  )
    return null;
  return paper.includes(" ") || OUTLET_WORD.test(paper) ? paper : null;
}

/** Addresses and remarks in brackets beside a name: "Tess Moran tmoran@ledger.example", "Claire Dumont (Morlac)". */
function withoutAsides(head: string): string {
  return head
    .replace(/\s?[|,·•]?\s?[^\s@]{1,100}@[^\s@]{1,200}\.[^\s@]{1,60}/gu, "")
    .replace(/(?<=\p{L}) \((?=\p{Lu})[^()\d]{2,60}\)/gu, "")
    .trim();
}

type Reading = { authors: string[]; outlet: string | null; agency: string | null };

/** A stop ends the line, not the name; an initial keeps its own. */
function withoutStop(name: string): string {
  return /(?:^|\s)\p{Lu}\.$/u.test(name.trim()) ? name.trim() : withoutTail(name, ".,:;").trim();
}

/** Take in one of the names; false where the words are no name and the line no byline. */
function readName(found: Reading, name: string): boolean {
  const bare = name.replace(/^the /i, "");
  const first = found.authors.length === 0;
  if (agencyNamed(bare) || (!first && isOutlet(name)) || (first && OUTLET_WORD.test(name) && WHOLE_NAME.test(bare)))
    place(found, name);
  // "Von Jana Petersen, Lindhafen": one word behind a whole name is where it was written.
  else if (!first && !/\s/.test(name) && isPerson(found.authors[0] ?? "")) return true;
  else if (isPerson(name) || WHOLE_NAME.test(name)) found.authors.push(name);
  else if (first) return false;
  return true;
}

/** An outlet or an agency behind the names; a town or a job is neither. */
function place(found: Reading, name: string): void {
  const agency = agencyNamed(name.replace(/^the /i, ""));
  // "Contact Ann Low at ann@orr.example": an address is no paper.
  if (name.includes("@")) return;
  const paper = isOutlet(name) ? name : name.replace(/^the (?=\p{Lu})/u, "");
  if (agency) found.agency ??= agency;
  else if (isOutlet(paper) && !JOB.test(paper) && paper.split(" ").length <= 6) found.outlet ??= paper;
}

/** Dates with what stands around them are cut off; what is left are names. */
function withoutDates(head: string): string {
  if (!/\p{Nd}/u.test(head)) return head;
  let line = head;
  for (const { start, end } of printedDates(head).toReversed()) line = `${line.slice(0, start)} | ${line.slice(end)}`;
  if (line === head) return head.replace(/\s*[|·•,–—-]?\s*(?:updated|published|posted|at)?:?\s*\d{1,2}:\d\d.*$/i, "");
  const names = line.replace(
    /\b(?:published|updated|posted|last updated|last modified|on|at|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun|\d+ min(?:ute)?s?(?: read)?)\b:?,?(?=\s*(?:\||$|,))/gi,
    "",
  );
  return withoutTail(names, "|,·•–—-").trim();
}
