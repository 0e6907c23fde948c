import { type BibliographyEntry, fileNameOf, printedName } from "./bibliography-fields.ts";

type Thing = Readonly<Record<string, unknown>>;

/** Kinds of sources that CSL knows and whose texts are imported or may be. */
const CSL_TYPE =
  /"type"\s*:\s*"(?:article(?:-(?:journal|magazine|newspaper))?|post(?:-weblog)?|webpage|report|interview|broadcast|speech|chapter|book|document|manuscript|entry(?:-\w+)?|paper-conference|thesis|personal_communication|pamphlet|review(?:-book)?)"/;
const CSL_FIELD = /"(?:issued|container-title|citation-key|family|date-parts)"\s*:/;

/** Whether JSON that begins so is a list of sources: CSL's, or one that Zotero wrote; a list of texts has a text in each. */
export function isCitationJson(start: string): boolean {
  if (!/^[[{]/.test(start) || /"(?:text|html|content_html|content_text|body)"\s*:/.test(start)) return false;
  return /"itemType"\s*:\s*"\w+"/.test(start) || (CSL_TYPE.test(start) && CSL_FIELD.test(start));
}

/** The entries of a list of sources in JSON, in their order; none where it breaks off, because half of it cannot be told from a whole. */
export function readCitationJson(text: string): BibliographyEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const all = Array.isArray(value) ? value : isThing(value) && Array.isArray(value.items) ? value.items : [value];
  const things = all.filter(isThing).map((each) => (isThing(each.data) ? each.data : each));
  const files = attachedFiles(things);
  return things.flatMap((each) => {
    if (/^(?:attachment|note|annotation)$/.test(String(each.itemType))) return [];
    return ["itemType" in each ? zoteroEntry(each, files.get(String(each.key)) ?? []) : cslEntry(each)];
  });
}

function cslEntry(thing: Thing): BibliographyEntry {
  return {
    title: words(thing.title),
    authors: list(thing.author).flatMap(nameIn),
    outlet: words(thing["container-title"]) ?? words(thing.publisher),
    date: dayIn(thing.issued),
    address: words(thing.URL),
    doi: words(thing.DOI),
    files: [],
  };
}

function zoteroEntry(thing: Thing, files: readonly string[]): BibliographyEntry {
  const creators = list(thing.creators);
  const authors = creators.filter(({ creatorType }) => creatorType === "author" || creatorType === undefined);
  const own = list(thing.attachments).flatMap((each) => [words(each.path) ?? words(each.localPath) ?? ""]);
  return {
    title: words(thing.title),
    authors: (authors.length > 0 ? authors : creators).flatMap(nameIn),
    outlet:
      words(thing.publicationTitle) ?? words(thing.websiteTitle) ?? words(thing.blogTitle) ?? words(thing.publisher),
    date: words(thing.date),
    address: words(thing.url),
    doi: words(thing.DOI),
    files: [...own.map(fileNameOf), ...files].filter((name) => /\.\w{2,8}$/.test(name)),
  };
}

/** Files by the key of the source that they are attached to, as Zotero's own answers list them. */
function attachedFiles(things: readonly Thing[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const { itemType, parentItem, filename, path } of things) {
    const name = words(filename) ?? words(path);
    if (itemType !== "attachment" || typeof parentItem !== "string" || name === null) continue;
    files.set(parentItem, [...(files.get(parentItem) ?? []), fileNameOf(name)]);
  }
  return files;
}

function nameIn(person: Thing): string[] {
  const given = words(person.given) ?? words(person.firstName);
  const family = words(person.family) ?? words(person.lastName);
  const particle = words(person["non-dropping-particle"]);
  const name = [given, particle, family].filter(Boolean).join(" ");
  const whole = name || (words(person.literal) ?? words(person.name));
  return whole ? [printedName(whole)] : [];
}

/** CSL's date: numbers of year, month and day, or what was written. */
function dayIn(issued: unknown): string | null {
  if (!isThing(issued)) return words(issued);
  const parts = Array.isArray(issued["date-parts"]) ? issued["date-parts"][0] : null;
  if (!Array.isArray(parts) || parts.length === 0) return words(issued.literal) ?? words(issued.raw);
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, "0")).join("-");
}

const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): Thing[] => (Array.isArray(value) ? value.filter(isThing) : []);

function words(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  // Titles in CSL may hold marks of italics.
  return typeof value === "string" ? value.replace(/<\/?(?:i|b|sup|sub|span)\b[^<>]*>/g, "").trim() || null : null;
}
