import { sharedTerms } from "../../claims/topic/topic-names.ts";
import { findClaims, findSentences } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findDecisionsAmong, pairSubject } from "../../db/decisions.ts";
import { findLinks, type StoredLink } from "../../db/links.ts";
import type { StoredMatter, StoredTopic } from "../../db/topics.ts";
import type { CitedClaim, LinkRelation } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { tokensOf } from "../../text/tokens.ts";
import { type Column, columnKey } from "../columns/outlet-columns.ts";
import { paragraphNumbers } from "../passages/paragraph-numbers.ts";

/** How many of a matter's words a sentence needs before we say that it may be about the matter. */
const WORDS_OF_A_MATTER = 2;
/** Most words searched in a silent column. */
const MOST_SEARCHED = 6;
/** Claims with a reader's words shown in one column though nothing links them. */
const MOST_UNLINKED = 4;

/** A claim in a cell, with its place for the reader. */
export type ShownClaim = { readonly claim: CitedClaim; readonly paragraph: number | null };
/** What stands in a cell: a claim, or a dispute inside one article, what one source says beside what another denies. */
export type CellPart =
  | { readonly kind: "claim"; readonly shown: ShownClaim }
  | { readonly kind: "dispute"; readonly asserted: ShownClaim; readonly denied: ShownClaim };

/** One matter in one column: its claims, or what was searched and what was found near it. */
export type Cell = {
  readonly column: string;
  readonly parts: readonly CellPart[];
  readonly searched: readonly string[];
  /** Sentences of a silent column that use at least two of the searched words, though no claim was linked. */
  readonly near: readonly { readonly articleId: number; readonly start: number; readonly text: string }[];
};

/** The claims of a cell in order, a dispute's two sides one after the other. */
export function claimsIn(cell: Cell): ShownClaim[] {
  return cell.parts.flatMap((part) => (part.kind === "claim" ? [part.shown] : [part.asserted, part.denied]));
}

/** A relation found in a row, and the pair of claims that shows it best. */
export type Chip = {
  readonly relation: LinkRelation;
  readonly note: string;
  readonly a: number;
  readonly b: number;
  readonly pairs: number;
};
export type RowNote = { readonly text: string; readonly a: number; readonly b: number };
export type ParallelRow = {
  readonly id: number;
  readonly name: string;
  readonly chips: readonly Chip[];
  readonly cells: readonly Cell[];
  readonly notes: readonly RowNote[];
  /** Pairs of the row that a reader confirmed, of all linked pairs in it. */
  readonly confirmed: number;
  readonly pairs: number;
};
export type UnlinkedRow = { readonly cells: readonly Cell[] };

type Sentence = {
  readonly articleId: number;
  readonly start: number;
  readonly text: string;
  readonly lemmas: readonly string[];
};

/** The rows of a topic in these columns: a matter each, and for a reader's own words what has them and is not linked. */
export async function loadRows(
  topic: StoredTopic,
  claims: readonly CitedClaim[],
  columns: readonly Column[],
  articles: readonly ArticleSummary[],
): Promise<{ rows: ParallelRow[]; unlinked: UnlinkedRow | null }> {
  const db = database();
  const leads = columns.flatMap((column) => column.leads.map((lead) => lead.id));
  const links = await findLinks(
    db,
    claims.map((claim) => claim.id),
  );
  const loose = topic.origin === "person" && topic.terms.length > 0 ? await unlinkedClaims(topic, claims, leads) : [];
  const paragraphs = await paragraphNumbers([...new Set([...claims, ...loose].map((claim) => claim.articleId))]);
  const show = (claim: CitedClaim): ShownClaim => ({
    claim,
    paragraph: paragraphs(claim.articleId, claim.sentence.start),
  });
  const sentences = await findSentences(db, leads);
  const keys = new Map(articles.map((article) => [article.id, columnKey(article)]));
  const inColumn = (own: readonly CitedClaim[], column: Column) =>
    own.filter((claim) => keys.get(claim.articleId) === column.key);
  const cellsOf = (own: readonly CitedClaim[], searched: readonly string[]) =>
    columns.map((column): Cell => {
      const parts = partsOf(inColumn(own, column), links, show);
      return {
        column: column.key,
        parts,
        searched,
        near: parts.length > 0 ? [] : nearSentences(column, searched, sentences),
      };
    });
  const notes = await notesOn(claims);
  const decided = await findDecisionsAmong(
    db,
    "link",
    claims.map((claim) => claim.key),
  );
  const confirmed = new Set(decided.filter(({ verdict }) => verdict === "confirmed").map(({ subject }) => subject));
  const rows = topic.matters.map((matter): ParallelRow => {
    const own = claims.filter((claim) => matter.claimIds.includes(claim.id));
    const inside = links.filter((link) => matter.claimIds.includes(link.a) && matter.claimIds.includes(link.b));
    const subjects = inside.map((link) => subjectOf(link, own));
    return {
      id: matter.id,
      name: matter.name,
      cells: cellsOf(own, sharedLemmas(own)),
      chips: chipsOf(inside),
      notes: notes.filter((note) => holds(matter, note)),
      pairs: inside.length,
      confirmed: subjects.filter((subject) => confirmed.has(subject)).length,
    };
  });
  const looseCells = columns.map((column): Cell => {
    const own = inColumn(loose, column).slice(0, MOST_UNLINKED);
    return { column: column.key, parts: partsOf(own, [], show), searched: topic.terms, near: [] };
  });
  return { rows, unlinked: loose.length > 0 ? { cells: looseCells } : null };
}

