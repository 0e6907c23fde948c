import type { EvalSet, GoldPair } from "./near-duplicate-sets.ts";
import { figuresOf, type NearDuplicateFigures } from "./near-duplicates.ts";
import { ownArticles } from "./own-articles.ts";
import { bodyByRoles } from "./page-body.ts";

/** A rewriting with a credit line is the same story and is not merged by rule: its score may be anything. */
const REWRITTEN = new Set(["bakery bakery-rewrite"]);

/** Figures on the articles written for the project: forms of one story, and stories that only look alike. Runs wherever the project is. */
export function evaluateOwnArticles(): NearDuplicateFigures {
  return figuresOf(ownSet(), []);
}

function ownSet(): EvalSet {
  const own = ownArticles();
  const articles = own.map(({ name, text }, id) => ({ id, name, text, body: bodyByRoles(text) }));
  const pairs = own.flatMap((one, i) => own.slice(i + 1).flatMap((other) => goldOf(one, other)));
  return { articles, clusters: new Map(own.map(({ name, cluster }) => [name, cluster])), pairs };
}

type Own = ReturnType<typeof ownArticles>[number];

function goldOf(one: Own, other: Own): GoldPair[] {
  const named = { a: one.name, b: other.name, kinds: [one.kind, other.kind] };
  if (one.cluster === other.cluster) return [{ ...named, label: "dup" }];
  if (REWRITTEN.has([one.cluster, other.cluster].sort().join(" "))) return [{ ...named, label: "ignore" }];
  return one.kind === "digest" || other.kind === "digest" ? [{ ...named, label: "contain" }] : [];
}
