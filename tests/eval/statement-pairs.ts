import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { CUE_VERBS, reportingLemma } from "../../lib/claims/attribution/cues.ts";
import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { contentLemmas } from "../../lib/claims/claim/lemmas.ts";
import type { LinkableClaim } from "../../lib/claims/link/link-features.ts";
import { claimScorer } from "../../lib/claims/link/link-score.ts";
import { lemmaCounts } from "../../lib/claims/topic/matters.ts";
import { type TaggedWord, tagWords } from "../../lib/text/nlp.ts";

type Row = {
  readonly sentences: readonly { outlet: string; text: string }[];
  readonly pairs: readonly (readonly [number, number])[];
};

/** One event of the set: its sentences as claims, in the order of the set, and what is to be found. */
export type StatementEvent = {
  readonly claims: readonly LinkableClaim[];
  /** Positions of a sentence, of the one that quotes the same words, and of all of that one's outlet; `counted` where both are long enough to be asked for. */
  readonly queries: readonly {
    readonly asked: number;
    readonly gold: number;
    readonly rivals: readonly number[];
    readonly counted: boolean;
  }[];
};

const QUOTE = /[“"][^”“"]{15,}[”"]/g;
const CONTENT = new Set(["NOUN", "PROPN", "VERB", "ADJ", "NUM"]);
const FEWEST_LEMMAS = 4;

/** The events of the set as they stand in it; null where it is absent. */
export function readStatementRows(): Row[] | null {
  const file = join(process.env.PARALLAX_EVAL ?? "../shared/eval", "statement-pairs/dev.jsonl.gz");
  if (!existsSync(file)) return null;
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

/**
 * The set as its task is stated: quotes of 15 characters and more blanked on both sides, a pair skipped where a side keeps fewer than
 * four content lemmas. Null where the set is absent.
 */
export function readStatementPairs(): StatementEvent[] | null {
  const rows = readStatementRows();
  if (!rows) return null;
  const events: StatementEvent[] = [];
  for (const { sentences, pairs } of rows) {
    const texts = sentences.map(({ text }) => text.replace(QUOTE, " "));
    const tagged = texts.map((text) => tagWords(text));
    const long = tagged.map(
      (words) =>
        new Set(words.filter((word) => CONTENT.has(word.pos)).map((word) => word.lemma.toLowerCase())).size >=
        FEWEST_LEMMAS,
    );
    const outlets = sentences.map((sentence) => sentence.outlet);
    const rivalsOf = (outlet: string | undefined) => outlets.flatMap((each, i) => (each === outlet ? [i] : []));
    const queries = pairs.flatMap(([one, other]) => {
      const counted = Boolean(long[one] && long[other]);
      return [
        { asked: one, gold: other, rivals: rivalsOf(outlets[other]), counted },
        { asked: other, gold: one, rivals: rivalsOf(outlets[one]), counted },
      ];
    });
    events.push({ claims: asClaims(texts, tagged, outlets), queries });
  }
  return events;
}

/** How high the sentence that quotes the same words stands among all of its outlet, by the score that links are made with; ties by the mean rank. */
export function measureStatementPairs(): { mrr: number; hitAt10: number; queries: number } | null {
  const events = readStatementPairs();
  if (!events) return null;
  const ranks = events.flatMap(({ claims, queries }) => {
    const counts = lemmaCounts(claims);
    const scorer = claimScorer(claims, {
      documentFrequency: (lemma) => counts.get(lemma) ?? 0,
      corpusSize: claims.length,
    });
    const between = (asked: number, other: number) => {
      const [a, b] = [claims[asked], claims[other]];
      return a && b ? scorer.scoreOf(a, b).likeness : 0;
    };
    return queries
      .filter(({ counted }) => counted)
      .map(({ asked, gold, rivals }) =>
        rankOf(
          between(asked, gold),
          rivals.map((rival) => between(asked, rival)),
        ),
      );
  });
  return {
    mrr: mean(ranks.map((rank) => 1 / rank)),
    hitAt10: mean(ranks.map((rank) => (rank <= 10 ? 1 : 0))),
    queries: ranks.length,
  };
}

/** Where `value` stands among `all`, which hold it; the mean rank of those equal to it. */
export function rankOf(value: number, all: readonly number[]): number {
  return all.filter((other) => other > value).length + (all.filter((other) => other === value).length + 1) / 2;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Whole sentences as claims, with the names and figures of the claims found in them; an outlet's sentences are one article in their order. */
function asClaims(
  texts: readonly string[],
  tagged: readonly TaggedWord[][],
  outlets: readonly string[],
): LinkableClaim[] {
  const lemmas = tagged.map((words) => contentLemmas(words));
  return texts.map((text, id): LinkableClaim => {
    const span = { start: 0, end: text.length };
    const { claims } = claimsOf(text, [span], { language: "en" });
    const own = outlets.flatMap((outlet, i) => (outlet === outlets[id] ? [i] : []));
    const position = own.indexOf(id);
    const neighbour = (step: number) => lemmas[own[position + step] ?? -1] ?? [];
    const article = outlets.indexOf(outlets[id] ?? "");
    // With its quotation blanked a sentence often has no content left to report, so its reporting verb stands for the attribution.
    const says = tagged[id]?.find((word) => word.pos === "VERB" && CUE_VERBS.get(reportingLemma(word))?.quote);
    return {
      id,
      articleId: article,
      groupId: article,
      span,
      sentence: span,
      speaker: null,
      speakerSpan: null,
      via: null,
      verbClass: null,
      cue: says ? { start: says.start, end: says.end } : null,
      hedges: [],
      negated: false,
      dates: [],
      quantities: claims.flatMap((claim) => claim.quantities),
      entities: [
        ...new Set(claims.flatMap((claim) => [...claim.entities, claim.speaker ?? "", claim.via ?? ""])),
      ].filter(Boolean),
      lemmas: lemmas[id] ?? [],
      around: { place: position / Math.max(1, own.length - 1), before: neighbour(-1), after: neighbour(1) },
    };
  });
}
