import type { DecisionKind } from "../../model/decision/details.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import { GROUP } from "./group.ts";
import type { KindOfDecision } from "./kind.ts";
import { LEAD } from "./lead.ts";
import { LEXICON } from "./lexicon.ts";
import { LINE } from "./line.ts";
import { LINK } from "./link.ts";
import { METADATA } from "./metadata.ts";
import { NAMING } from "./naming.ts";
import { NOTE } from "./note.ts";
import { PAIR } from "./pair.ts";
import { REMOVAL } from "./removal.ts";
import { REPORT } from "./report.ts";
import { ROLE } from "./role.ts";
import { SIDE } from "./side.ts";
import { SPEAKER } from "./speaker.ts";
import { STORY } from "./story/story.ts";
import { TOPIC } from "./topic/topic.ts";

/** Every kind of decision by its name; one that is missing is a type error. */
const KINDS: { readonly [K in DecisionKind]: KindOfDecision<K> } = {
  pair: PAIR,
  group: GROUP,
  lead: LEAD,
  role: ROLE,
  metadata: METADATA,
  removal: REMOVAL,
  link: LINK,
  note: NOTE,
  topic: TOPIC,
  speaker: SPEAKER,
  line: LINE,
  lexicon: LEXICON,
  naming: NAMING,
  side: SIDE,
  story: STORY,
  report: REPORT,
};

/** The kind of a decision, which tells and restores decisions of just that kind. */
export function kindOf<K extends DecisionKind>(decision: StoredDecision<K>): KindOfDecision<K> {
  return KINDS[decision.kind] as KindOfDecision<K>;
}
