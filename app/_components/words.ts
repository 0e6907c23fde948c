import { type OriginKind, originWords, type Role } from "../../lib/model/article.ts";
import type { LinkRelation, NamedRelation, VerbClass } from "../../lib/model/claim.ts";
import { counted, withCommas } from "../../lib/model/counted.ts";
import type { PairRelation } from "../../lib/model/pair.ts";
import type { StillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";

/** Roles as a reader calls them, after "words of". */
export const ROLE_NAMES: Record<Role, string> = {
  headline: "headline",
  deck: "subheading",
  byline: "byline",
  caption: "captions",
  body: "article",
  teaser: "teasers of other articles",
  comment: "reader comments",
  correction: "corrections and editors’ notes",
  appeal: "appeals",
  furniture: "site lines",
};

export const RELATION_NAMES: Record<PairRelation, string> = {
  identical: "identical texts",
  "same-body": "same article on two pages",
  "updated-version": "a version of the same article",
  rewrite: "probably a rewrite",
  contains: "one contains the other",
  "shared-passage": "a shared passage",
};

/** What a chip says of two linked claims. */
export const CHIP_NAMES: Record<NamedRelation, string> = {
  "figures-differ": "figures differ",
  "asserted-denied": "asserted / denied",
  "different-speakers": "said by different people",
  "certain-hedged": "certain / hedged",
  "dates-differ": "dates differ",
  "same-statement": "same statement",
};

/** "figures differ in 2 of 3 points, denied in 1": why a topic stands high; null where its outlets tell it alike or only in other words. */
export function differencesText(differences: Partial<Record<LinkRelation, number>>, matters: number): string | null {
  const said = DIFFERENCE_WORDS.flatMap(([relation, words]) => {
    const count = differences[relation];
    return count ? [{ words, count }] : [];
  });
  if (said.length === 0) return null;
  return said
    .map(({ words, count }, i) => `${words} in ${count}${i === 0 ? ` of ${plural(matters, "point")}` : ""}`)
    .join(", ");
}

/** Ways in which outlets really differ, strongest first. */
const DIFFERENCE_WORDS: readonly (readonly [LinkRelation, string])[] = [
  ["figures-differ", "figures differ"],
  ["asserted-denied", "asserted and denied"],
  ["different-speakers", "said by different people"],
  ["certain-hedged", "one says it outright, another says “might”"],
  ["dates-differ", "dates differ"],
];

/** Kinds of reporting words: what they are called, and what they do to what they report. */
export const VERB_CLASS_NAMES: Record<VerbClass, readonly [string, string]> = {
  neutral: ["neutral", "reports without a stance: said, told, according to"],
  assert: ["asserting", "the speaker stands by it: claimed, insisted, announced"],
  doubt: ["doubting", "leaves open whether it is so: suggested, speculated"],
  factive: ["taken as fact", "takes it as a fact: revealed, acknowledged, showed"],
  deny: ["denying", "says that it is not so, or objects: denied, rejected, criticised"],
  predict: ["predicting", "speaks of what will be: predicted, expected, warned of"],
  urge: ["urging", "wants something done: urged, demanded, called for"],
};

/** "from the sample list, from its web address". */
export function originText(origin: { readonly origin: OriginKind; readonly note?: string }): string {
  return originWords(origin);
}

/** "2025-07-04" as "4 July 2025", "2025-07" as "July 2025"; other text as it is. */
export function dateText(iso: string, month: "long" | "short" = "long"): string {
  const [year, monthNumber, day] = iso.split("-").map(Number);
  if (!year || !monthNumber) return iso;
  const format: Intl.DateTimeFormatOptions = {
    year: "numeric",
    month,
    timeZone: "UTC",
    ...(day ? { day: "numeric" } : {}),
  };
  return new Intl.DateTimeFormat("en-GB", format).format(Date.UTC(year, monthNumber - 1, day ?? 1));
}

/** 3117 as "3,117". */
export function number(value: number): string {
  return withCommas(value);
}

/** .953 as "95 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "1 text", "5 texts"; the plural is the singular with an s unless given. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return counted(count, one, many);
}

/** "3 texts are still being read: this list will grow." */
export function stillReadingText({ texts, files, more }: StillToRead, means: string): string {
  if (texts + files === 0) return `What texts have in common is still being counted: ${means}.`;
  const parts = [files > 0 ? plural(files, "file") : "", texts > 0 ? plural(texts, "text") : ""].filter(Boolean);
  const verb = texts + files === 1 ? "is" : "are";
  return `${more ? "At least " : ""}${parts.join(" and ")} ${verb} still being read: ${means}.`;
}
