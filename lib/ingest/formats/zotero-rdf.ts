import { Parser } from "htmlparser2";
import { type BibliographyEntry, fileNameOf } from "./bibliography-fields.ts";

/** Whether XML that begins so is what Zotero writes as RDF, and no feed. */
export function isZoteroRdf(start: string): boolean {
  return /^(?:<\?xml[^>]*>\s*)?<rdf:RDF\b[^>]*zotero\.org\/namespaces\//i.test(start);
}

/** A source or an attachment as it stands: values by the names of their elements, and what it points to. */
type Thing = {
  readonly name: string;
  readonly about: string;
  readonly values: Map<string, string[]>;
  readonly links: string[];
};

/** How deep elements may stand in one another: Zotero's stand seven deep. */
const DEEPEST = 50;

/** The entries of a list of sources in Zotero's RDF, in their order; what breaks off gives what stands before. */
export function readZoteroRdf(xml: string): BibliographyEntry[] {
  const things: Thing[] = [];
  const open: { readonly name: string; words: string }[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > DEEPEST) return;
        const place = attributes["rdf:resource"];
        if (open.length === 1)
          things.push({ name, about: attributes["rdf:about"] ?? "", values: new Map(), links: [] });
        const thing = open.length > 0 ? things.at(-1) : undefined;
        if (place && name === "link:link") thing?.links.push(place);
        else if (place && thing) keep(thing, name, place);
        open.push({ name, words: "" });
      },
      ontext(words) {
        const top = open.at(-1);
        if (top) top.words += words;
      },
      onclosetag(name) {
        const at = open.findLastIndex((each) => each.name === name);
        if (at < 0) return;
        const [closed] = open.splice(at);
        const thing = things.at(-1);
        if (closed && thing && at > 1) keep(thing, pathOf(open, name), closed.words.replace(/\s+/g, " ").trim());
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  const attached = new Map(things.filter(({ name }) => name === "z:Attachment").map((each) => [each.about, each]));
  return things
    .filter(({ name, values }) => values.has("z:itemType") && name !== "z:Attachment")
    .map((each) => entryOf(each, attached, things));
}

/** The names of the elements from the thing's own child to this one, because a title stands in what holds a source too. */
function pathOf(open: readonly { readonly name: string }[], name: string): string {
  return [...open.slice(2).map((each) => each.name), name].join("/");
}

function keep({ values }: Thing, name: string, value: string): void {
  if (value !== "") values.set(name, [...(values.get(name) ?? []), value]);
}

function entryOf(thing: Thing, attached: ReadonlyMap<string, Thing>, all: readonly Thing[]): BibliographyEntry {
  const first = (pattern: RegExp, of: Thing = thing) =>
    [...of.values].find(([name]) => pattern.test(name))?.[1][0] ?? null;
  const within = thing.values.get("dcterms:isPartOf") ?? [];
  const holder = all.find(({ about }) => within.includes(about));
  const files = thing.links.flatMap((place) => {
    const file = attached.get(place);
    return (file && (file.values.get("rdf:resource") ?? file.values.get("z:path"))) ?? [];
  });
  const named = `${holder ? (first(/^dc:title$/, holder) ?? "") : ""}` || first(/^dcterms:isPartOf\/.*dc:title$/);
  const address =
    first(/^dc:identifier\/dcterms:URI\/rdf:value$/) ?? (/^https?:/.test(thing.about) ? thing.about : null);
  const doi = [...thing.values.values(), ...(holder ? [...holder.values.values()] : [])]
    .flat()
    .map((value) => /^(?:DOI|doi:)\s*(10\.\S+)/.exec(value)?.[1])
    .find(Boolean);
  return {
    title: first(/^dc:title$/),
    authors: authorsOf(thing),
    outlet: named ?? first(/^dc:publisher\/.*foaf:name$/),
    date: first(/^dc:date$/),
    address,
    doi: doi ?? null,
    files: files.map(fileNameOf).filter((name) => /\.\w{2,8}$/.test(name)),
  };
}

function authorsOf({ values }: Thing): string[] {
  const of = (field: RegExp) =>
    [...values].find(([name]) => /^bib:authors\//.test(name) && field.test(name))?.[1] ?? [];
  const given = of(/foaf:givenName$/);
  return of(/foaf:surname$/).map((surname, i) => [given[i], surname].filter(Boolean).join(" "));
}
