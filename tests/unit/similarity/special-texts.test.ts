import { describe, expect, it } from "vitest";
import { passagesOf } from "../../../lib/ingest/passages.ts";
import { MERGING_RELATIONS } from "../../../lib/model/pair.ts";
import { bodySpans } from "../../../lib/model/stored.ts";
import { lineKeysOf } from "../../../lib/similarity/boilerplate.ts";
import { SUGGEST_FROM, SUGGEST_TO } from "../../../lib/similarity/relation.ts";
import { scorePair } from "../../../lib/similarity/score.ts";
import { prose } from "./texts.ts";

const article = (id: number, text: string) => ({ id, text, body: bodySpans(passagesOf(text)) });
const compare = (a: string, b: string) => scorePair(article(1, a), article(2, b));
const merges = (a: string, b: string) => {
  const { relation } = compare(a, b);
  return relation !== null && MERGING_RELATIONS.includes(relation);
};

describe("reports from one form", () => {
  it.each([
    [
      "weather",
      "Tuesday will be mostly sunny with a high of 24 degrees and light winds from the west at 15 kilometres an hour. Clouds will move in during the evening and there is a 20 per cent chance of rain overnight. The low will be 11 degrees. Wednesday will start cloudy before clearing in the afternoon, with a high of 21.",
      "Tuesday will be mostly sunny with a high of 18 degrees and light winds from the east at 25 kilometres an hour. Clouds will move in during the evening and there is a 60 per cent chance of rain overnight. The low will be 7 degrees. Wednesday will start cloudy before clearing in the afternoon, with a high of 16.",
    ],
    [
      "earthquakes",
      "An earthquake of magnitude 5.2 struck 38 kilometres south of Tarrano on Monday, the national seismological centre said. The quake hit at 4:12 a.m. at a depth of 10 kilometres. There were no immediate reports of casualties or damage. No tsunami warning was issued. Residents of Tarrano said they felt the shaking for several seconds.",
      "An earthquake of magnitude 6.1 struck 112 kilometres north of Okavi on Friday, the national seismological centre said. The quake hit at 11:47 p.m. at a depth of 33 kilometres. There were no immediate reports of casualties or damage. No tsunami warning was issued. Residents of Okavi said they felt the shaking for several seconds.",
    ],
    [
      "matches",
      "Brindle Rovers beat Tarn Athletic 3-1 at Mill Lane on Saturday. Joe Arden opened the scoring after 12 minutes and doubled the lead shortly before half-time. Tarn pulled one back through Lee Moxon in the 67th minute, but Sam Pryce made sure of the points with a late header. The result lifts Brindle to fifth in the table with 41 points.",
      "Harrow Vale beat Petersby Town 2-1 at Union Park on Sunday. Kit Lorne opened the scoring after 31 minutes and doubled the lead shortly before half-time. Petersby pulled one back through Dan Okoro in the 74th minute, but Max Wren made sure of the points with a late header. The result lifts Harrow Vale to second in the table with 58 points.",
    ],
    [
      "company results",
      "Shares of Nordal Foods closed up 2.4 per cent at 118.20 crowns on Thursday after the company reported quarterly earnings. Revenue rose 8 per cent to 4.1 billion crowns, while net profit came in at 312 million crowns. Analysts surveyed by the exchange had expected 290 million. The company kept its outlook for the full year and proposed a dividend of 3.50 crowns a share.",
      "Shares of Vestmar Shipping closed down 5.1 per cent at 44.75 crowns on Wednesday after the company reported quarterly earnings. Revenue fell 12 per cent to 1.7 billion crowns, while net profit came in at 86 million crowns. Analysts surveyed by the exchange had expected 120 million. The company kept its outlook for the full year and proposed a dividend of 1.25 crowns a share.",
    ],
    [
      "election results",
      "Maria Holt of the Green Alliance won the seat of Eastbourne North with 14,211 votes, ahead of the Liberal candidate Peter Crane, who received 11,904. Turnout was 61.3 per cent. The seat had been held by the Liberals since 2009. The returning officer announced the result shortly after 2 a.m.",
      "Idris Bell of the Labour Union won the seat of Wexley South with 19,870 votes, ahead of the Conservative candidate Anne Fry, who received 9,332. Turnout was 57.8 per cent. The seat had been held by the Conservatives since 2014. The returning officer announced the result shortly after 3 a.m.",
    ],
    [
      "funeral notices",
      "Funeral services for Harold Benning, 81, of Marsh Creek will be held at 10 a.m. Friday at St. Luke's Lutheran Church. Mr. Benning died Monday at Marsh Creek Hospital after a short illness. He worked for 32 years at the paper mill and is survived by his wife, Doris, two sons and five grandchildren. Burial will be at Hillside Cemetery.",
      "Funeral services for Edith Crowley, 76, of Penn Falls will be held at 2 p.m. Saturday at Grace Methodist Church. Mrs. Crowley died Wednesday at Penn Falls Hospital after a short illness. She worked for 19 years at the county library and is survived by her husband, Walter, three daughters and eight grandchildren. Burial will be at Oakwood Cemetery.",
    ],
  ])("are never one article: %s", (_, a, b) => {
    const pair = compare(a, b);
    expect(pair.apart).toBe("same-form");
    expect(pair.relation).toBe("shared-passage");
    expect(pair.score).toBeLessThan(SUGGEST_FROM);
  });

  it.each([
    [
      "a short result",
      "Harriers beat Wanderers 4-2 in the northern league on Sunday. Otto Pell scored in the 3rd and the 55th minute, and Nils Aga added a third from the spot. Wanderers pulled one back through Ian Roe. Harriers are now second with 44 points.",
      "Corinthians beat Academicals 1-0 in the northern league on Friday. Lars Ude scored in the 88th minute, and nobody answered for Academicals. Corinthians are now ninth with 19 points.",
    ],
    [
      "a short forecast",
      "Foggy in the east today with some drizzle in Hammer by noon, highs of 8 to 11 degrees. Winds westerly, 20 to 30 km/h. Tomorrow brighter with a few showers in Lowick.",
      "Bright in the west today with some cloud in Anfield by dusk, highs of 17 to 21 degrees. Winds easterly, 5 to 15 km/h. Tomorrow duller with a little rain in Corbeck.",
    ],
    [
      "a lottery",
      "The numbers drawn in the Friday game are 3, 17, 20, 28 and 44. The extra number is 9. Nobody won the first prize of 2.1 million crowns, so that 3 million will be in the pot on Tuesday.",
      "The numbers drawn in the Tuesday game are 6, 12, 25, 39 and 48. The extra number is 2. Somebody in Corbeck won the first prize of 3 million crowns, so that 1 million will be in the pot on Friday.",
    ],
    [
      "a thief",
      "Police ask for help in finding a man of about 45 who took a bicycle from the yard of the school in Lowick on Tuesday morning. He wore a green coat and left by train at 8.40. Calls are taken at 555-2210.",
      "Police ask for help in finding a woman of about 20 who took a rucksack from the hall of the station in Anfield on Sunday night. She wore a red cap and left by taxi at 11.15. Calls are taken at 555-8042.",
    ],
    [
      "a share price",
      "Shares of the brewer Holm & Vik closed at 22.10 crowns on Monday, up 0.8 percent. The company had told of a profit of 9 million for the first quarter. Analysts had hoped for 8 million.",
      "Shares of the bank Lindal closed at 310.50 crowns on Friday, down 3.6 percent. The company had told of a loss of 140 million for the last quarter. Analysts had feared 90 million.",
    ],
  ])("are of one form where a name or a figure stands in every few words: %s", (_, a, b) => {
    expect(compare(a, b)).toMatchObject({ relation: "shared-passage", apart: "same-form" });
  });

  it.each([
    [
      "two storms",
      "The storm that hit the coast of Marrow on Monday took the roofs of forty houses. Fishermen in Alvik lost nine boats. Mayor Ada Moor asked the army for tents.",
      "In Lowick a flood closed the school and two bridges on Thursday. Nobody was hurt. The river Orr fell again at night, and Otto Brandt of the water office hopes for a dry week.",
    ],
    [
      "one match, told by two",
      "Harriers beat Wanderers 4-2 in the northern league on Sunday. Otto Pell scored in the 3rd and the 55th minute, and Nils Aga added a third from the spot. Harriers are now second with 44 points.",
      "Wanderers lost 4-2 to Harriers in the northern league on Sunday. Otto Pell scored twice, in the 3rd and the 55th minute, and Nils Aga added a third from the spot. Harriers are second now with 44 points.",
    ],
  ])("are not found in two reports of their own: %s", (_, a, b) => {
    expect(compare(a, b).apart).not.toBe("same-form");
  });

  it.each([
    [
      "a toll that rises",
      "At least 12 people were killed when a ferry capsized off the island of Sarna on Tuesday, the coast guard said. Rescue boats pulled 85 people from the water and the search went on through the night. The ferry, the Lady Maren, was carrying about 140 passengers from Port Elgin to Sarna. Transport minister Ole Brandt said an inquiry would look at whether it had been overloaded. The ferry was built in 1987 and had passed an inspection in May.",
      "At least 19 people were killed when a ferry capsized off the island of Sarna on Tuesday, the coast guard said. Rescue boats pulled 92 people from the water and the search went on through the night. The ferry, the Lady Maren, was carrying about 150 passengers from Port Elgin to Sarna. Transport minister Ole Brandt said an inquiry would look at whether it had been overloaded. The ferry was built in 1987 and had passed an inspection in May.",
    ],
    [
      "a damage that grows",
      "A fire in a warehouse in Kelling destroyed 3,000 bicycles on Sunday night. Some 60 firefighters fought the blaze for five hours and two of them were treated for smoke. The warehouse belongs to Velomar, a maker of electric bicycles that employs 210 people. Its manager, Tom Askew, put the damage at 4 million. The cause is not known.",
      "A fire in a warehouse in Kelling destroyed 3,500 bicycles on Sunday night. Some 75 firefighters fought the blaze for seven hours and three of them were treated for smoke. The warehouse belongs to Velomar, a maker of electric bicycles that employs 210 people. Its manager, Tom Askew, put the damage at 6 million. The cause is not known.",
    ],
  ])("are told from a later version with other figures: %s", (_, a, b) => {
    expect(compare(a, b)).toMatchObject({ relation: "updated-version", apart: null });
  });
});

