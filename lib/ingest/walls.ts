import type { Passage } from "../model/article.ts";
import { AppError } from "../model/errors.ts";
import { WALL } from "./rules/appeals.ts";
import { asksConsent, SERVER_NOTICE } from "./rules/notices.ts";

/** Body words below which a page with a wall or a consent form on it holds no article. */
const FEWEST_WORDS = 25;
/** Body words behind a wall from which the text went on after all: some pages print the wall in the middle and the whole text. */
const WHOLE_BEHIND = 40;
/** What consent forms speak of; in a paragraph of theirs three of these stand. */
const CONSENT_WORDS =
  /\b(?:cookies?|consent|partners|vendors|personal data|privacy|legitimate interests?|your (?:choices?|preferences|device|data)|advertising|accept|reject|tracking|third[- ]part(?:y|ies)|browsing|gdpr|ip address(?:es)?|purposes|personali[sz]ed|datenschutz|einwilligung|zustimmen|consentement|données personnelles|consentimiento|datos personales|consenso|dati personali)\b/g;
/** What only offers of a subscription speak of. */
const OFFER_WORDS =
  /\b(?:subscri(?:be|ber|bers|ption|ptions)|sign (?:in|up)|log ?in|free trial|per (?:month|week|year)|cancel any ?time|unlimited|full access|paywall|billed|free articles?|unlock|password|abonn(?:ieren|ement|enten)|s'abonner|suscr[ií](?:bete|ptores)|abbonat[io])\b/g;
/** What they speak of too, and news of committees, banks and meetings as well: alone these tell nothing. */
const PERHAPS_OFFER_WORDS = /\b(?:register|account|cancel|member(?:s|ship)?|offer|premium)\b/g;
/** How forms and offers speak to who reads them. */
const ADDRESS_WORDS =
  /\b(?:you|your|yours|we|our|us|sie|ihnen|ihre[mnrs]?|wir|unsere[mnrs]?|vous|vos|votre|nous|nos|notre|usted|su|sus|nuestr[ao]s?|tu[oae]|tuoi|noi|nostr[aeio]|vostr[aeio])\b/g;
/** A form or an offer has such a word at least once in so many: an article in one paragraph that names a few of them has not. */
const WORDS_A_MATCH = 25;
/** Words up to which an offer need not speak to the reader ("Digital subscription $4 per month. Cancel any time."). */
const SHORT_OFFER = 25;

/** What stands in the way of an article on its page. */
type Wall = { readonly kind: "consent" | "subscription" | "notice"; readonly words: string };

/**
 * Refuse a page that only asks for consent or for a subscription, or only says why it cannot be shown: it is no article.
 *
 * @throws AppError EMPTY_ARTICLE with the sentence that says what to do.
 */
export function refuseWalls(text: string, passages: readonly Passage[]): void {
  const walls = passages.flatMap((passage) => wallAt(text, passage) ?? []);
  const [first] = walls;
  if (!first) return;
  const words = passages
    .filter((passage) => passage.role === "body" && !wallAt(text, passage))
    .reduce(
      (sum, { start, end }) => sum + (text.slice(start, Math.min(end, start + 5_000)).match(/\S+/g)?.length ?? 0),
      0,
    );
  if (words >= FEWEST_WORDS) return;
  const shown = first.words.length > 70 ? `${first.words.slice(0, 70).trimEnd()}…` : first.words;
  throw new AppError("EMPTY_ARTICLE", `${REFUSALS[first.kind]} (“${shown}”). ${ADVICE[first.kind]}`);
}

const REFUSALS = {
  consent: "This page only asks for consent to cookies; there is no article in it",
  subscription: "This page only asks for a subscription or a login; there is no article in it",
  notice: "This page only says that the article could not be shown",
} as const;
const ADVICE = {
  consent: "Answer the question on the page, then copy the article itself.",
  subscription: "Open the article where you can read it, then copy its text.",
  notice: "Open the article in a browser until its text stands there, then copy it.",
} as const;

function wallAt(text: string, { start, end, role, roleOrigin }: Passage): Wall | null {
  if (role === "comment" || role === "headline") return null;
  const words = text.slice(start, Math.min(end, start + 1_500)).replace(/\s+/g, " ");
  const plain = words.toLowerCase().replaceAll("’", "'");
  if (roleOrigin === SERVER_NOTICE) return { kind: "notice", words };
  if (roleOrigin === WALL) return { kind: "subscription", words };
  if (/^["“]/.test(words)) return null;
  if (asksConsent({ plain }) || (isFullOf(CONSENT_WORDS, plain) && kindsOf(CONSENT_WORDS, plain) >= 3))
    return { kind: "consent", words };
  const offers = kindsOf(OFFER_WORDS, plain);
  const asks = offers > 0 && offers + kindsOf(PERHAPS_OFFER_WORDS, plain) >= 2 && isFullOf(OFFER_WORDS, plain);
  return asks ? { kind: "subscription", words } : null;
}

/** How many different of `words` stand in `plain`. */
function kindsOf(words: RegExp, plain: string): number {
  return new Set(plain.match(words)).size;
}

/** Whether `words` stand as close in `plain` as in a form or an offer, and the reader is spoken to as closely. */
function isFullOf(words: RegExp, plain: string): boolean {
  const length = plain.split(" ").length;
  const often = (each: RegExp) => (plain.match(each)?.length ?? 0) * WORDS_A_MATCH >= length;
  return often(words) && (length <= SHORT_OFFER || often(ADDRESS_WORDS));
}

/**
 * The words of the wall behind which the rest of the article is, or null where the text is whole: a page that asks for a
 * subscription below its first paragraphs, and hardly goes on after it, shows an excerpt.
 */
export function wallBehindExcerpt(text: string, passages: readonly Passage[]): string | null {
  const body = passages.filter(({ role }) => role === "body");
  const [first] = body;
  const wall = passages.findLast(({ roleOrigin, start }) => roleOrigin === WALL && first && start > first.start);
  if (!first) return null;
  if (!wall) return restElsewhere(text, passages);
  const behind = body
    .filter(({ start }) => start > wall.start)
    .reduce((sum, { start, end }) => sum + (text.slice(start, end).match(/\S+/g)?.length ?? 0), 0);
  if (behind >= WHOLE_BEHIND) return null;
  return text.slice(wall.start, Math.min(wall.end, wall.start + 90)).replace(/\s+/g, " ");
}

/** "Continue reading…", "Read the rest of this story »" right below the last paragraph: the rest stands on another page. */
const REST =
  /^(?:(?:continue|keep) reading|read (?:on|the (?:full|whole|rest|entire)\b.{0,40}))\s*(?:\.\.\.|…)?\s*[»›→>]*$/iu;

/** The words of a button that leads to the rest of a text that breaks off above it, or null. */
function restElsewhere(text: string, passages: readonly Passage[]): string | null {
  const last = passages.findLastIndex(({ role }) => role === "body");
  const button = passages[last + 1];
  if (last < 0 || button?.role !== "furniture" || button.end - button.start > 80) return null;
  const words = text.slice(button.start, button.end).replace(/\s+/g, " ").trim();
  return REST.test(words) ? words : null;
}
