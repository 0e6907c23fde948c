import type { LineRule } from "./line-rule.ts";

/** What a site says of itself below every page; a news story about a site has one of them. */
const OWNER_SIGNS: readonly RegExp[] = [
  /^\W*©|\(c\) ?\d{4}|\bcopyright\b/,
  /\bregistered (?:office|address|in england|in scotland|company|number|trade ?marks?|charity)\b|\bcompany (?:no|number|registration)\b/,
  /\bno\.? ?\d{5,}\b/,
  /\bregulated by the independent press standards organi[sz]ation\b|\bmember of the (?:press|german press|trust) council\b|\beditors' code of practice\b/,
  /\b(?:our|in accordance with|see|subject to|read) (?:[\p{L}']+ ){0,4}(?:terms (?:and|&) conditions|terms of (?:use|service)|privacy (?:(?:and|&) cookies? )?policy)\b/u,
  /\bto inquire about a licen[cs]e\b|\b(?:visit|see) our (?:syndication|licensing|corporate|advertising)\b|\b(?:use|see) the site ?map\b|\bfor other inquiries\b|\bcontact us\b/,
  /\btrade names? of\b|\btrade ?marks? (?:or trade names )?(?:of|are)\b/,
  /\bcomplaints? (?:policy|procedure)\b|\bto make a complaint\b/,
];
const FEWEST_OWNER_SIGNS = 2;

/** The reader's data, in the voice of the site; a report on the law of data speaks of nobody's "our policy". */
const READERS_DATA =
  /^\W{0,4}(?:your (?:personal |e-?mail )?(?:data|information|address|details|e-?mail address) (?:will|is|are|may|can)\b.{0,200}\b(?:publish|shar|disclos|transmit|transfer|process|stor|delet|us)ed?\b|you (?:may|can) (?:revoke|withdraw|change) (?:this|your) consent\b|(?:further|more) information (?:on|about) (?:data (?:privacy|protection)|how we use your data)\b|save my name,? e-?mail\b|required fields are marked\b|please be mindful of our\b|(?:we|our newsletters?) (?:measure|track) how often (?:our|your) e-?mails\b|we send newsletters with\b|this (?:iframe|form) (?:contains|is for validation)\b|this site uses akismet\b|(?:this|the) feature allows .{2,40} to personali[sz]e your\b)/;

/** Lines that sites print below their pages about themselves, and around a form for comments. */
export const SITE_NOTICES: readonly LineRule[] = [
  {
    role: "furniture",
    origin: "says who owns the site and which rules it follows",
    longest: 140,
    matches: ({ plain }) =>
      !/^["“]|["”],? (?:said|says)\b/.test(plain) &&
      OWNER_SIGNS.filter((sign) => sign.test(plain)).length >= FEWEST_OWNER_SIGNS,
    examples: [
      "Orr News Limited, registered office 4 Quay Street, Orr, No. 1204417. For a licence to print our texts, contact us.",
      "The Venn Courier is regulated by the Independent Press Standards Organisation. To make a complaint, contact us.",
    ],
  },
  {
    role: "furniture",
    origin: "a notice about the reader’s data",
    longest: 90,
    matches: ({ plain }) => READERS_DATA.test(plain),
    examples: [
      "Your email address will not be published. Required fields are marked *",
      "Save my name, email, and website in this browser for the next time I comment.",
      "You may revoke this consent at any time with effect for the future.",
      "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
      "This feature allows The Orr Post to personalise your experience.",
    ],
  },
  {
    role: "furniture",
    origin: "the head of a press release",
    longest: 30,
    matches: ({ plain, prose }) =>
      /^(?:press release\s?[|·:–-]?\s?)?for (?:immediate release|release (?:on|at|after)\b.{2,30}|use (?:on|after)\b.{2,30})(?:[\s:–—|-].{0,30})?$/.test(
        plain,
      ) ||
      (!prose &&
        /^(?:media|press|news|pr|public relations) (?:contacts?|inquiries|enquiries|office|relations|desk)\s?:\s?\S/.test(
          plain,
        )),
    examples: ["FOR IMMEDIATE RELEASE", "Media contact: Ann Low, press@orr.example", "For release on 4 March 2025"],
  },
  {
    role: "furniture",
    origin: "says where else the text appeared first",
    longest: 50,
    matches:
      /^.{4,200}\b(?:originally (?:appeared|published|posted)|first (?:appeared|published)|appeared first) (?:on|at|in) [\p{L}\d. -]{2,40}(?:[.,].{0,120})?$/u,
    examples: [
      "Harbour ferries return to the bay originally appeared on Orrtech.example on Mon, 8 Jan 2024. Please see our terms.",
      "The post Ferries return appeared first on Venn Courier.",
    ],
  },
];
