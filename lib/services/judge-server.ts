import { z } from "zod";
import { LINK_RELATIONS } from "../model/claim.ts";
import { MATTER_JUDGEMENTS, type RelationJudge } from "../model/judge.ts";
import { askServer, type PluggedServer, quotedSpanSchema, signatureShape, signed } from "./plugged-server.ts";

/** Judgements in an answer, and words that one of them rests on. */
const MOST_JUDGEMENTS = 200;
const MOST_WORDS = 20;

const words = z.array(quotedSpanSchema).max(MOST_WORDS).default([]);
const schema = z.object({
  ...signatureShape,
  judgements: z
    .array(
      z.object({
        pair: z.int().min(0),
        matter: z.enum(MATTER_JUDGEMENTS),
        relation: z.enum(LINK_RELATIONS).nullable().default(null),
        a: words,
        b: words,
      }),
    )
    .max(MOST_JUDGEMENTS),
});

/**
 * A judge behind an address: it is sent `{pairs: [{pair, a: {claim, sentence, speaker, publishedAt}, b}]}` by POST and answers
 * `{provider, version, judgements: [{pair, matter: "same" | "another" | "unsure", relation?, a?: [{start, end, quote}], b?}]}`, offsets in
 * UTF-16 units of each sentence. Throws UNAVAILABLE where it fails or answers something else; nothing hangs on its answer.
 */
export function judgeServer(server: PluggedServer): RelationJudge {
  return {
    async judge(pairs) {
      const answer = await askServer(
        server,
        { pairs: pairs.map(({ a, b }, pair) => ({ pair, a, b })) },
        { schema, name: "relation judge", wanted: "a list of judgements", variables: "JUDGE_URL and JUDGE_KEY" },
      );
      return { by: signed(answer), judgements: answer.judgements };
    },
  };
}
