import type { DateMention, Evidence, LinkRelation, Quantity } from "../../model/claim.ts";
import type { Differ } from "../../model/reading.ts";
import type { Span } from "../../model/span.ts";
import type { LinkableClaim } from "../link/link-features.ts";
import { evidenceOf } from "../link/relate.ts";

/** The relations that a model may claim and a rule must see. */
const CHECKED: { readonly [D in Differ]?: LinkRelation } = {
  figure: "figures-differ",
  denied: "asserted-denied",
  date: "dates-differ",
};
const RELATIONS = new Set<LinkRelation>(Object.values(CHECKED));
type Worded = LinkableClaim & { readonly sentenceText?: string };

/**
 * The chips of two claims that a model put on one point: what it says they differ in, where both figures, both dates or the words of a denial stand there
 * to be shown, and what rules see otherwise. What the model says and no words bear out is no chip, nor is a difference that it did not see.
 */
export function readEvidence(a: Worded, b: Worded, differ: Differ): Evidence[] {
  const byRule = evidenceOf(a, b);
  const wanted = CHECKED[differ];
  const rest = byRule.filter(({ relation }) => !RELATIONS.has(relation));
  if (!wanted) return rest;
  const seen = byRule.find(({ relation }) => relation === wanted) ?? shown(a, b, differ);
  // Who differs in a figure does not say the same.
  return seen ? [seen, ...rest.filter(({ relation }) => relation !== "same-statement")] : rest;
}

function shown(a: Worded, b: Worded, differ: Differ): Evidence | null {
  if (differ === "figure") return figures(a, b);
  if (differ === "date") return dates(a, b);
  return differ === "denied" ? denial(a, b) : null;
}

/** Two figures of one counted thing: the same noun, or the only sum or share on either side. An age and a count are no two figures of one thing. */
function figures(a: Worded, b: Worded): Evidence | null {
  const [ours, theirs] = [a.quantities.filter(isFigure), b.quantities.filter(isFigure)];
  for (const x of ours)
    for (const y of theirs) {
      const alone = x.unit !== null && ours.length === 1 && theirs.length === 1;
      const one = x.unit === y.unit && (alone || (x.noun !== null && x.noun === y.noun));
      const given = theirs.some((z) => same(x, z)) || ours.some((z) => same(y, z));
      if (one && !given && !overlap(x, y))
        return {
          relation: "figures-differ",
          a: [spanOf(x)],
          b: [spanOf(y)],
          note: "Two figures that a model put on one point.",
        };
    }
  return null;
}

function dates(a: Worded, b: Worded): Evidence | null {
  const [x, ...moreX] = a.dates.filter(isWritten(a));
  const [y, ...moreY] = b.dates.filter(isWritten(b));
  if (!x?.value || !y?.value || moreX.length > 0 || moreY.length > 0) return null;
  if (x.value.startsWith(y.value) || y.value.startsWith(x.value)) return null;
  return { relation: "dates-differ", a: [spanOf(x)], b: [spanOf(y)], note: `Dated ${x.value} and ${y.value}.` };
}

/**
 * A denial on one side only, of something the other side speaks of too: where both deny, a rule cannot tell who takes what back, and a bare "not" or
 * "rejected that notion" may be about anything (with them five of twelve chips shown were wrong).
 */
function denial(a: Worded, b: Worded): Evidence | null {
  const denies = ({ verbClass, cue }: Worded) => verbClass === "deny" && cue !== null;
  if (denies(a) === denies(b) || !a.lemmas.some((lemma) => b.lemmas.includes(lemma))) return null;
  return {
    relation: "asserted-denied",
    a: [a.cue ?? a.span],
    b: [b.cue ?? b.span],
    note: "One side denies what the other says; a model put them on one point.",
  };
}

const isWritten =
  ({ sentence, sentenceText }: Worded) =>
  ({ value, start, end }: DateMention) =>
    value !== null && /\d/.test(sentenceText?.slice(start - sentence.start, end - sentence.start) ?? "1");
const isFigure = ({ min, max }: Quantity) => min !== null || max !== null;
const same = (x: Quantity, y: Quantity) => x.min === y.min && x.max === y.max;
const overlap = (x: Quantity, y: Quantity) =>
  (x.min ?? -Infinity) <= (y.max ?? Infinity) && (y.min ?? -Infinity) <= (x.max ?? Infinity);
const spanOf = ({ start, end }: Span): Span => ({ start, end });
