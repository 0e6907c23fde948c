import type { FrozenKind } from "../../../lib/model/report/frozen-page.ts";

/** What kind of page a report is of. */
export const KIND_NAMES: Record<FrozenKind, string> = {
  story: "story",
  group: "copies of one article",
  comparison: "articles side by side",
  framing: "framing",
  topic: "topic",
};
