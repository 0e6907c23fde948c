import { createHash } from "node:crypto";
import { findArticles } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import {
  endDecision,
  findDecisionsAmong,
  findPartDecisions,
  forgetReplaced,
  lockSubject,
  pairSubject,
  saveDecision,
} from "../../db/decisions.ts";
import { AppError } from "../../model/errors.ts";
import type { PairVerdict } from "../../model/pair.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import type { TellingPart } from "../../model/telling.ts";
import { decide } from "./decide.ts";
import type { Effect, KindOfDecision } from "./kind.ts";
import { keepDecisions } from "./regroup-or-refuse.ts";

/** Longest subject that is written out, in characters: the index over subjects takes some 2,700 bytes, and a text's hash has 64. */
const LONGEST_SUBJECT = 2000;

/** Copies taken out of a group, or all copies confirmed: one decision over several pairs with one undo. */
export const GROUP: KindOfDecision<"group"> = {
  kind: "group",
  // The same texts may be decided on again where their pairs were decided otherwise since.
  differsBy: ["pairs"],
  restore: async (_, { id, subject, detail: { pairs = [] } }) => ({
    now: async (tx) => {
      await endParts(tx, id, pairs);
      await keepDecisions(tx, [subject, ...pairs].join(" "));
    },
  }),
  tell: ({ verdict, detail: { out = 1 } }, articles) => {
    if (verdict === "confirmed") return ["The copies ", ...listed(articles), " were confirmed as one article."];
    const went = articles.slice(0, out);
    return [
      ...listed(went),
      went.length === 1 ? " was taken out of the group of " : " were taken out of the group of ",
      ...listed(articles.slice(out)),
      ".",
    ];
  },
};

/**
 * Take copies out of their group: each is kept apart from each that stays, as one decision with one undo. Copies with the same text go along,
 * since a decision binds to the text. Returns the decision's id. Throws INVALID_INPUT if nothing would go or stay, CONFLICT if a copy is not there.
 */
export function splitGroup(groupId: number, out: readonly number[]): Promise<number> {
  return decide(GROUP, async (tx, lock) => {
    const { going, staying } = await partsOf(tx, groupId, out);
    const [gone, stayed] = [textsOf(going), textsOf(staying)];
    const subject = subjectOf(`${gone.join("+")} ${stayed.join("+")}`);
    await lock(subject);
    // Read again: while this waited for the lock, another decision may have taken them out.
    await partsOf(tx, groupId, out);
    const decided = await findDecisionsAmong(tx, "pair", [...gone, ...stayed]);
    const apart = new Set(decided.filter(({ verdict }) => verdict !== "merged").map((decision) => decision.subject));
    const parts = new Map<string, readonly [number, number]>();
    for (const one of going) {
      for (const other of staying) {
        const pair = pairSubject(one.textSha256, other.textSha256);
        if (!apart.has(pair)) parts.set(pair, [one.id, other.id]);
      }
    }
    const articles = [...going, ...staying].map(({ id }) => id);
    const detail = { articles, out: going.length, pairs: [...parts.keys()] };
    return {
      choices: [{ subject, verdict: "taken-out", detail }],
      effect: (whole) => keepParts({ whole, parts, verdict: "kept-apart", texts: [...gone, ...stayed] }),
    };
  });
}

/** The group's articles that go and those that stay. */
async function partsOf(tx: Database, groupId: number, out: readonly number[]) {
  const members = await findArticles(tx, { groupIds: [groupId] });
  if (out.some((id) => !members.some((member) => member.id === id))) {
    throw new AppError("CONFLICT", `Not every chosen copy is in group ${groupId} any more. Nothing was changed.`);
  }
  const texts = new Set(members.filter(({ id }) => out.includes(id)).map(({ textSha256 }) => textSha256));
  const going = members.filter(({ textSha256 }) => texts.has(textSha256));
  const staying = members.filter(({ textSha256 }) => !texts.has(textSha256));
  if (going.length === 0) throw new AppError("INVALID_INPUT", "Choose a copy to take out. Nothing was changed.");
  if (staying.length === 0) {
    throw new AppError(
      "INVALID_INPUT",
      "All copies, or all with this very text, were chosen: nothing would stay. Nothing was changed.",
    );
  }
  return { going, staying };
}

/**
 * Confirm that all copies of a group are one article: each is merged with the first, as one decision with one undo. Returns its id.
 * Throws CONFLICT if there are no copies to confirm, or a person has confirmed them all.
 */
export function confirmGroup(groupId: number): Promise<number> {
  return decide(GROUP, async (tx, lock) => {
    const [first, ...others] = await findArticles(tx, { groupIds: [groupId] });
    if (!first || others.length === 0)
      throw new AppError("CONFLICT", `Group ${groupId} has no copies to confirm any more. Nothing was changed.`);
    const texts = textsOf([first, ...others]);
    const subject = subjectOf(texts.join("+"));
    await lock(subject);
    const decided = await findDecisionsAmong(tx, "pair", texts);
    const merged = new Set(decided.filter(({ verdict }) => verdict === "merged").map((decision) => decision.subject));
    const parts = new Map<string, readonly [number, number]>();
    for (const other of others) {
      const pair = pairSubject(first.textSha256, other.textSha256);
      if (!merged.has(pair)) parts.set(pair, [first.id, other.id]);
    }
    if (parts.size === 0)
      throw new AppError("CONFLICT", "A reader has confirmed all these copies already. Nothing was changed.");
    const articles = [first, ...others].map(({ id }) => id);
    return {
      choices: [{ subject, verdict: "confirmed", detail: { articles, pairs: [...parts.keys()] } }],
      effect: (whole) => keepParts({ whole, parts, verdict: "merged", texts }),
    };
  });
}

type Parts = {
  /** The decision about the group. */
  readonly whole: number;
  /** The pairs that it decides, each with its two articles. */
  readonly parts: ReadonlyMap<string, readonly [number, number]>;
  readonly verdict: PairVerdict;
  /** All texts of the group. */
  readonly texts: readonly string[];
};

/** Decide each pair as a part of the whole, and let the groups follow. */
function keepParts({ whole, parts, verdict, texts }: Parts): Effect {
  // In one order, so that two decisions over the same pairs do not wait for each other in a circle.
  const ordered = [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    now: async (tx) => {
      for (const [subject, articles] of ordered)
        await saveDecision(tx, { kind: "pair", subject, verdict, detail: { articles: [...articles], whole } });
      await keepDecisions(tx, texts.join(" "));
    },
  };
}

/** All pairs that a decision about a group decided are what they were; one that a later decision replaced stays as that says. */
async function endParts(tx: Database, whole: number, pairs: readonly string[]): Promise<void> {
  for (const pair of pairs.toSorted()) await lockSubject(tx, "pair", pair);
  for (const part of await findPartDecisions(tx, whole, pairs)) {
    if (part.endedAt) await forgetReplaced(tx, part.id);
    else await endDecision(tx, part.id);
  }
}

/** Another set of texts is another subject; a long list goes by its digest. */
function subjectOf(texts: string): string {
  if (texts.length <= LONGEST_SUBJECT) return texts;
  return `sha256:${createHash("sha256").update(texts).digest("base64url")}`;
}

function textsOf(articles: readonly ArticleSummary[]): string[] {
  return [...new Set(articles.map(({ textSha256 }) => textSha256))].sort();
}

function listed(names: readonly TellingPart[]): TellingPart[] {
  return names.flatMap((name, at) => (at === 0 ? [name] : [at === names.length - 1 ? " and " : ", ", name]));
}
