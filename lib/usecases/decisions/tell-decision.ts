import type { DecisionKind, StoredDecision } from "../../db/decisions.ts";
import type { MetadataField } from "../../model/stored.ts";
import type { Teller, TellingPart } from "../../model/telling.ts";
import { tellGroupDecision } from "./tell-group-decision.ts";
import { tellLexiconDecision } from "./tell-lexicon-decision.ts";
import { tellNamingDecision } from "./tell-naming-decision.ts";
import { tellSpeakerDecision } from "./tell-speaker-decision.ts";
import { tellTopicDecision } from "./tell-topic-decision.ts";

const GONE = "an article that is gone";

const FIELD_NAMES: Record<MetadataField, string> = {
  outlet: "outlet",
  headline: "headline",
  author: "author",
  url: "address",
  publishedAt: "date",
  capturedAt: "date of capture",
};
const PAIR_WORDS: Record<string, string> = {
  merged: " were merged as one article.",
  "kept-apart": " were kept apart as two articles.",
  "same-story": " were marked as the same story in two articles.",
};

const TELLERS: Record<DecisionKind, Teller> = {
  pair({ verdict, detail }, [one = GONE, other = GONE]) {
    const version = verdict === "merged" && (detail as { as?: string }).as === "version";
    return [
      one,
      " and ",
      other,
      version
        ? " were merged as two versions of one article."
        : (PAIR_WORDS[verdict] ?? ` were decided on: ${verdict}.`),
    ];
  },
  group: tellGroupDecision,
  lead: (_, [one = GONE]) => [one, " was chosen to lead its copies."],
  removal: (_, [one = GONE]) => [one, " was removed from every view. Nothing of it is deleted."],
  role({ verdict, detail }, [one = GONE]) {
    const { before } = detail as { before?: { role?: string } };
    return ["A passage of ", one, ` was marked as ${verdict}${before?.role ? `; it had been ${before.role}` : ""}.`];
  },
  metadata({ detail }, [one = GONE]) {
    const { field, value, before } = detail as {
      field?: MetadataField;
      value?: string | null;
      before?: { value?: string | null };
    };
    return [
      `The ${FIELD_NAMES[field ?? "headline"]} of `,
      one,
      " was set to ",
      wordsFor(value),
      "; before: ",
      wordsFor(before?.value),
      ".",
    ];
  },
  link: ({ verdict }, [one = GONE, other = GONE]) => [
    ...["Two claims, in ", one, " and ", other],
    verdict === "confirmed" ? ", were confirmed as one matter." : ", were parted: not one matter.",
  ],
  speaker: tellSpeakerDecision,
  note: ({ detail }, [one = GONE, other = GONE]) => [
    ...["A note on two claims, in ", one, " and ", other, ": "],
    { quote: (detail as { text?: string }).text ?? "" },
  ],
  line: ({ verdict, detail }) => [
    ...["The line ", { quote: (detail as { text?: string }).text ?? "" }],
    verdict === "kept"
      ? " was put back into its articles wherever it stands."
      : ` was marked as ${verdict} wherever it stands.`,
  ],
  topic: tellTopicDecision,
  lexicon: tellLexiconDecision,
  naming: tellNamingDecision,
  side: ({ detail }) => {
    const { speaker, side } = detail as { speaker: string; side: string };
    return ["The speaker ", { quote: speaker }, " was put on the side ", { quote: side }, "."];
  },
};

/** A decision in plain words. */
export function tellDecision(decision: StoredDecision, articles: readonly TellingPart[]): TellingPart[] {
  return TELLERS[decision.kind](decision, articles);
}

function wordsFor(value: string | null | undefined): TellingPart {
  return value ? { quote: value } : "unknown";
}