describe("two briefs", () => {
  it.each([
    [
      "a sentence in the middle of one, at the beginning of the other",
      "Quiet night at the docks. The harbour crane, which had stood idle since the strike of dock workers began on Monday, moved again at dawn. Union leaders will meet the owners today.",
      "Shops open again in Velby. The harbour crane, which had stood idle since the strike of dock workers began on Monday, moved again at dawn. Bakers had given away bread during the week.",
    ],
    [
      "what somebody said, without marks",
      "Two trains were cancelled. Line manager Otto Reed said that a swan on the rails had stopped all traffic for an hour.",
      "Otto Reed said that a swan on the rails had stopped all traffic for an hour. The bird was taken to a lake by two firemen who happened to pass.",
    ],
    [
      "the background of both",
      "The council voted on Monday to sell the theatre. The theatre was built in 1911 by the brewer Hans Dorn and has stood empty since a fire in 2016 that destroyed its stage and most of its roof. The buyer is a hotel chain from Ostrava that wants to open next year.",
      "Actors marched through Dornstadt on Friday. The theatre was built in 1911 by the brewer Hans Dorn and has stood empty since a fire in 2016 that destroyed its stage and most of its roof. They carried a coffin made of old seats, and the mayor listened from a window.",
    ],
    [
      "an appeal for witnesses",
      "A cyclist was hurt when a van turned into Mill Street on Friday evening. Officers would like to hear from anybody who was on the bridge between six and seven and saw a white van.",
      "Thieves took a safe from the bakery. Officers would like to hear from anybody who was on the bridge between six and seven and saw a white van. The owner, Per Lind, offers a reward.",
    ],
    [
      "one toll, told by two outlets",
      "Rescue workers say the number of dead in the collapse of the Perrin mine has gone up to 41, with 12 miners missing and 8 in hospital.",
      "Officials say the number of dead after the gas explosion in the Perrin mine has climbed to 58. A further 9 miners are missing and 8 in hospital, they said.",
    ],
  ])("with one sentence in common share a passage: %s", (_, a, b) => {
    const pair = compare(a, b);
    expect(pair.relation).toBe("shared-passage");
    expect(pair.score).toBeLessThan(SUGGEST_FROM);
  });

  it.each([
    [
      "at the beginning",
      "“I heard the roof come down and I ran into the yard with the dog, and I thank God that the children were at school,” Lena Moor told the radio. She lives next door.",
      "Nobody was hurt in the collapse of the barn on Sunday. “I heard the roof come down and I ran into the yard with the dog, and I thank God that the children were at school,” said Lena Moor, 52.",
    ],
    [
      "long",
      "Prime Minister Ana Vell spoke in the capital. “We will not leave this table before there is a treaty, and we will not sign a treaty that our grandchildren would be ashamed of, whatever the hour and whatever the price,” she said.",
      "The talks are in their fifth day. Delegates slept in corridors. “We will not leave this table before there is a treaty, and we will not sign a treaty that our grandchildren would be ashamed of, whatever the hour and whatever the price,” Ana Vell said.",
    ],
    [
      "in straight marks",
      'The keeper of the zoo, Ivo Pask, was asked about it. "The bear has never hurt anybody and he is older than I am, so we shall leave the gate open and let him choose for himself," he said.',
      'Visitors stayed away. "The bear has never hurt anybody and he is older than I am, so we shall leave the gate open and let him choose for himself," Ivo Pask, the keeper, told reporters at the zoo.',
    ],
    [
      "over two sentences",
      "“My sister called me at four in the morning. She said the water was on the stairs and that she could not find the cat,” said Ruth Abel. Her street is closed.",
      "The flood took forty houses. “My sister called me at four in the morning. She said the water was on the stairs and that she could not find the cat,” Ruth Abel recalled.",
    ],
    [
      "in guillemets",
      "Le maire Luc Tallot reste prudent. « Nous ne rouvrirons pas le pont avant que chaque poutre ait été contrôlée, et personne ne me fera signer avant la fin de ces contrôles », a-t-il dit.",
      "Les commerçants attendent. « Nous ne rouvrirons pas le pont avant que chaque poutre ait été contrôlée, et personne ne me fera signer avant la fin de ces contrôles », a répondu Luc Tallot.",
    ],
  ])("that are mostly one quotation quote the same words: %s", (_, a, b) => {
    expect(compare(a, b)).toMatchObject({ relation: "shared-passage", apart: "quotation" });
  });

  it("are one where the one is the other cut short", () => {
    const brief =
      "A swan stopped all trains between Velby and Corm on Friday morning. It sat on the rails at the harbour bridge and would not move. Line manager Otto Reed said that traffic stood still for an hour.";
    expect(
      merges(`${brief} The bird was taken to a lake by two firemen. Nobody knows where it came from.`, brief),
    ).toBe(true);
  });
});

