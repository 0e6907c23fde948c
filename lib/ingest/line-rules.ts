import type { Line, LineMark } from "./lines.ts";

/** Longest label, button or menu entry, in words; a paragraph that begins "Subscribe" or "Share" is longer. */
const LONGEST_LABEL = 12;
/** Longest caption, in words. */
const LONGEST_CAPTION = 70;

/** Whole lines that pages put around articles, in lower case. */
const LABEL = new RegExp(
  `^(?:${[
    "follow (?:us|me)(?: on .{1,40})?|find us on .{1,40}|like us on .{1,40}",
    "share(?: (?:this|on|via|with)\\b.{0,40})?|tweet|pin|email|print(?: this)?|save|copy link|bookmark",
    "log ?in|log ?out|sign ?in|sign ?up|register|my account|subscribe|skip to .{1,30}|menu|search|home|close|toggle .{1,30}|back to top",
    "advertisement|advertising|ad|sponsored(?: content)?|promoted|story continues below.{0,40}|article continues (?:after|below).{0,40}",
    "(?:previous|next|older|newer)(?: (?:post|article|story|page|entry))?s?(?:[ |/«»←→]{0,5}(?:previous|next|older|newer) (?:post|article|story|page|entry)s?)?",
    "latest(?: (?:news|stories|articles|posts|videos))?|trending(?: now)?|related(?: (?:news|stories|articles|posts|topics|content|coverage))?:?|recommended(?: for you)?|more (?:from|in|on|about) .{1,50}",
    "(?:most|popular) (?:read|popular|viewed|shared|commented|posts|stories|now)|editors?'?s?'? picks?|you (?:may|might) (?:also )?like.{0,30}|also read|see also:?|up next|read next|top stories|don't miss",
    "newsletters?|contact(?: us)?|about(?: us)?|privacy(?: policy)?|terms(?: of (?:use|service))?|cookie.{0,30}|careers|jobs|sitemap|help|faq|rss|archives?",
    "(?:©|\\(c\\)|copyright\\b).{0,80}|.{0,60}all rights reserved.{0,40}",
    "thanks for signing up|please check the opt-in box.{0,80}|keep an eye on your inbox.{0,60}|explore further|post navigation|skip advertisement",
    "(?:like|enjoyed) this (?:story|article)\\?.{0,60}|share your thoughts.{0,40}|have a (?:news )?tip\\?.{0,80}|this site is protected by recaptcha.{0,60}",
    "(?:tags?|labels?|topics?|categories|filed under|posted in)(?:\\s?:.{0,100})?",
    "no comments(?: yet)?|\\d+ shares?|\\d+ min(?:ute)?s?(?: read)?|view (?:all|more|gallery).{0,30}|load more.{0,20}|show (?:more|less)|click here.{0,80}|want more of .{1,50}",
    "view (?:this|all) .{1,40}|read (?:full )?bio|facebook|twitter|instagram|youtube|linkedin|whatsapp|pinterest|reddit|telegram|video|photos?|gallery|live",
  ].join("|")})[.!:]?$`,
);

const CAPTION_START =
  /^image (?:caption|copyright|source)\b|^(?:(?:top|cover|file|main|lead|header|featured|stock)\s)?(?:photo|image|picture|illustration|photograph|graphic|screenshot|video)s?(?:\s(?:illustration|credit|source|courtesy|by)){0,2}\s?:/;
const CAPTION_OF =
  /^(?:file |stock |composite )?(?:photo|image|picture|illustration|photograph|screengrab|screenshot)s?(?: illustrations?)? (?:of|shows?|provided by|courtesy of|taken)\b/;
const CREDIT_END =
  /(?:^|[\s(|[])(?:photos?|images?|pictures?|photograph|illustration|credit|source|photo credit)s?\s?(?:by\s?)?:\s?[^.!?]{2,60}[.)\]]?$/;
const CREDIT_NAME =
  /(?:\/\s?|via |[(|–—-]\s?)(?:getty images|shutterstock(?:\.com)?|istock|alamy|unsplash|wikimedia commons|ap photo|reuters|afp|epa|ap|file)(?: file| photo)?\)?\.?$|^(?:reuters|ap photo|getty images|afp)\s?[/|]/;
const CREDIT_IN =
  /©\s?(?:reuters|afp|ap|getty|epa)\b.{0,40}$|\((?:file )?(?:photo|image|ap photo|ap|reuters|afp|getty|official [a-z ]{1,20}photo)\b[^)]{0,80}\)$|\b(?:getty images|ap photo)\b[^.]{0,30}$|^reuters\//;

/** Names begin with capitals, or "by the end of the decade." would be one. */
const BYLINE =
  /^(?:(?:[Ww]ritten |[Pp]osted |[Ss]tory |[Ww]ords |WRITTEN )?(?:[Bb]y|BY):?|[Aa]uthor:|[Vv]on|[Pp]ar) \p{Lu}[\p{L}.'’-]*(?:(?:, ?| ?& ?| ?\| ?| )(?:and|AND|for|de|van|von|der|[\p{Lu}@][\p{L}.'’-]*)){0,12}(?:\s?[|·•,–—-].{0,60})?$/u;
