import type { Piece, Teller } from "../model/telling.ts";

type Detail = { readonly topic?: number; readonly name?: string; readonly before?: { readonly name?: string } | null };

/** A topic made, hidden, shown or renamed. */
export const tellTopicDecision: Teller = ({ detail, verdict }) => {
  const { topic, name, before } = detail as Detail;
  const link: Piece = { name: name ?? before?.name ?? `topic ${topic}`, href: `/topics/${topic}` };
  if (verdict === "made") return ["The topic ", link, " was made from a reader’s words."];
  if (verdict === "hidden" || verdict === "shown") return ["The topic ", link, ` was ${verdict === "hidden" ? "hidden" : "shown again"}.`];
  return ["The topic ", { quote: before?.name ?? "" }, " was renamed ", link, "."];
};