describe("articles built on one text", () => {
  const wire = prose(31, 12);
  it("wait for a person where both have much text of their own", () => {
    const own = compare(`${prose(32, 3)} ${wire} ${prose(33, 4)}`, `${wire} ${prose(34, 6)}`);
    expect(own.apart).toBe("own-text");
    expect(own.score).toBeGreaterThanOrEqual(SUGGEST_FROM);
    expect(own.score).toBeLessThanOrEqual(SUGGEST_TO);
    expect(own.relation).toBe("contains");
  });

  it("are not merged where the longer one comes to the text late and has most of its own", () => {
    const pair = compare(wire, `${prose(35, 9)} ${wire} ${prose(36, 6)}`);
    expect(pair.relation).not.toBe("updated-version");
  });

  it("merge where both begin with it and have half of the shorter in common: one of them has another ending", () => {
    expect(merges(`${wire} ${prose(32, 8)}`, `${wire} ${prose(34, 6)}`)).toBe(true);
    expect(merges(`${wire} ${prose(32, 20)}`, `${wire} ${prose(34, 16)}`)).toBe(false);
  });

  it("merge where the one is cut short, whatever the other has behind it", () => {
    expect(merges(wire, `${wire} ${prose(37, 20)}`)).toBe(true);
  });

  it("hold two stories where the longer one goes on under a headline", () => {
    const [one, other] = [prose(38, 14), prose(39, 14)].map((text) => text.replaceAll(/(\. [^.]+\.) /g, "$1\n\n"));
    const page = `${one}\n\nWolves Return To The Northern Valley\n\n${other}`;
    const whole = (text: string) => ({ id: text.length, text, body: [{ start: 0, end: text.length }] });
    expect(scorePair(whole(one ?? ""), whole(page))).toMatchObject({ relation: "contains", apart: "two-stories" });
    const plain = page.replace("Wolves Return To The Northern Valley", "The wolves are back, and nobody minds them.");
    expect(scorePair(whole(one ?? ""), whole(plain)).apart).not.toBe("two-stories");
  });

  it("hold two stories where most of the second stands as a teaser on many pages, and not where all of it does", () => {
    const first = prose(60, 20);
    const lines = [prose(61, 3), prose(62, 3), prose(63, 2)];
    const page = `${first}\nMayor Of Tarn Steps Down Early\n${lines.join("\n")}`;
    const whole = (text: string) => ({ id: text.length, text, body: [{ start: 0, end: text.length }] });
    const compared = (common: readonly string[]) =>
      scorePair(whole(first), whole(page), {
        commonLines: new Set(common.flatMap((line) => lineKeysOf(line).map(({ key }) => key))),
      });
    expect(compared(lines.slice(0, 2))).toMatchObject({ relation: "contains", apart: "two-stories" });
    expect(compared(lines).apart).toBeNull();
  });

  const paragraphs = (seed: number, sentences: number) => prose(seed, sentences).replaceAll(/(\. [^.]+\.) /g, "$1\n\n");
  const page = (id: number, text: string) => ({ id, text, body: [{ start: 0, end: text.length }] });
  const story = paragraphs(40, 14);
  it.each([
    [
      "the shorter one goes on under another headline",
      `${story}\n\nMayor Of Tarn Steps Down\n\n${paragraphs(41, 8)}`,
      `${story} ${prose(42, 9)}`,
    ],
    [
      "that headline quotes somebody",
      `${story}\n\nMayor Of Tarn: ‘Never “Again” In Office’\n\n${paragraphs(43, 8)}`,
      story,
    ],
    [
      "another story stands above under a headline in sentence case",
      `${paragraphs(44, 8)}\n\nThe mayor’s trouble with bees.\n\n${story}`,
      story,
    ],
    [
      "both have a lead of their own",
      `${paragraphs(45, 8)} ${story} ${paragraphs(52, 20)}`,
      `${paragraphs(46, 7)} ${story} ${paragraphs(52, 20)}`,
    ],
    ["both go on to reporting of their own", `${story} ${prose(47, 8)}`, `${story} ${prose(48, 9)}`],
  ])("are not merged by rule where %s", (_, a, b) => {
    const pair = scorePair(page(1, a), page(2, b));
    expect(["own-text", "two-stories"]).toContain(pair.apart);
    expect(pair.relation === null || MERGING_RELATIONS.includes(pair.relation)).toBe(false);
  });

  it("are versions where one of them only has a new lead or a new ending of some paragraphs", () => {
    expect(scorePair(page(1, `${prose(49, 5)} ${story}`), page(2, story)).relation).toBe("updated-version");
    expect(scorePair(page(1, `${story} ${prose(50, 5)}`), page(2, `${story} ${prose(51, 3)}`)).relation).toBe(
      "updated-version",
    );
  });
});