/** Credits under a story: who wrote and edited it, where its author is found. */
const CREDITS =
  /^[([]?(?:(?:additional )?(?:reporting|writing|research) by\b.{2,160}|(?:you can )?follow (?:@?\S+ ){1,4}on (?:twitter|facebook|instagram|linkedin|youtube|x|threads|bluesky|mastodon)\b.{0,80})$|\b(?:follow|email|e-mail|contact|reach|write to) (?:him|her|them|the (?:writer|author|reporter))\b.{0,30}(?:\bon (?:twitter|x|facebook)\b|@)|\bmay be reached at \S+@/;
const DATE_LINE =
  /^(?:(?:first )?(?:published|updated|posted|last modified|created|date)\b(?: on| at)?:?\s?)?(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:[ ,|·•–—-].{0,40})?$/;

/** Paragraphs of law and of consent: long enough to pass for text, and the same on every page of a site. */
const LEGAL =
  /\b(?:no part (?:of (?:it|this)\b.{0,40} )?may be (?:reproduced|copied)|(?:may|must) not be (?:published, broadcast|reproduced|republished|rewritten|redistributed)|subject to copyright|all rights reserved|unauthori[sz]ed (?:use|reproduction) (?:of|is))\b|\b(?:affiliate links?|we|us) (?:may|can|will)?\s?(?:receive|earns?|get)s? (?:a |an )?(?:small |affiliate )*commission\b/;
const COOKIES = /\bcookies?\b/g;
const CONSENT =
  /^(?:this|our|the) (?:web)?site (?:is using|uses|use) cookies|^we (?:and our partners )?use cookies|^by (?:continuing|using|browsing)\b.{0,80}cookies/;
const LONGEST_LEGAL = 130;

/** "Read more: …" leads to another article and names it. */
const POINTER =
  /^(?:\W{0,3}(?:read (?:more|next|also)|also read|see also|related(?: (?:story|article|coverage))?|more on this|don't miss|watch|listen))\s?[:|»–—-]\s?\S|^also on \S+\.\w{2,}\b/;
const LONGEST_POINTER = 30;

/** A call for money or readers: what is asked for, and that the reader is spoken to. */
const APPEAL_THING =
  /\b(?:donat(?:e|ion|ions|ing)|tax-(?:exempt|deductible)|(?:generous|your) (?:contributions?|support|gifts?|giving)|contribution to|become a (?:member|subscriber|supporter|patron)|readers and supporters|(?:support|fund|sustain) (?:our|independent|quality) \w+|subscribe (?:now|today|to)|sign up (?:for|to|now|today)|get (?:our|the) .{0,30}newsletter|paid subscri(?:ber|ption)|free or paid|delivered (?:straight |right )?to your inbox|meets? your inbox|end-of-the-year giving)\b/g;
const APPEAL_YOU = /\b(?:you|your|our|us|we)\b/;
const APPEAL_START =
  /^(?:please )?(?:subscribe|donate|sign up|support (?:us|our)|become a|join (?:us|our)|help (?:us|keep)|get (?:our|the) |let our|thanks to our (?:readers|supporters)|thank you for (?:reading|supporting|subscribing)|we (?:hope|ask|need|rely|depend)|if you (?:enjoy|like|value|appreciate)|enjoy(?:ed|ing)? (?:this|our)|did you (?:enjoy|like))\b/;

/** What a line is by its words alone, whatever stands around it; undefined where they say nothing. */
export function markByWords(line: Line): LineMark | undefined {
  const { plain, words, head } = line;
  if (!/[\p{L}\p{N}]/u.test(head) && line.end - line.start <= head.length)
    return { role: "furniture", origin: "no letters or digits" };
  if (words <= LONGEST_LABEL && LABEL.test(plain)) return { role: "furniture", origin: "a label or button of a page" };
  if (words <= LONGEST_CAPTION && isCaption(line))
    return { role: "caption", origin: "words of a caption or picture credit" };
  if (words <= LONGEST_LEGAL && isLegal(line)) return { role: "furniture", origin: "a notice about rights or cookies" };
  if (words <= LONGEST_POINTER && POINTER.test(plain)) return { role: "teaser", origin: "leads to another article" };
  if (words <= LONGEST_CAPTION && CREDITS.test(plain))
    return { role: "byline", origin: "says who wrote it or where they are found" };
  if (words <= LONGEST_LABEL && (BYLINE.test(head) || DATE_LINE.test(plain)))
    return { role: "byline", origin: "names an author or a date" };
  if (isAppeal(line)) return { role: "appeal", origin: "asks the reader for money or a subscription" };
  if (isKicker(line)) return { role: "furniture", origin: "the name of a section" };
  return undefined;
}

function isCaption({ plain, words }: Line): boolean {
  if (CAPTION_START.test(plain) || CAPTION_OF.test(plain)) return true;
  return CREDIT_END.test(plain) || CREDIT_IN.test(plain) || (words <= 40 && CREDIT_NAME.test(plain));
}

/** An article about cookies mentions them too; a notice speaks to "you" of this site, or opens with it. */
function isLegal({ plain }: Line): boolean {
  if (/["“]/.test(plain.slice(0, 2))) return false;
  if (LEGAL.test(plain) || CONSENT.test(plain)) return true;
  return (plain.match(COOKIES)?.length ?? 0) >= 2 && /\b(?:web)?site\b/.test(plain) && /\byour?\b/.test(plain);
}

/** Two signs are needed, or one that opens the line: an article on donations has the words, but does not open by asking for one. */
function isAppeal({ plain, prose }: Line): boolean {
  const things = new Set(plain.match(APPEAL_THING)).size;
  if (things === 0 || !APPEAL_YOU.test(plain) || /^["“‘']/.test(plain)) return false;
  return (
    APPEAL_START.test(plain) || (things >= 2 && /\b(?:you|your|our)\b/.test(plain) && prose && !/[“"]/.test(plain))
  );
}

/** "News | Europe", "Home > World > Asia": a few words between signs. */
function isKicker({ head, words, prose }: Line): boolean {
  return words <= 10 && !prose && /^[^|»>•]{2,30}(?:\s[|»>•]\s?[^|»>•]{2,30}){1,3}$/.test(head);
}