const holds = (matter: StoredMatter, { a, b }: { a: number; b: number }) =>
  matter.claimIds.includes(a) && matter.claimIds.includes(b);

/** Claims of the columns that have all words of the topic and stand in none of its rows. */
async function unlinkedClaims(
  topic: StoredTopic,
  claims: readonly CitedClaim[],
  leads: readonly number[],
): Promise<CitedClaim[]> {
  const shown = new Set(claims.map((claim) => claim.id));
  const found = await findClaims(database(), { articleIds: leads });
  const words = topic.terms.flatMap((term) =>
    tokensOf(term).map(({ norm }) => norm.slice(0, Math.max(4, norm.length - 2))),
  );
  const hasAll = (claim: CitedClaim) => {
    const own = tokensOf(claim.sentenceText).map(({ norm }) => norm);
    return words.every((word) => own.some((norm) => norm.startsWith(word)));
  };
  return found.filter((claim) => !shown.has(claim.id) && hasAll(claim));
}

/** The claims of a cell; two of one article, of which one denies the other, as one dispute where the first of them stands. */
function partsOf(
  claims: readonly CitedClaim[],
  links: readonly StoredLink[],
  show: (claim: CitedClaim) => ShownClaim,
): CellPart[] {
  const parts: CellPart[] = [];
  const done = new Set<number>();
  for (const claim of claims) {
    if (done.has(claim.id)) continue;
    done.add(claim.id);
    const other = claims.find(
      (each) =>
        !done.has(each.id) &&
        each.articleId === claim.articleId &&
        links.some(
          (link) =>
            joins(link, claim.id, each.id) && link.evidence.some(({ relation }) => relation === "asserted-denied"),
        ),
    );
    if (!other) {
      parts.push({ kind: "claim", shown: show(claim) });
      continue;
    }
    done.add(other.id);
    const [asserted, denied] =
      claim.verbClass === "deny" || (claim.negated && other.verbClass !== "deny") ? [other, claim] : [claim, other];
    parts.push({ kind: "dispute", asserted: show(asserted), denied: show(denied) });
  }
  return parts;
}

const joins = (link: StoredLink, one: number, other: number) =>
  (link.a === one && link.b === other) || (link.a === other && link.b === one);

/** One chip a relation, with its best pair: a row of eight chips explains nothing. */
function chipsOf(links: readonly StoredLink[]): Chip[] {
  const chips = new Map<LinkRelation, Chip>();
  for (const { a, b, evidence } of links) {
    for (const { relation, note } of evidence) {
      const known = chips.get(relation);
      chips.set(
        relation,
        known ? { ...known, pairs: known.pairs + 1 } : { relation, note: shortNote(relation, note), a, b, pairs: 1 },
      );
    }
  }
  return [...chips.values()];
}

/** What fits a chip: its figures, its speakers, or the words in common; the rest is told where the pair is opened. */
function shortNote(relation: LinkRelation, note: string): string {
  if (relation === "certain-hedged" || relation === "asserted-denied") return "";
  return note.split(". ", 1)[0]?.replace(/\.$/, "") ?? "";
}

function subjectOf({ a, b }: StoredLink, claims: readonly CitedClaim[]): string {
  const key = (id: number) => claims.find((claim) => claim.id === id)?.key ?? "";
  return pairSubject(key(a), key(b));
}

async function notesOn(claims: readonly CitedClaim[]): Promise<RowNote[]> {
  const byKey = new Map(claims.map((claim) => [claim.key, claim.id]));
  return (await findDecisionsAmong(database(), "note", [...byKey.keys()])).flatMap(({ subject, detail: { text } }) => {
    const [a, b] = subject.split(" ").map((key) => byKey.get(key));
    return a === undefined || b === undefined || text === undefined ? [] : [{ text, a, b }];
  });
}

/** The words that a matter's claims share: what "searched" means in its silent cells. */
function sharedLemmas(claims: readonly CitedClaim[]): string[] {
  const terms = sharedTerms(claims, () => 1, 1, MOST_SEARCHED);
  const words = terms.filter((term) => !term.name);
  return (words.length >= WORDS_OF_A_MATTER ? words : terms).map((term) => term.lemma);
}

function nearSentences(column: Column, searched: readonly string[], sentences: readonly Sentence[]): Cell["near"] {
  const ids = new Set(column.leads.map((lead) => lead.id));
  return sentences
    .filter((sentence) => ids.has(sentence.articleId))
    .map((sentence) => ({ sentence, hits: searched.filter((word) => sentence.lemmas.includes(word)).length }))
    .filter(({ hits }) => hits >= Math.min(WORDS_OF_A_MATTER, searched.length) && hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, 3)
    .map(({ sentence: { articleId, start, text } }) => ({ articleId, start, text }));
}
