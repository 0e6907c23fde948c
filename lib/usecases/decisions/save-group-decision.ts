import type { Database } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import type { PairVerdict } from "../../model/pair.ts";
import { keepDecisions } from "./regroup-or-refuse.ts";

type GroupDecision = {
  /** The texts it is about; another set of texts is another subject. */
  readonly subject: string;
  readonly verdict: "taken-out" | "confirmed";
  readonly detail: { readonly articles: readonly number[]; readonly out?: number };
  /** The pairs that it decides, each with the two articles. */
  readonly parts: ReadonlyMap<string, readonly [number, number]>;
  readonly partVerdict: PairVerdict;
};

/** Record one decision over several pairs and make the groups follow. Returns its id: undoing it undoes all of them. */
export async function saveGroupDecision(
  tx: Database,
  { subject, verdict, detail, parts, partVerdict }: GroupDecision,
): Promise<number> {
  const id = await saveDecision(tx, {
    kind: "group",
    subject,
    verdict,
    detail: {
      articles: [...detail.articles],
      ...(detail.out === undefined ? {} : { out: detail.out }),
      pairs: [...parts.keys()],
    },
  });
  for (const [pair, articles] of parts) {
    await saveDecision(tx, {
      kind: "pair",
      subject: pair,
      verdict: partVerdict,
      detail: { articles: [...articles], whole: id },
    });
  }
  await keepDecisions(tx, subject);
  return id;
}
