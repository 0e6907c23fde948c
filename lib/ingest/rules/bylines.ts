import { bylineOf, signedAgency } from "../byline.ts";
import { isDateLine } from "../date-lines.ts";
import type { LineRule } from "./line-rule.ts";

/** Credits under a story: who wrote and edited it, where its author is found. */
const CREDITS =
  /^[*([]?(?:(?:with )?(?:additional |further |contributing )?(?:reporting|writing|research|editing|translation|production|photography) (?:and [a-z]+ )?by\b.{2,200}|(?:you can )?follow (?:@?\S+ ){1,4}on (?:twitter|facebook|instagram|linkedin|youtube|x|threads|bluesky|mastodon)\b.{0,80}|reporting from (?:the )?[\p{L}' -]{2,30}|(?:edited|translated|compiled|reviewed|produced|fact-checked) by\b.{2,120}|(?:\p{Lu}\S+ )?.{2,60} contributed (?:to this (?:report|story|article)|reporting)\b.{0,60}|the (?:writer|author) is\b.{2,160}|(?:text|redaktion|bearbeitung|mitarbeit|übersetzung)\s?:\s?.{2,80})[)\]]?\.?$|\b(?:follow|email|e-mail|contact|reach|write to) (?:him|her|them|the (?:writer|author|reporter)|\p{Lu}?\p{L}+(?: \p{L}+)?)\b.{0,30}(?:\bon (?:twitter|x|facebook|bluesky)\b|@)|^(?:reach|contact|call|e-?mail|write to) \p{L}[\p{L}.'’ -]{2,40} at (?:\d[\d ()+.-]{6,20}|\S+@\S+)\.?$|\bmay be reached at \S+@|\bcan be (?:reached|contacted|found|followed)\b.{0,60}(?:@|\bon\b)/u;
/** A sentence that begins with a quotation and says who spoke: “except to follow me on Twitter.” */
const QUOTED = /^["“][^"”]*(?:["”][^"”]{0,80}\b(?:said|told|wrote|added|says|asked|tweeted)\b|$)/;
/** "Ann Low reported from Orr and Kim Lee from Tarn.": names, and where each of them was. */
const REPORTED_FROM =
  /^(?:[_—–-]+\s*)?(?:\p{Lu}[\p{L}.'’-]*,? (?:and )?|(?:van|von|de|der|den|la|al|el|bin) ){1,10}reported from \p{Lu}[\p{L}.,'’ -]{2,80}\.?$/u;
/** Boxes about the author below a text. */
const AUTHOR_BOX =
  /^\p{Lu}[\p{L}.'’-]+(?: (?:(?:de|van|von|der|al|el|bin) )?\p{Lu}[\p{L}.'’-]+){1,3} (?:(?:is|was|has been|works as) (?:an? |the |our |based )?(?:[\p{L}'’-]+[ ,]+){0,6}?[\p{L}'’-]*(?:reporter|correspondent|editor|journalist|writer|columnist|contributor|producer|bureau chief)s?\b|(?:covers|reports on|writes (?:about|on|for)|edits) )|^I(?:['’]m| am) an? (?:[\p{L}-]+,? ){0,4}?(?:writer|journalist|reporter|editor|correspondent|columnist|contributor)\b|^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2} \(?@\w+\)?$/u;

/** Initials and agencies below a text, tried before captions: their credits print agencies too, but no initials. */
export const SIGNATURES: readonly LineRule[] = [
  {
    role: "byline",
    origin: "initials of who edited it, with the agencies it is from",
    longest: 4,
    matches: ({ head }) => signedAgency(head) !== null,
    examples: ["hb/dpa", "(kko/AFP/Reuters)", "mgö/Reuters", "dpa/lek", "as/AP/dpa"],
  },
  {
    role: "byline",
    origin: "initials of who wrote and edited it",
    longest: 3,
    matches: ({ head }) =>
      /^\(?\p{Ll}{2,4}(?:[/-]\p{Ll}{2,4}){1,4}(?:\/\p{Lu}{2,4})?\)?$/u.test(head) &&
      /\//.test(head) &&
      !/^(?:and\/or|his\/hers?|he\/she|she\/her|he\/him|they\/them|yes\/no|on\/off)$/.test(head),
    examples: ["zra/kb/mtp", "bur-kmo/lth", "(dw/oho)"],
  },
];

/** Who wrote it and when. */
export const BYLINES: readonly LineRule[] = [
  {
    role: "byline",
    origin: "says who wrote it or where they are found",
    longest: 70,
    matches: ({ plain }) => CREDITS.test(plain) && !QUOTED.test(plain),
    examples: [
      "(Reporting by Dora Finch; Editing by Tim Ash)",
      "*Writing by Ann Low",
      "Ann Low contributed to this report.",
      "Follow Kim Lee on Twitter",
      "Reach Ann Low at 270-555-0134.",
      "Reporting from the Orsa Valley",
    ],
  },
  {
    role: "byline",
    origin: "says who wrote it or where they are found",
    longest: 24,
    matches: ({ head }) => REPORTED_FROM.test(head) && !/^(?:The|A|An|Police|Officials|Witnesses) /.test(head),
    examples: ["Van der Berg reported from Orr.", "Ann Low reported from Orr, and Kim Lee from Tarn."],
  },
  {
    role: "byline",
    origin: "a date",
    longest: 18,
    matches: ({ head }) => isDateLine(head),
    examples: [
      "3 March 2025 14:05 GMT",
      "Publié le 1er mars 2025 à 14h05",
      "Updated 9:14 am",
      "Вторник, 4 марта 2025 в 12:30",
    ],
  },
  {
    role: "byline",
    origin: "when it was posted, where and by whom",
    longest: 24,
    matches: /^[^/]{4,24}\d{4}\s?\/\s?(?:(?:\d+|no) comments?\s?\/\s?)?(?:in [^/]{2,60}\s?\/\s?)?by [^/]{2,40}$/,
    examples: ["October 15, 2018 / 0 Comments / in Harbour News / by Dora Finch"],
  },
  {
    role: "byline",
    origin: "names an author",
    longest: 24,
    matches: ({ head, prose, words }) =>
      !(prose && words > 14) &&
      (/^(?:by|von|par|por)\s?:$/i.test(head) || /^(?:By|Von|Par|Por)$/.test(head) || bylineOf(head) !== null),
    examples: [
      "By Dora Finch, Island Post",
      "Dora F. | 9:30 PM on March 04, 2025",
      "Authored by Dora Finch via Island Post,",
      "Von Lea Brandt und Jens Ohm",
      "By Court Reporter and Agency Staff",
      "Nina Kowal with AFP, dpa",
      "By Dora Finch dora@islandpost.example",
      "Par Claire Dumont (Morlac, envoyée spéciale)",
      "Hemi Walker, Waikato Reporter",
      "By Cody Brandt Orr News",
    ],
  },
  {
    role: "byline",
    origin: "a note about the author",
    longest: 60,
    matches: ({ head }) => AUTHOR_BOX.test(head),
    examples: [
      "Dora Finch is a senior reporter at the Island Post, where she covers ferries.",
      "Tim Ash is the Post’s courts correspondent.",
      "I am a writer, editor and gardener based in Orr.",
      "Kim Lee @kimlee_orr",
      "Kim Lee covers health and science for the Orr Gazette.",
    ],
  },
];
