import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findDecisionsAmong, pairSubject } from "../../db/decisions.ts";
import { findLinks, type StoredLink } from "../../db/links.ts";
import { findSentences } from "../../db/sentences.ts";
import type { StoredMatter, StoredTopic } from "../../db/topics.ts";
import { type CitedClaim, isNamed, type NamedRelation } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { tokensOf } from "../../text/tokens.ts";
import { type Cell, type CellReading, cellsOf, type ShownClaim, searchedWords } from "../columns/claim-cells.ts";
import { type Column, columnKey } from "../columns/outlet-columns.ts";
import { paragraphNumbers } from "../passages/paragraph-numbers.ts";

/** Claims with a reader's words shown in one column though nothing links them. */
const MOST_UNLINKED = 4;

/** A relation found in a row, and the pair of claims that shows it best. */
export type Chip = {
  readonly relation: NamedRelation;
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
  const reading: CellReading = { links, articles, sentences, show };
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
      cells: cellsOf(own, searchedWords(own), columns, reading),
      chips: chipsOf(inside),
      notes: notes.filter((note) => holds(matter, note)),
      pairs: inside.length,
      confirmed: subjects.filter((subject) => confirmed.has(subject)).length,
    };
  });
  const looseCells = cellsOf(mostOfEach(loose, articles), topic.terms, columns, {
    ...reading,
    links: [],
    sentences: [],
  });
  return { rows, unlinked: loose.length > 0 ? { cells: looseCells } : null };
}

/** At most so many claims of each column as one row can show. */
function mostOfEach(claims: readonly CitedClaim[], articles: readonly ArticleSummary[]): CitedClaim[] {
  const keys = new Map(articles.map((article) => [article.id, columnKey(article)]));
  const seen = new Map<string | undefined, number>();
  return claims.filter(({ articleId }) => {
    const key = keys.get(articleId);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return (seen.get(key) ?? 0) <= MOST_UNLINKED;
  });
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

/** One chip a named relation, with its best pair: a row of eight chips explains nothing. */
function chipsOf(links: readonly StoredLink[]): Chip[] {
  const chips = new Map<NamedRelation, Chip>();
  for (const { a, b, evidence } of links) {
    for (const { relation, note } of evidence) {
      if (!isNamed(relation)) continue;
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
function shortNote(relation: NamedRelation, note: string): string {
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
