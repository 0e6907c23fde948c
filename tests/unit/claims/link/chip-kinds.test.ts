import { describe, expect, test } from "vitest";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import type { LinkableClaim } from "../../../../lib/claims/link/link-features.ts";
import { evidenceOf } from "../../../../lib/claims/link/relate.ts";

type Read = LinkableClaim & { readonly quote: string; readonly sentenceText: string };

let id = 0;

/** The claims of one paragraph of an article of its own, as production reads them. */
function read(text: string): Read[] {
  const articleId = ++id;
  const context = { language: "en", publishedAt: "2026-03-12" };
  return claimsOf(text, [{ start: 0, end: text.length }], context).claims.map((claim) => ({
    ...claim,
    id: ++id,
    articleId,
    groupId: articleId,
    quote: text.slice(claim.span.start, claim.span.end),
    sentenceText: text.slice(claim.sentence.start, claim.sentence.end),
  }));
}

/** All chips between any claim of the one text and any of the other. */
function chips(one: string, other: string): string[] {
  const found = read(one).flatMap((a) => read(other).flatMap((b) => evidenceOf(a, b).map(({ relation }) => relation)));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

describe("no figures differ between an age and a length", () => {
  test.each([
    [
      "The 71-year-old mayor Ada Brandt won the vote in Lund.",
      "Mayor Ada Brandt won the vote in Lund and ends a 12-year rule.",
    ],
    [
      "Harald Voss, 64, opened the bridge in Torv on his last day.",
      "Harald Voss opened the bridge in Torv 12 years after his father.",
    ],
    [
      "A boy aged 9 was found alive in the Larne pit.",
      "A boy was found alive in the Larne pit after 9 days and 31 hours.",
    ],
    [
      "The 88-year-old abbot Leo Marn retired from Ondra abbey.",
      "Abbot Leo Marn retired from Ondra abbey after 40 years.",
    ],
    [
      "Jon Osk, who is 52 years old, bought the ferry line.",
      "Jon Osk bought the ferry line, which is 30 years in debt.",
    ],
  ])("%s", (one, other) => expect(chips(one, other)).not.toContain("figures-differ"));
});

describe("one quotation that one outlet cuts shorter is the same statement", () => {
  test.each([
    [
      "“I had seen nothing at all before. We ran down to the harbour because the walls shook,” Ida Marn said.",
      "“We ran down to the harbour because the walls shook,” Ida Marn said.",
    ],
    [
      "“No one had warned us. The water stood in the kitchen before the siren sounded,” said Leo Dell.",
      "“The water stood in the kitchen before the siren sounded,” said Leo Dell.",
    ],
    [
      "“The mill never closed. It fed this valley for two hundred winters,” Ada Brandt told the council.",
      "“It fed this valley for two hundred winters,” Ada Brandt told the council.",
    ],
    [
      "“We do not ask for pity. Give the miners back their wages and their houses,” Jon Osk said.",
      "“Give the miners back their wages and their houses,” Jon Osk said.",
    ],
    [
      "“Nobody slept. The bells rang until the last boat was home,” the ferryman Harald Voss said.",
      "“The bells rang until the last boat was home,” Harald Voss said.",
    ],
  ])("%s", (one, other) => {
    const found = chips(one, other);
    expect(found).toContain("same-statement");
    expect(found).not.toContain("asserted-denied");
  });
});

describe("nobody is said to deny himself", () => {
  test.each([
    [
      "Jon O’Reill said the blast was lawful and denied that stones had hit the school.",
      "Jon O'Reill said the blast near the school was lawful.",
    ],
    [
      "Ada Brandt said the tolls were fair and denied that any clerk was bribed.",
      "Ada Brandt said the harbour tolls were fair.",
    ],
    ["Harald Voss denied that the mill was sold.", "Mr Voss denied that the mill was sold."],
    ["Mayor Ida Marn denied that the dam leaks.", "Marn said the dam had been checked and does not leak."],
    ["Leo Dell rejected the claim that the ferry was overloaded.", "Leo Dell said the ferry was not overloaded."],
  ])("%s", (one, other) => expect(chips(one, other)).not.toContain("asserted-denied"));
});

describe("a weekday beside a date is that date", () => {
  test.each([
    [
      "The trial of Leo Marn opened on Monday, Feb. 2, 2026, in Lund.",
      "The trial of Leo Marn opened on 2 February 2026 in Lund.",
    ],
    ["The bridge of Torv was closed on Friday, 6 March 2026.", "The bridge of Torv was closed on March 6, 2026."],
    ["The mill burned on Sunday, March 1, officials said.", "The mill burned on 1 March, officials said."],
    ["Ada Brandt resigned on Tuesday, 10 March.", "Ada Brandt resigned on March 10."],
    ["The ferry sank on Wednesday, Feb 18, near Lisk.", "The ferry sank near Lisk on 18 February."],
  ])("%s", (one, other) => expect(chips(one, other)).not.toContain("dates-differ"));
});

describe("two measures of one thing differ wherever they stand in the sentences", () => {
  test.each([
    [
      "“The mayor sold the harbour,” the 47-page indictment said of Ada Brandt.",
      "Ada Brandt is accused in a 48-page indictment of selling the harbour.",
    ],
    [
      "Jon Osk was charged after a monthslong police inquiry.",
      "Jon Osk was charged after a two-year inquiry by police.",
    ],
    ["The 12-member jury of Lund freed Leo Marn.", "Leo Marn was freed by a nine-member jury in Lund."],
  ])("%s", (one, other) => expect(chips(one, other)).toContain("figures-differ"));

  test.each([
    [
      "Jon Osk was charged after a monthslong police inquiry.",
      "Jon Osk was charged after a six-month inquiry by police.",
    ],
    ["The 180-day ban on herring from Torv begins.", "A six-month ban on herring from Torv begins."],
    ["Ada Brandt faces a 48-page indictment in Lund.", "Ada Brandt, in a 12-page letter, called it a lie in Lund."],
    ["The 12-year-old boy from Lund won.", "A boy from Lund, 11-year-old brother of the mayor, won."],
  ])("none in: %s", (one, other) => expect(chips(one, other)).not.toContain("figures-differ"));
});

describe("figures differ for all of one thing, and not for a part of it or a rounder figure", () => {
  test.each([
    [
      "Among the 276 girls herded from the school in Chibok in April were two sisters.",
      "The freed are 21 of the more than 200 schoolgirls herded from the school in Chibok in April.",
    ],
  ])("%s", (one, other) => expect(chips(one, other)).toContain("figures-differ"));

  test.each([
    ["Lund won the first two games against Torv at home.", "Lund lost three games against Torv at home."],
    [
      "The levy took $716 billion from the Lund hospital fund.",
      "The levy took $700 billion from the Lund hospital fund.",
    ],
    [
      "The crater by the Lund well is around 330 feet wide.",
      "The crater by the Lund well is 100 metres (328 feet) wide.",
    ],
    ["The raiders of Lund took hundreds of schoolgirls.", "The raiders of Lund freed 82 schoolgirls they took."],
    ["The army of Lund handed over 21 hostages in Torv.", "The army of Lund handed 21 hostages over in Torv."],
  ])("none in: %s", (one, other) => expect(chips(one, other)).not.toContain("figures-differ"));
});

describe("who says with “not” what the other says without denies it", () => {
  test.each([
    [
      "Jon Osk said the letters did not represent all bishops of Norland.",
      "The council answered that the letters do represent the bishops of Norland as one.",
    ],
    [
      "“I have not given false figures to the harbour committee,” Ada Brandt said.",
      "The harbour committee asked why she had given it false figures in March.",
    ],
  ])("%s", (one, other) => expect(chips(one, other)).toContain("asserted-denied"));

  test.each([
    [
      "A spokesman for the mayor of Lund did not respond to a request for comment on the harbour.",
      "A spokesman for the mayor of Torv responded to a request for comment on the harbour by letter.",
    ],
    [
      "“I have not broken the harbour laws of Lund,” Ada Brandt said.",
      "Police opened an inquiry into whether the harbour laws of Lund were broken.",
    ],
    [
      "The treasury released grainy night pictures of an October meeting of two ships and named the Norland vessel.",
      "A like meeting of ships was pictured in March, though the treasury did not release the name of the Torv ship.",
    ],
    ["Harald Voss does not deny that he sold the mill.", "Ada Brandt says that Harald Voss sold the mill."],
    [
      "Jon Osk dismissed the allegations of fraud in the Lund mill.",
      "Ada Brandt said Osk should go if the allegations of fraud in the Lund mill are true.",
    ],
  ])("none in: %s", (one, other) => expect(chips(one, other)).not.toContain("asserted-denied"));
});

test("of “2017 or 2018” neither is the date that differs", () => {
  const found = chips(
    "The old station of Norland would crash into the sea in 2017 or 2018, officials said.",
    "Officials expect the old station of Norland to crash into the sea in 2019.",
  );
  expect(found).not.toContain("dates-differ");
});

describe("two weekdays for what one verb tells differ, and two for what was said do not", () => {
  const interview = "The harbour will sink, Ada Brandt told the Lund Courier in an interview published Sunday.";
  test("published", () =>
    expect(chips(interview, "Ada Brandt began the quarrel with an interview published Saturday.")).toContain(
      "dates-differ",
    ));
  test("said", () =>
    expect(
      chips("“The harbour will sink,” Ada Brandt said Sunday.", "“The harbour is lost,” Ada Brandt said Saturday."),
    ).not.toContain("dates-differ"));
});

describe("certain / hedged is what one keeps open and the other says", () => {
  test.each([
    [
      "“Your plan appears to reflect the values of the old harbour company rather than of the town,” the letter said.",
      "“His plan reflects the values of the old harbour company rather than those of the town,” Father Roe said.",
    ],
    [
      "The ad, reportedly to air in Larne, Torv and Lund, is costing the harbour group 1 million dollars.",
      "The harbour group said the ad is airing in Larne, Torv and Lund for 1 million dollars.",
    ],
    [
      "The charges against the mayor of Lund were expected to include mail fraud and wire fraud, officials said.",
      "The charges against the mayor of Lund will include mail fraud and wire fraud, officials said.",
    ],
  ])("%s", (one, other) => {
    expect(chips(one, other)).toContain("certain-hedged");
  });

  test.each([
    [
      "Ada Brandt appeared on the programme “Harbour Talk” in Lund on Sunday.",
      "Asked on the programme “Harbour Talk” in Lund on Sunday, Ada Brandt stayed firm.",
    ],
    [
      "The committee asked Ada Brandt on Tuesday to appear for an interview about the harbour letters.",
      "The committee sent Ada Brandt a request for an interview about the harbour letters on Tuesday.",
    ],
    [
      "Sheriff Joe Arnt endorsed Ada Brandt for the harbour board on Tuesday, which could give her a boost on safety.",
      "Sheriff Joe Arnt endorsed Ada Brandt for the harbour board on Tuesday in Lund.",
    ],
    [
      "“I cannot imagine Lund with Ada Brandt as mayor. For the court, it could be four years,” Judge Roe said.",
      "“I cannot imagine Lund with Ada Brandt as mayor,” Judge Roe said.",
    ],
    [
      "Twelve officers were indicted for allegedly hacking letters of the harbour party, the ministry said.",
      "Twelve officers are accused of hacking letters of the harbour party, the ministry said.",
    ],
    [
      "White House officials were reportedly furious that the harbour charges were announced by Rod Stein in Lund.",
      "The harbour charges were announced by Rod Stein in Lund on Friday.",
    ],
  ])("and not %s", (one, other) => {
    expect(chips(one, other)).not.toContain("certain-hedged");
  });
});

describe("who says a point is not told apart where they say two things, or one speaks of or for the other", () => {
  test.each([
    [
      "Ada Brandt said that the harbour bridge of Torvik was checked in May.",
      "The cracks in the harbour bridge grew all winter and nobody listened to the dockers, Jon Thorn said.",
    ],
    [
      "Ada Brandt said that the harbour bridge of Torvik was checked in May.",
      "Jon Thorn, a lawyer for Ms. Brandt, said that the harbour bridge of Torvik was checked in May.",
    ],
    [
      "Ada Brandt said that the harbour bridge of Torvik was checked in May.",
      "Jon Thorn said that the harbour bridge of Torvik was checked in May, as Ada Brandt wrote.",
    ],
  ])("%s / %s", (one, other) => expect(chips(one, other)).not.toContain("different-speakers"));
});

describe("two speakers are told apart where both are printed", () => {
  const quoted = "“His conduct is unbecoming of a member of the harbour board,”";
  test("by name", () => {
    expect(chips(`${quoted} Jon Thorn said.`, `${quoted} Ada Brandt said.`)).toContain("different-speakers");
  });

  test("and not by a pronoun, whose name is a guess", () => {
    const before = "Ada Brandt said that the pier would close in spring. Ida Kranz was there. ";
    const said = read(`${before}${quoted} she said.`).filter(({ quote }) => quote.includes("conduct"));
    const other = read(`${quoted} Jon Thorn said.`);
    expect(said.map(({ speaker }) => speaker)).toEqual(["Ida Kranz"]);
    expect(said.flatMap((a) => other.flatMap((b) => evidenceOf(a, b).map(({ relation }) => relation)))).not.toContain(
      "different-speakers",
    );
  });
});
