import type { Line } from "../lines.ts";
import type { LineRule } from "./line-rule.ts";

/** What the origin of a wall's line begins with: the rest of the article is behind it. */
export const WALL = "asks for a subscription before the rest";

const WALLS: readonly RegExp[] = [
  // "Subscribe to continue reading", "Log in to read the full story"
  /^(?:please )?(?:subscribe|register|log ?in|sign ?(?:in|up)|create (?:a|your) (?:free )?account|become a (?:member|subscriber)|start (?:your|a) (?:free )?trial|join|upgrade|unlock|get (?:full|unlimited) access|buy|pay)\b.{0,60}\b(?:to|for|and) (?:continue|keep|read|finish|see|unlock|view|access|full|get (?:full|unlimited)|unlimited)\b/,
  // "This article is for subscribers only", "The full story is available to members"
  /\b(?:this|the (?:full|rest of (?:the|this))) (?:article|story|content|post|text|piece|report|page)\b.{0,30}\b(?:is|are) (?:only )?(?:for|available (?:only )?(?:to|for)|reserved for|exclusive(?:ly)? (?:to|for)|behind|locked|restricted to|limited to)\b.{0,40}/,
  /^(?:exclusive(?:ly)? for (?:our )?|for )(?:paid |paying |premium |digital )?(?:subscribers|members)(?: only)?$|^(?:subscribers?|members?)[- ]only(?: content| article| story)?$|^premium (?:content|article)$/,
  // "You have reached your limit of free articles", "You have 2 free articles left"
  /\byou(?:'ve| have) (?:reached|read|used|hit|run out of)\b.{0,40}\b(?:free|monthly|complimentary|your)\b.{0,30}\b(?:articles?|stor(?:y|ies)|limit)\b|\b\d+ (?:free )?articles? (?:left|remaining)\b/,
  // "To read the full article, subscribe", "To continue reading, …", "Continue reading with a trial"
  /^(?:to|want to|would you like to) (?:continue|keep|read|finish|access|unlock)(?: reading)?\b.{0,60}(?:,|\?|$)|^(?:continue|keep) reading (?:this|with|for|by|after)\b/,
  /^(?:already|are you) an? (?:existing |digital |print )?(?:subscriber|member)\b.{0,60}|^already (?:have an account|registered|subscribed|a subscriber)\b.{0,40}/,
  /^(?:this is (?:an|a) (?:excerpt|preview)|(?:the )?(?:preview|free preview) ends here|(?:you are|you're) reading a (?:free )?preview)\b/,
  /^(?:weiterlesen mit|jetzt weiterlesen|diesen artikel weiterlesen|dieser artikel ist (?:nur )?für abonnenten|registrieren sie sich, um|lesen sie weiter mit)\b|^(?:la suite est réservée|cet article est réservé|il (?:vous )?reste \d+(?:[.,]\d+)? ?% de cet article|article réservé aux abonnés|pour lire la suite)\b|^(?:contenido exclusivo|para seguir leyendo|este contenido es (?:solo |exclusivo )?para suscriptores|suscríbete para (?:seguir|leer))|^(?:per continuare a leggere|contenuto riservato|questo articolo è riservato|articolo riservato)|^(?:conteúdo exclusivo|para continuar (?:a ler|lendo)|assine para)|^(?:lees verder met|dit artikel is alleen voor abonnees|verder lezen\?)|^(?:dalsza część (?:artykułu|tekstu)|chcesz czytać dalej|treść dostępna tylko)|^(?:продолжение доступно|материал доступен (?:только )?подписчикам)|^(?:цей матеріал доступний (?:лише|тільки))/,
];
/** Prices and terms, which stand around a wall. */
const OFFER =
  /^(?:(?:only |just |from |try |get |save )?[$€£]\s?\d+(?:[.,]\d+)?\b.{0,60}(?:month|week|year|trial|offer|first|then)\b.{0,60}|cancel any ?time.{0,40}|(?:start|try) (?:your|a|our|us)?\s?(?:free |\d+[- ](?:day|week|month) )*trial.{0,60}|see (?:all )?subscription (?:options|offers|plans)|view (?:all )?(?:offers|plans)|choose (?:your|a) (?:plan|subscription)|(?:monthly|annual|yearly|digital|standard|premium)(?: (?:digital|access|plan|subscription|edition))*(?: [$€£]\d.{0,30})?|billed (?:monthly|annually|yearly).{0,40}|unlimited (?:digital )?access.{0,60}|limited[- ]time offer.{0,40})$/;

/** A call for money or readers: what is asked for, and that the reader is spoken to. */
const THING =
  /\b(?:donat(?:e|ion|ions|ing)|tax-(?:exempt|deductible)|(?:generous|your) (?:contributions?|support|gifts?|giving)|contribution to|become a (?:paid |paying |free |sustaining |monthly )?(?:member|subscriber|supporter|patron)|readers and supporters|(?:support|fund|sustain|keep) (?:our|independent|quality|[\p{L}' ]{1,24}?) (?:journalism|newsroom|reporting|afloat|work|news|mission|independent)|subscribe (?:now|today|to|for free)|sign up (?:for|to|now|today|here)|get (?:our|the) .{0,30}newsletter|paid subscri(?:ber|ption)s?|free or paid|delivered (?:straight |right |directly )?to your inbox|in your inbox|meets? your inbox|end-of-the-year giving|(?:each|every|your|a) subscription|pay our (?:writers|reporters|journalists)|our (?:reporters?|writers?|journalists?|newsroom)(?:'s?)? (?:time|work)|keep (?:a|our|this) (?:newsroom|paper|site)|free (?:to read|for everyone|of charge)|paywall|chip(?:s|ped)? in|(?:readers|people|supporters) like you|gave (?:us )?(?:just |only )?[$€£]?\d+|buy us a coffee|a coffee (?:a|less)|click (?:here )?to subscribe|upgrade to paid|full (?:edition|archive|version)|free (?:list|version|edition)|join (?:[\d.,]+k? )?(?:other )?(?:members|subscribers|readers)|from [$€£]\d|(?:members|subscribers|supporters) from|considered for publication|letters section|letter to the editor|as little as|use the (?:promo )?code)\b/gu;
const YOU = /\b(?:you|your|our|us|we|my)\b/;
const START =
  /^(?:please )?(?:forward (?:this|it) to|know (?:someone|anyone|somebody) who|keep (?:our|the) lights on|you(?:'re| are) (?:on|reading) the free|subscribe|donate|sign up|support (?:us|our)|become a|get access|join (?:us|our|the \d)|help (?:us|keep|fund)|get (?:our|the|all|more|an?) |get (?:[a-z]+ ){0,3}(?:news|stories|headlines|updates|alerts) |let our|thanks to our (?:readers|supporters)|thank(?:s| you) for (?:reading|supporting|subscribing)|we (?:hope|ask|need|rely|depend)|we (?:can )?(?:only|could not|couldn't|can't) (?:do|make|pay|publish|run|keep)\b|if (?:every(?:one|body)|each of you|all of you)\b|if you (?:enjoy|like|value|appreciate)|enjoy(?:ed|ing)? (?:this|our)|did you (?:enjoy|like)|(?:do you )?have (?:an opinion|a view|something to say) (?:on|about)\b|(?:this|the) (?:piece|article|story|newsletter|post|site|paper) (?:is|was) (?:free|made possible|funded|supported)|(?:each|every) subscription|(?:in|on) (?:this|each|every|her|his|our) (?:episode|week|weekly)|your (?:support|subscription|gift|donation)|never miss|stay (?:informed|up to date|in the know)|be the first to (?:know|hear|read)|want (?:more|the latest|to get)|like what you)\b/;
/** Slogans of newsletters and newsrooms, as lines of their own. */
const SLOGAN =
  /^(?:(?:good|quality|independent|local|great|serious|real) (?:journalism|reporting|news)|reporting|facts|news|truth|the truth|journalism) (?:has|have|costs?|comes? with|needs?|matters?|isn't|is not|takes?) .{0,60}(?:free|price|cost|money|you|support|time|readers)?\.?(?: .{0,80}\b(?:free|price|cost|you|support)\b.{0,20})?$/;
const SPONSOR =
  /^(?:today's|this week's|this|our|the) (?:article|newsletter|edition|issue|episode|story|post|briefing|report)\b.{0,30}\b(?:is|was) (?:brought to you|sponsored|presented|supported|powered|made possible) by\b|^(?:brought to you|presented|sponsored|powered|supported) by\b|^(?:a (?:word|message) from (?:our (?:sponsors?|partners?)|[^.:!?]{2,40}(?=:))|(?:together|in partnership) with [^.!?]{2,40}$|thanks to (?:our sponsor|today's sponsor))\b|^promo code\b/;

/** Appeals, sponsors' lines and walls. */
export const APPEALS: readonly LineRule[] = [
  {
    role: "appeal",
    origin: WALL,
    longest: 40,
    matches: isWall,
    examples: [
      "Subscribe to continue reading",
      "This article is for subscribers only.",
      "You have reached your limit of free articles this month.",
      "Already a subscriber? Log in",
      "Dieser Artikel ist nur für Abonnenten",
    ],
  },
  {
    role: "appeal",
    origin: "an offer of a subscription",
    longest: 16,
    matches: OFFER,
    examples: ["$1 a week for the first year", "Cancel anytime", "See subscription options"],
  },
  {
    role: "appeal",
    origin: "names a sponsor",
    longest: 30,
    matches: SPONSOR,
    examples: [
      "Today’s newsletter is brought to you by Quillbox, the quiet box.",
      "Presented by Orr Bank",
      "A message from Orr Rail: Our trains carry nine million riders. See how.",
    ],
  },
  {
    role: "appeal",
    origin: "asks the reader for money or a subscription",
    longest: Infinity,
    matches: asksForMoney,
    examples: [
      "Become a paid subscriber today and help keep our newsroom afloat.",
      "Each subscription to the Orr Mail pays for an hour of our reporters’ time.",
      "Good journalism costs money.",
      "Our morning email breaks down the key stories of the day, telling you what matters",
      "Our editor selects her favourite stories in this weekly newsletter.",
      "The Orr Letter is a reader-supported publication. To get new posts, consider becoming a free or paid subscriber.",
      "Thanks for reading! This post is public so feel free to share it.",
      "Sign up for our free morning newsletter",
      "Support local reporting with a gift of any size.",
    ],
  },
  {
    role: "appeal",
    origin: "leads to a form for readers",
    longest: 10,
    matches: ({ plain, prose }) =>
      !prose && /^(?:sign up (?:to|for|here)\b|be the first to (?:know|hear|read)\b)/.test(plain),
    examples: ["Sign up to Headlines North", "Be the first to know"],
  },
];

function isWall({ plain }: Line): boolean {
  return !/^["“]/.test(plain) && WALLS.some((wall) => wall.test(plain));
}

/** What newsletters say of themselves, and agencies of what they sell: one of these is enough. */
const SELF =
  /^(?:please )?support (?:independent|local|quality|public|serious|regional|free) (?:\p{L}+ ){0,2}(?:journalism|reporting|news|newsroom)\b.{0,60}\b(?:gifts?|donations?|contributions?|subscriptions?|membership|today|month)\b|\breader-supported publication\b|\bconsider becoming a (?:free|paid|monthly|annual)\b|\bthis post is public\b.{0,20}\bshare it\b|\bby subscribing, you (?:can )?(?:help|support)\b|\bcontact us for subscription options\b|\bonly a portion of the (?:news )?(?:stories|content)\b.{0,20}\b(?:offered|available) to subscribers\b/u;

/** What a newsletter promises, below the button that asks for the reader's address. */
const PITCH =
  /^(?:our|a|the|your|get|all) (?:[\p{L}'-]+ ){0,4}?(?:e-?mail|newsletter|bulletin|digest|briefing)\b(?! (?:was|were|showed|shows|said|says|sent|obtained|seen)\b).{0,120}\b(?:you|your|inbox|day|week|morning|stories|matters?)\b|^(?:our|the) (?:[\p{L}'-]+ ){0,3}(?:editors?|writers?|team|reporters?) .{0,80}\bin (?:this|our|a|the) (?:free )?(?:daily|weekly|monthly|morning|evening) (?:e-?mail|newsletter|digest)\b|^(?:was|did) (?:this|someone|somebody|a friend)\b.{0,40}\b(?:forward(?:ed)?|sent?) (?:to you|this to you|you this|it to you|this)\b|^(?:please )?(?:forward|send|pass on) this (?:e-?mail |newsletter |post |letter )?(?:on )?to (?:a friend|friends|someone|somebody|anyone)\b/u;

/** Two signs are needed, or one that opens the line: an article on donations has the words, but does not open by asking for one. */
function asksForMoney({ plain, prose, words }: Line): boolean {
  if (/^["“‘']/.test(plain)) return false;
  if (words <= 40 && PITCH.test(plain) && !/\b(?:said|told)\b/.test(plain)) return true;
  if ((words <= 16 && SLOGAN.test(plain)) || (words <= 60 && SELF.test(plain))) return true;
  const things = new Set(plain.match(THING)).size;
  if (things >= 2 && START.test(plain)) return true;
  if (things === 0 || !YOU.test(plain)) return false;
  const opens = START.test(plain) || (words <= 45 && plain.split(/(?<=[.!?])\s+/).some((each) => START.test(each)));
  return opens || (things >= 2 && /\b(?:you|your|our)\b/.test(plain) && prose && !/[“"]/.test(plain));
}
