import type { LineRule } from "./line-rule.ts";

const POINTER =
  /^(?:\W{0,3}(?:read(?: more| next| also| on| this)?|also(?: read| see| on)?|see(?: also| more)?|related(?: (?:story|article|coverage|news|content))?|recommended|more(?: on this| here| details)?|don't miss|watch(?: also| more| live| now)?|listen(?: now)?|up next|you may (?:also )?like|from the archives?|in pictures|explainer|opinion|analysis|live updates?|background|lesen sie auch|mehr zum thema|siehe auch|lire aussi|à lire(?: aussi)?|voir aussi|lea también|lee también|le puede interesar|te puede interesar|ver también|leggi anche|vedi anche|leia também|veja também|saiba mais|lees ook|zie ook|czytaj (?:także|też|więcej)|zobacz (?:także|też)|читайте также|смотрите также|читайте також|дивіться також|اقرأ أيضا|إقرأ أيضا|شاهد))\s?[:|»›–—-]\s?\S|^also on \S+\.\w{2,}\b|^(?:»(?!.*«)|→|►|▶|➤)\s?\S/u;
/** Words that introduce a pointer, but also a sentence of the article ("More: the bridge was closed, police said."). */
const WEAK =
  /^\W{0,3}(?:read|also|see|more|watch|listen|opinion|analysis|background|explainer|recommended|see more)\s?[:|»›–—-]/;

const NETWORKS =
  /\b(?:whatsapp|telegram|google news|apple news|instagram|facebook|twitter|flipboard|tiktok|snapchat|youtube|threads|bluesky|linkedin|reddit|mastodon)\b/g;

/** Lines in the flow of the text that lead to another article and name it. */
export const POINTERS: readonly LineRule[] = [
  {
    role: "teaser",
    origin: "leads to another article",
    longest: 30,
    matches: ({ plain, words }) =>
      POINTER.test(plain) && !(WEAK.test(plain) && words > 12 && /\b(?:said|told)\b.*\.$/.test(plain)),
    examples: [
      "Read also: Teachers warn of crowded classes",
      "RELATED: County budget in five charts",
      "READ MORE | Who owns the gulls?",
      "Lesen Sie auch: Streit um den Hafen",
      "► Pilots vote to strike",
    ],
  },
  {
    role: "teaser",
    origin: "asks the reader to follow a channel",
    longest: 20,
    matches:
      /^[^\p{L}\d"“«]{0,6}(?:clique aqui|clic aquí|haz clic|pulsa aquí|pincha aquí|cliquez ici|klicken sie hier|hier klicken|klik hier|kliknij|clicca qui|follow|siga|sigue|suivez|folgen sie|seguici|obserwuj|join)\b.{0,60}\b(?:whatsapp|telegram|google news|instagram|facebook|kanał|canal|channel|kanal)\b.{0,30}$/u,
    examples: [
      "📱 Clique aqui para seguir o canal do Orr Jornal no WhatsApp",
      "Join our WhatsApp channel for the latest news",
    ],
  },
  {
    role: "teaser",
    origin: "asks the reader to follow a channel",
    longest: 70,
    matches: ({ plain }) =>
      /^(?:join|follow|subscribe|find|like)\b/.test(plain) && new Set(plain.match(NETWORKS)).size >= 3,
    examples: [
      "Join our WhatsApp community or follow us on Google News, Flipboard, TikTok and Threads – or visit the homepage.",
    ],
  },
  {
    role: "teaser",
    origin: "leads to another article",
    longest: 24,
    matches: ({ head }) => /^(?:Read more|Lire aussi|Leer más|Related article)\p{Lu}/u.test(head),
    examples: ["Read morePilots, planes and patience: why the skies are so full"],
  },
  {
    role: "teaser",
    origin: "a list of titles in one line",
    longest: 200,
    matches: ({ head }) =>
      /^(?:Most|MOST) (?:Read|READ|Popular|POPULAR|Viewed|VIEWED) (?:In|IN|On|ON|in|on) \p{Lu}/u.test(head),
    examples: ["Most Read In News TIDE AND SEEK Lost dog swims home ‘NO REGRETS’ Mayor defends the pier"],
  },
  {
    role: "teaser",
    origin: "an entry of a list of other articles",
    longest: 30,
    matches: /^list \d+ of \d+\s?\S/,
    examples: ["list 1 of 3Pilots vote to strike over night shifts"],
  },
  {
    role: "teaser",
    origin: "leads to another article",
    longest: 24,
    matches:
      /^(?:click|tap) (?:here )?(?:to|for)\b.{0,120}|^(?:for (?:more|the latest)|read (?:more|the (?:full|original|rest))|(?:you can )?(?:read|watch|listen to|find) (?:more|the full|our (?:full|other|latest|live)))\b.{0,60}\b(?:here|on|at|stories|coverage|news|updates|article|story|report|interview)\b.{0,60}$|^(?:listen|watch|tune in)(?: to| back)?\b.{0,80}\b(?:here|live|app|podcast|channel|youtube)\b.{0,60}$|^follow (?:our|the|all the latest|live)\b.{0,80}\b(?:here|blog|coverage|updates)\b.{0,20}$/,
    examples: [
      "Read the full story on islandpost.example",
      "For more news from the coast, visit our live page here.",
      "Follow our live coverage here",
      "Watch the Orr evening news live at 19:00 on our channel.",
    ],
  },
];
