import { type Agreement, agreementOf } from "../../coding/agreement.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { countReaders, findCodings, findGiven, getCoding } from "../../db/codings.ts";
import { findTopicHeads } from "../../db/topics.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { Coding, CodingUnit } from "../../model/coding.ts";
import { type Column, columnKey, columnsOf } from "../columns/outlet-columns.ts";

/** Codings listed, the latest first, and topics to begin one with. */
const [MOST_CODINGS, MOST_TOPICS] = [200, 300] as const;

export type Reader = { readonly name: string; readonly coded: number };
/** A claim with the codes given to it; place and outlet are null where a later run no longer finds it so. */
export type CodedUnit = CodingUnit & {
  readonly number: number;
  readonly given: ReadonlyMap<string, string>;
  readonly claim: CitedClaim | null;
  readonly column: Column | null;
};

export type CodingPage = {
  readonly coding: Coding;
  /** In the order of their first code. */
  readonly readers: readonly Reader[];
  readonly units: readonly CodedUnit[];
  /** The two readers compared; null where fewer than two have coded. */
  readonly compared: { readonly a: string; readonly b: string; readonly agreement: Agreement } | null;
};

/** A coding with all codes, and how far two readers agree: the two asked for, else the first two. Throws NOT_FOUND. */
export async function loadCoding(id: number, asked: { a?: string; b?: string } = {}): Promise<CodingPage> {
  const db = database();
  const coding = await getCoding(db, id);
  const given = await findGiven(db, id);
  const places = await placesOf(coding);
  const names = [...new Set(given.map(({ reader }) => reader))];
  const units = coding.units.map((unit, i) => ({
    ...unit,
    number: i + 1,
    claim: places.get(unit.key)?.claim ?? null,
    column: places.get(unit.key)?.column ?? null,
    given: new Map(given.filter(({ key }) => key === unit.key).map(({ reader, code }) => [reader, code])),
  }));
  const a = names.find((name) => name === asked.a) ?? names.find((name) => name !== asked.b);
  const b = names.find((name) => name === asked.b && name !== a) ?? names.find((name) => name !== a);
  return {
    coding,
    units,
    readers: names.map((name) => ({ name, coded: given.filter(({ reader }) => reader === name).length })),
    compared: a && b ? { a, b, agreement: agreementBetween(coding, units, a, b) } : null,
  };
}

/** A coding with the number of readers who have given codes in it. */
export type ListedCoding = { readonly coding: Coding; readonly readers: number };

/** A page of codings, latest first. `before` is the id of the last one seen. */
export async function listCodings(page: { before?: number; limit: number }): Promise<ListedCoding[]> {
  const codings = await findCodings(database(), page);
  const readers = await countReaders(
    database(),
    codings.map(({ id }) => id),
  );
  return codings.map((coding) => ({ coding, readers: readers.get(coding.id) ?? 0 }));
}

/** Codings, latest first, and the topics that one can be started with. */
export async function loadCodings(): Promise<{
  codings: ListedCoding[];
  topics: { id: number; name: string }[];
}> {
  return {
    codings: await listCodings({ limit: MOST_CODINGS }),
    topics: (await findTopicHeads(database(), { limit: MOST_TOPICS })).map(({ id, name }) => ({ id, name })),
  };
}

function agreementBetween({ codes }: Coding, units: readonly CodedUnit[], a: string, b: string): Agreement {
  const both = units.flatMap(({ given }): (readonly [string, string])[] => {
    const [one, other] = [given.get(a), given.get(b)];
    return one !== undefined && other !== undefined ? [[one, other]] : [];
  });
  return agreementOf(
    both,
    codes.map(({ label }) => label),
  );
}

/** Where the coded claims stand now, by key. */
async function placesOf({ units }: Coding): Promise<Map<string, { claim: CitedClaim; column: Column | null }>> {
  const db = database();
  const claims = await findClaims(db, { keys: units.map(({ key }) => key) });
  const own = await findArticles(db, { ids: [...new Set(claims.map(({ articleId }) => articleId))] });
  // With their copies: of an article whose outlet nobody knows the first copy names the column.
  const articles = await findArticles(db, { groupIds: [...new Set(own.map(({ groupId }) => groupId))] });
  const columns = await columnsOf(articles);
  return new Map(
    claims.map((claim) => {
      const article = articles.find(({ id }) => id === claim.articleId);
      const column = columns.find(({ key }) => article && key === columnKey(article)) ?? null;
      return [claim.key, { claim, column }];
    }),
  );
}
