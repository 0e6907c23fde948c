import { MERGING_RELATIONS } from "../../lib/model/pair.ts";
import { scorePair } from "../../lib/similarity/score.ts";
import { storiesOf } from "./own-articles.ts";
import { bodyByRoles } from "./page-body.ts";

/** What is told of articles that are built on one agency text: how many such pairs, and the share that the rule does not merge. */
export type BuiltOnFigures = { readonly pairs: number; readonly apart: number; readonly flagged: number };

/** Where an outlet puts the paragraphs of the agency among its own: [agency's, own] in turn, by their numbers. */
const LAYOUTS: readonly ((agency: readonly string[], own: readonly string[]) => readonly string[])[] = [
  (agency, own) => [...own.slice(0, 2), ...agency.slice(0, 5), ...own.slice(2, 4)],
  (agency, own) => [...agency.slice(1, 5), ...own.slice(0, 4)],
  (agency, own) => [own[0] ?? "", ...agency.slice(2, 6), ...own.slice(1, 5)],
  (agency, own) => agency.slice(0, 5).flatMap((paragraph, i) => [edited(paragraph), own[i] ?? ""]),
  (agency, own) => [...own.slice(0, 3), ...agency.slice(3, 7).map(edited)],
];

/**
 * Pairs of independent articles that use the same agency text, each with reporting of its own. The agency's text is one of the stories of the
 * own set; what the outlets add are paragraphs of other stories, since the rule reads where words stand and not what they are about.
 */
export function evaluateBuiltOnOneText(): BuiltOnFigures {
  const stories = storiesOf("stories.txt").slice(0, 8);
  let pairs = 0;
  let merged = 0;
  let flagged = 0;
  for (const [at, agency] of stories.entries()) {
    const articles = LAYOUTS.map((layout, i) => {
      const own = stories[(at + i + 1) % stories.length]?.paragraphs ?? [];
      const text = layout(agency.paragraphs, own).join("\n\n");
      return { id: i, text, body: bodyByRoles(text) };
    });
    for (const [i, a] of articles.entries()) {
      for (const b of articles.slice(i + 1)) {
        const { relation } = scorePair(a, b);
        pairs++;
        if (relation !== null) flagged++;
        if (relation !== null && MERGING_RELATIONS.includes(relation)) merged++;
      }
    }
  }
  return { pairs, apart: 1 - merged / pairs, flagged: flagged / pairs };
}

/** As a desk edits agency text: another verb of saying, a shorter beginning. */
function edited(paragraph: string): string {
  return paragraph.replace(/\bsaid\b/g, "told reporters").replace(/^The /, "");
}
