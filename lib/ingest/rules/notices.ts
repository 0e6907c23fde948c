import type { Line } from "../lines.ts";
import type { LineRule } from "./line-rule.ts";

const LEGAL =
  /\b(?:no part (?:of (?:it|this)\b.{0,40} )?may be (?:reproduced|copied)|(?:may|must) not be (?:published, broadcast|reproduced|republished|rewritten|redistributed)|subject to copyright|all rights reserved|unauthori[sz]ed (?:use|reproduction) (?:of|is))\b|\b(?:affiliate links?|we|us) (?:may|can|will)?\s?(?:receive|earns?|get)s? (?:a |an )?(?:small |affiliate )*commission\b/;
const COOKIES = /\bcookies?\b/g;
const CONSENT =
  /^(?:this|our|the) (?:web)?site (?:is using|uses|use) cookies|^we (?:and our (?:\d+ )?partners )?use cookies|^by (?:continuing|using|browsing|clicking)\b.{0,80}(?:cookies|privacy policy|terms)|^we (?:and|value|care about|respect) (?:our (?:\d+ )?partners|your privacy)\b|\b(?:store|access) (?:and\/or access )?information on (?:a|your) device\b|\b(?:manage|withdraw|change) your (?:choices|consent|preferences|settings)\b.{0,80}|\bwe and our (?:\d+ )?(?:partners|vendors)\b|\b(?:accept all|reject all)\b.{0,80}\b(?:cookies|purposes|partners|button|settings)\b|\bwir (?:und unsere (?:\d+ )?partner )?(?:verwenden|nutzen) cookies\b|\bnous (?:et nos (?:\d+ )?partenaires )?utilisons des cookies\b|\b(?:utilizamos|usamos) cookies\b|\butilizziamo i? ?cookie\b/;

/** Whether a paragraph asks for consent to cookies and the like. */
export function asksConsent({ plain }: Pick<Line, "plain">): boolean {
  if (/["“]/.test(plain.slice(0, 2))) return false;
  if (CONSENT.test(plain)) return true;
  return (plain.match(COOKIES)?.length ?? 0) >= 2 && /\b(?:web)?site\b/.test(plain) && /\byour?\b/.test(plain);
}

/** The origin of a line that says why a page cannot be shown. */
export const SERVER_NOTICE = "a notice of the browser or the server";

/** Paragraphs of law and of consent: long enough to pass for text, and the same on every page of a site. */
export const NOTICES: readonly LineRule[] = [
  {
    role: "furniture",
    origin: "says how old the page is",
    longest: 12,
    matches:
      /^this (?:article|story|page|video|post|content) is (?:more than |over |now )?(?:an? |\d+ )?(?:\w+ )?(?:day|week|month|year)s? old\b/,
    examples: ["This article is more than 3 years old"],
  },
  {
    role: "furniture",
    origin: "a notice about a form",
    longest: 120,
    matches:
      /^\W{0,2}(?:privacy notice\b|i understand and agree that\b|by (?:signing up|submitting|subscribing|clicking|entering your)\b.{0,60}\byou (?:agree|accept|consent)|we use google recaptcha|(?:this|the) form is protected|you can unsubscribe\b|(?:the )?[a-z ]{2,30} is not responsible for the content of)/,
    examples: [
      "Privacy Notice: Newsletters may contain details about charities and online ads.",
      "By signing up, you agree to our terms and our privacy policy.",
      "The Post is not responsible for the content of other sites.",
    ],
  },
  {
    role: "furniture",
    origin: "says where else the text appeared",
    longest: 40,
    matches: /^a version of this (?:article|story|column|piece) (?:first )?(?:appear|was published|ran)/,
    examples: ["A version of this article appears in print on March 13, 2024, Section A, Page 4."],
  },
  {
    role: "furniture",
    origin: "a notice about rights or cookies",
    longest: 130,
    matches: (line) => !/["“]/.test(line.plain.slice(0, 2)) && (LEGAL.test(line.plain) || asksConsent(line)),
    examples: [
      "This material may not be published, broadcast, rewritten or redistributed without permission.",
      "We and our 842 partners use cookies to store and access information on a device.",
      "We value your privacy",
    ],
  },
  {
    role: "furniture",
    origin: SERVER_NOTICE,
    longest: 40,
    matches:
      /^(?:please )?(?:enable|turn on|allow) (?:javascript|cookies)\b|\byour browser (?:does not support|is (?:out of date|not supported))|^(?:verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|just a moment|access denied|are you a robot|please complete the (?:captcha|security check)|(?:error )?(?:403|404)\b|page not found|something went wrong)|\bdisable your ad ?blocker\b|^(?:we (?:have )?(?:noticed|detected) (?:that )?you(?:'re| are) using an ad ?blocker)|^javascript is (?:disabled|required)/,
    examples: [
      "Please enable JavaScript to read this page.",
      "Verify you are human by completing the action below.",
      "Page not found",
    ],
  },
];
