import type { Sourced } from "../../model/article.ts";
import { printedDates } from "../../text/printed-dates.ts";
import { withoutTail } from "../../text/without-tail.ts";
import { bylineNames, bylineOf, isPerson } from "../byline.ts";
import { lettersAlone } from "./letters-alone.ts";
import type { PageData } from "./page-data.ts";
import { sourcedValue } from "./page-value.ts";

const LONGEST_NAME = 80;

const NO_NAME =
  /^(?:no author|name \*?|comments?|agencies|veröffentlicht|admin(?:istrator)?|web ?master|author|autor|user|guest|unknown|none|null|n\/a|root|test|website|site|posted|published|by|von|super user)$/i;
/** Says that the paper's own people wrote it: true, and worth less than any name. */
const STAFF = /^(?:redaktion|editor(?:ial)?(?: (?:team|staff|board))?|staff(?: (?:writer|reporter))?)$/i;
/** What makes a name of words no person's: a paper is "The", "Die" or "Le" something. */
const NO_PERSON = /\d|^(?:die|der|das|the|les?|la|el|il)\s/i;
/** What stands before a name and is none. */
const BEFORE_NAME =
  /^(?:[|·•–—-]\s*)?(?:by|vo[nm]|par|por|di|door|autor(?:in)?|author|auteur|text|(?:posted|written|submitted) by|(?:veröffentlicht|geschrieben|verfasst|gespeichert) von)\s*:?\s+/i;
const BEHIND_NAME = / (?:says|sagt|schreibt|meint|a dit|dice|am|on|le|el) ?:?$/i;

/** Who wrote the page: people before other names, names before "staff", and the site's own name only where nobody else is named. */
export function authorOf(data: PageData, site: string | undefined): Sourced<string> | undefined {
  const names = data.authors.flatMap((given) => {
    const name = nameIn(given.value);
    return name ? [{ ...given, ...name }] : [];
  });
  const [own, others] = [
    names.filter(({ value }) => isSite(value, data, site)),
    names.filter(({ value }) => !isSite(value, data, site)),
  ];
  const best =
    others.find(({ people }) => people) ?? others.find(({ value }) => !STAFF.test(value)) ?? own[0] ?? others[0];
  if (!best) return undefined;
  const { value, place } = best;
  return sourcedValue({ value, place });
}

/** Whether a name is the site's: its name, or that of its address. */
function isSite(name: string, { outlets, addresses }: PageData, site: string | undefined): boolean {
  const letters = lettersAlone(name.replace(/^(?:die|der|das|the|le|la|el|il)\s+/i, ""));
  if (letters.length < 3) return false;
  const known = [site, ...outlets.map(({ value }) => value)].flatMap((each) => (each ? [lettersAlone(each)] : []));
  if (known.some((each) => each === letters || (each.length > 4 && letters.includes(each)))) return true;
  const hosts = addresses.map(({ value }) => /^https?:\/\/(?:www\.)?([^/:]+)/i.exec(value)?.[1] ?? "");
  return hosts.some((host) =>
    host
      .split(".")
      .slice(0, -1)
      .some((part) => lettersAlone(part) === letters),
  );
}

/** The names of a byline without "By", jobs, dates and what hangs on them, and whether they are people's; null where it is no name. */
function nameIn(raw: string): { value: string; people: boolean } | null {
  const line = withoutDates(raw.replace(/\s+/g, " ").trim()).replace(BEFORE_NAME, "").replace(BEHIND_NAME, "").trim();
  if (line === "" || line.length > LONGEST_NAME * 2 || /https?:|www\.|@|[<>{}]|\.\p{Ll}{2,4}(?:$|\/)/iu.test(line))
    return null;
  const byline = bylineOf(`By ${line}`) ?? bylineNames(line);
  const people = byline?.authors.filter((name) => isPerson(name) && !NO_PERSON.test(name) && !NO_NAME.test(name)) ?? [];
  if (people.length > 0 && people.length <= 6) return { value: people.join(", "), people: true };
  const name = withoutTail(line.split(/[|·•–—]|\s-\s|,\s*(?=\d)/)[0] ?? "", ",;:").replace(BEHIND_NAME, "");
  const isNone =
    name.length < 2 ||
    name.length > LONGEST_NAME ||
    name.split(" ").length > 8 ||
    NO_NAME.test(name) ||
    (/\d{3}$/.test(name) && /\s/.test(name));
  return !isNone && /\p{L}{2}/u.test(name) ? { value: name, people: false } : null;
}

/** The words up to the first date among them, or behind it where it stands first: "Dezember 10, 2019 · von Ada". */
function withoutDates(line: string): string {
  const [date] = printedDates(line);
  if (!date) return line;
  const before = withoutTail(line.slice(0, date.start), " |·•–—,-");
  return before !== "" ? before : line.slice(date.end).replace(/^[\s|·•–—,-]+/, "");
}
