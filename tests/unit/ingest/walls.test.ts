import { describe, expect, it } from "vitest";
import { draftOf } from "../../../lib/ingest/draft.ts";

const draft = (text: string) => draftOf({ sourceId: "page.txt", bytes: new TextEncoder().encode(text) });

/** The text of `article` that is read as its body. */
function bodyOf(article: string): string {
  const { text, passages } = draft(article);
  return passages
    .filter(({ role }) => role === "body")
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");
}

const FILLER =
  "The harbour of Lunn was quiet on Tuesday. Two ferries lay at the north pier, and the third was expected from Brack at noon. " +
  "Rain had fallen since the morning, and the fish market closed an hour early. The mayor, Ilse Varga, was seen at the lock with two engineers.";

describe("an article in one paragraph that speaks of what offers and forms speak of is no wall", () => {
  it.each([
    [
      "members and a meeting",
      `Members of the harbour committee voted on Monday to cancel the spring meeting, its chairman said. He said the members would register their protest with the province. ${FILLER}`,
    ],
    [
      "a paper and its subscribers",
      `The Lunn Mail lost 4,000 subscribers in a year, its publisher said on Monday. A digital subscription costs 9 florins per month, and most who cancel say that they read too little. Members of the staff council said that the paywall came too late. ${FILLER}`,
    ],
    [
      "a law on cookies",
      `The parliament voted on Monday for a law on cookies and tracking. Sites will have to ask for consent before they store personal data, and a banner must let readers reject advertising as easily as accept it. “You should not have to look for the button,” the minister, Jon Aske, said. Partners of the coalition had asked for more privacy. ${FILLER}`,
    ],
    [
      "a button that was too small",
      `The regulator fined the search company 4 million florins because its users could not withdraw their consent. A link to “manage your preferences” led to a page on cookies that was blank, the regulator said. ${FILLER} ${FILLER} ${FILLER} ${FILLER}`,
    ],
    [
      "a password",
      `The man who took the password of the mayor’s account was sentenced to two years on Monday. He had offered it to members of a forum, the court heard. ${FILLER}`,
    ],
    [
      "unauthorised use",
      `A clerk of the harbour was charged on Monday with the unauthorised use of a crane, the police said. ${FILLER}`,
    ],
    [
      "books under copyright",
      `The company trained its model on books that were subject to copyright, the writers’ union said on Monday. ${FILLER}`,
    ],
  ])("%s", (_, article) => {
    expect(bodyOf(article)).toBe(article);
  });

  it("also as a brief", () => {
    const brief = "Members of the choir of Lunn voted to cancel the offer of a free concert.";
    expect(bodyOf(brief)).toBe(brief);
  });
});

describe("a page that only asks is refused whatever its paragraphs' length", () => {
  it.each([
    [
      "subscription",
      "Get unlimited access to everything we publish. Your subscription gives you every story on your phone, and you can cancel at any time. After the free trial your account is billed 9 florins per month until you tell us to stop.",
    ],
    ["subscription", "Digital subscription, 4 florins per month. Unlimited reading. Cancel any time."],
    ["subscription", "Sign in to your account. Forgot your password?"],
    [
      "cookies",
      "Your privacy matters here. With your consent we and third parties keep cookies on your device and read personal data such as your IP address, so that advertising can be personalised for you and we can count our readers. You may accept or reject these purposes, and your choices are kept for a year.",
    ],
    [
      "cookies",
      "Sie können Ihre Einwilligung jederzeit widerrufen. Wir und unsere Partner setzen Cookies, um Ihnen Werbung zu zeigen; Näheres sagt unser Text zum Datenschutz. Mit einem Klick können Sie zustimmen.",
    ],
  ])("%s: %s", (said, text) => {
    expect(() => draft(text)).toThrow(said);
  });
});
