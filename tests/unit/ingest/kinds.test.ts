import { describe, expect, it } from "vitest";
import { draftOf } from "../../../lib/ingest/draft.ts";
import { passagesOf } from "../../../lib/ingest/passages.ts";
import { rowDate } from "../../../lib/ingest/said-dates.ts";
import { EXCERPT_ONLY } from "../../../lib/model/article.ts";

const draft = (text: string) => draftOf({ sourceId: "page.txt", bytes: new TextEncoder().encode(text) });

/** What stands in each role, a passage's line ends as spaces. */
function rolesOf(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { role, start, end } of passagesOf(text)) {
    const own = found[role] ?? [];
    found[role] = own;
    own.push(text.slice(start, end).replace(/\s+/g, " "));
  }
  return found;
}

const ORCHARD = [
  "The orchard of Venn lost two thirds of its pear trees to fire blight this summer, the growers’ union said on Thursday.",
  "Its chairman, Caspar Lowe, asked the province for 300,000 florins to plant a hardier kind.",
  "A spokeswoman of the province said that no grower had been promised money.",
];
const CANAL = [
  "Barges will have to wait until November before the upper lock of the Sorrel canal opens again, engineers said.",
  "The gate, built in 1934, came off its hinge in April and sank with a crane on top of it.",
  "“We found the crane before we found the hinge,” said Dita Frane, who leads the divers.",
];
const page = (article: readonly string[], above: string, below = "") =>
  [above, ...article, below].filter((part) => part !== "").join("\n\n");

describe("lines before the headline are no headline", () => {
  it.each([
    ["a way to the page", "Home > Region > Venn"],
    ["a way with strokes", "Venn Courier / farming"],
    ["sections between bars", "News | Farming | Fruit"],
    ["a way with arrows", "Startseite › Wirtschaft › Obst"],
    ["a place on the site", "You are here: Home / Farming"],
    ["counts and buttons", "14 SHARES Share Tweet Pin"],
    ["one word a button", "Facebook\nWhatsApp\nE-mail\nPrint"],
    ["a count of shares", "2.3K Shares"],
    ["a button to listen", "Listen (3 mins)"],
    ["the page's age", "This article is more than 2 years old"],
    ["an advertisement", "Advertisement"],
    ["a stamp", "3 hours ago"],
  ])("%s", (_, above) => {
    const roles = rolesOf(page(ORCHARD, `${above}\n\nFire blight takes the pears of Venn`));
    expect(roles.headline).toEqual(["Fire blight takes the pears of Venn"]);
    expect(roles.body).toEqual(ORCHARD);
  });
});

describe("a wrapped lead without a headline keeps its first line", () => {
  it.each([28, 36, 44, 60, 72])("wrapped at %i", (width) => {
    const text = CANAL.map((paragraph) =>
      paragraph.replace(new RegExp(`(?![^\\n]{1,${width}}$)([^\\n]{1,${width}})\\s`, "g"), "$1\n"),
    ).join("\n");
    const roles = rolesOf(text);
    expect(roles.headline).toBeUndefined();
    expect(roles.body?.join(" ")).toBe(CANAL.join(" "));
  });

  it("takes the first word of a text for its headline only where nothing else stands there", () => {
    expect(rolesOf(`Blight\n\n${ORCHARD[0]}`).headline).toEqual(["Blight"]);
    expect(rolesOf(`Farming\nFire blight takes the pears of Venn\n\n${ORCHARD[0]}`).headline).toEqual([
      "Fire blight takes the pears of Venn",
    ]);
  });
});

describe("what asks for readers or money is no article", () => {
  it.each([
    "Become a paying member today and help keep the Venn Courier independent.",
    "This newsletter is brought to you by Halm & Sons, makers of ladders.",
    "Thanks for reading The Pear Letter! Subscribe for free to receive new posts and support my work.",
    "Good journalism costs money.",
    "Sign up to The Orchard Weekly",
    "Get farming news delivered to your inbox!",
    "Each subscription to the Courier pays for an hour of our reporters’ work.",
  ])("%s", (line) => {
    const [first = "", ...rest] = ORCHARD;
    const roles = rolesOf(["Fire blight takes the pears of Venn", first, line, ...rest].join("\n\n"));
    expect(roles.appeal).toEqual([line]);
    expect(roles.body).toEqual(ORCHARD);
  });
});

describe("a page that only asks is refused", () => {
  it.each([
    [
      "consent",
      "We value your privacy\n\nWe and our 912 partners use cookies to store and access information on a device.\n\nAccept all\nReject all",
    ],
    ["consent", "Wir verwenden Cookies\n\nWir und unsere 120 Partner nutzen Cookies auf dieser Website.\n\nZustimmen"],
    [
      "subscription",
      "Fire blight takes the pears of Venn\n\nSubscribe to continue reading\n\n$1 a week for the first year\n\nAlready a subscriber? Log in",
    ],
    [
      "subscription",
      "You have reached your limit of free articles this month.\n\nCreate a free account to keep reading",
    ],
    ["notice", "Please enable JavaScript to read this page."],
    ["notice", "Access denied\n\nVerify you are human by completing the action below."],
  ])("%s", (kind, text) => {
    const said = { consent: "cookies", subscription: "subscription", notice: "could not be shown" }[kind] ?? "?";
    expect(() => draft(text)).toThrow(said);
  });
});

describe("a page whose rest is behind a wall is an excerpt", () => {
  it.each([
    "To read the full article, subscribe or log in.",
    "This article is for subscribers only.",
    "Keep reading with a 7-day free trial",
    "Il vous reste 64.2% de cet article à lire. La suite est réservée aux abonnés.",
    "Continue reading with a free account",
    "You have 1 free article left this month. Subscribe to read on.",
  ])("%s", (wall) => {
    const { remarks } = draft(page(CANAL, "Upper lock stays shut until November", wall));
    expect(remarks.filter((remark) => remark.startsWith(EXCERPT_ONLY))).toHaveLength(1);
  });

  it("is whole where the text goes on behind the wall", () => {
    const { remarks } = draft(["Subscribe to continue reading", ...CANAL, ...ORCHARD].join("\n\n"));
    expect(remarks).toEqual([]);
  });
});

describe("paragraphs that stand twice count once", () => {
  const twice = CANAL.flatMap((paragraph) => [paragraph, paragraph]);
  it.each([
    ["each behind itself", twice],
    ["the whole text again", [...CANAL, ...CANAL]],
    ["two of three", [...CANAL, ...CANAL.slice(0, 2)]],
    ["three times", [...CANAL, ...CANAL, ...CANAL]],
    ["in other spaces", [...CANAL, ...CANAL.map((paragraph) => paragraph.replaceAll(" ", "  "))]],
  ])("%s", (_, paragraphs) => {
    const { remarks, passages, text } = draft(page(paragraphs, "Upper lock stays shut until November"));
    const body = passages.filter(({ role }) => role === "body").map(({ start, end }) => text.slice(start, end));
    expect(body).toEqual(CANAL);
    expect(remarks).toEqual([expect.stringContaining("stand twice in this text")]);
  });
});

describe("corrections are shown and no part of the article", () => {
  it.each([
    "Correction: An earlier version of this article gave the wrong year for the gate.",
    "Editor’s note: This report was first printed in The Sorrel Weekly.",
    "This story was amended on 4 May 2024 because the crane was found by divers, not by police.",
    "A correction was made on May 4, 2024: The lock is the upper one, not the lower.",
    "An earlier version of this report misspelled the name of Dita Frane.",
    "Anmerkung der Redaktion: In einer früheren Fassung fehlte das Baujahr.",
  ])("%s", (note) => {
    expect(rolesOf(page(CANAL, "Upper lock stays shut until November", note))).toEqual({
      headline: ["Upper lock stays shut until November"],
      body: CANAL,
      correction: [note],
    });
  });
});

describe("pictures", () => {
  it.each([
    "FILE - The upper lock of the Sorrel canal is seen on May 2, 2021. (AP Photo/Pia Rook, File)",
    "The crane before it sank [Pia Rook/Reuters]",
    "The lock in April.Credit...Pia Rook for The Sorrel Weekly",
    "[2/4]The upper lock stands open near Sorrel, April 3, 2024. REUTERS/Pia Rook Purchase Licensing Rights",
    "Divers wait at the upper lock. Photograph: Pia Rook/The Sorrel Weekly",
    "Divers stand at the lock, Tuesday, April 9, 2024, waiting for the crane.",
  ])("%s", (caption) => {
    expect(rolesOf(page(CANAL, `Upper lock stays shut until November\n\n${caption}`)).caption).toEqual([caption]);
  });

  it.each([
    ["a date with its weekday", "The lock keeper went on trial on Tuesday, April 9, 2024, over the loss of the crane."],
    [
      "a credit behind the lead",
      "The crane sank within a minute, the harbour police said. Nobody was hurt. (AFP PHOTO/SORREL POLICE)",
    ],
    [
      "a photo as the matter",
      "The photo of the crane, taken by a boy of nine, was printed in forty papers, the agency said.",
    ],
    ["an agency as the source", "Four divers have left the team since Monday, a person close to it told Reuters."],
    [
      "a German quotation",
      "»Wir haben zuerst den Kran gefunden und dann das Scharnier«, sagte die Leiterin der Taucher.",
    ],
  ])("%s is no caption", (_, paragraph) => {
    const roles = rolesOf(page([paragraph, ...CANAL], "Upper lock stays shut until November"));
    expect(roles.body).toEqual([paragraph, ...CANAL]);
  });
});

describe("who wrote it", () => {
  it.each([
    "Pia Rook is a senior reporter at the Sorrel Weekly, where she covers water.",
    "About the author\n\nPia Rook keeps bees and writes on canals.",
    "Pia Rook can be reached at pia@sorrelweekly.example.",
    "Pia Rook covers rivers and ports for the Sorrel Weekly.",
    "Über die Autorin\n\nPia Rook schreibt seit 2011 über Häfen.",
  ])("a box below the text: %s", (box) => {
    const roles = rolesOf(page(CANAL, "Upper lock stays shut until November", box));
    expect(roles.body).toEqual(CANAL);
    expect(roles.byline).toEqual([box.split("\n\n").at(-1)]);
  });

  it.each([
    ["By Pia Rook pia@sorrelweekly.example\nMay 4, 2024", "Pia Rook"],
    ["Pia Rook and Tom Arle in Sorrel\nSat 4 May 2024 07.00 BST", "Pia Rook and Tom Arle"],
    ["Pia Rook\nWater correspondent", "Pia Rook"],
    ["Par Pia Rook (Sorrel, correspondante)\nPublié le 4 mai 2024 à 07h00", "Pia Rook"],
    ["Von Pia Rook, Sorrel\n04.05.2024, 12.31 Uhr", "Pia Rook"],
    ["By COURT REPORTER and AGENCY STAFF\nPUBLISHED: 14:05, 4 May 2024", undefined],
    ["Full Forecast\nUpdated: May 4, 2024 @ 9:04 am", undefined],
  ])("%s", (lines, author) => {
    const { metadata } = draft(page(CANAL, `Upper lock stays shut until November\n${lines}`));
    expect(metadata.author?.value).toBe(author);
  });

  it("takes no date of a link below the text", () => {
    const { metadata } = draft(
      page(CANAL, "Upper lock stays shut until November", "More on this story\nWho owns the canal\n5 May 2024"),
    );
    expect(metadata.publishedAt).toBeUndefined();
  });
});

describe("hours and days of a live page", () => {
  it.each(["14:05 GMT", "9:12 a.m. | Update", "3 minutes ago", "vor 2 Stunden", "16h40", "Posted 2 hours ago"])(
    "%s",
    (stamp) => {
      const [first = "", ...rest] = CANAL;
      expect(rolesOf(["Upper lock stays shut until November", stamp, first, stamp, ...rest].join("\n")).body).toEqual(
        CANAL,
      );
    },
  );
});

describe("a row's date is read, or the reason why not is said", () => {
  it.each([
    ["2024-05-04T23:30:00-05:00", "2024-05-04"],
    ["May 4, 2024", "2024-05-04"],
    ["Sat, 04 May 2024 23:30:00 -0500", "2024-05-04"],
    [1714826400, "2024-05-04"],
    [1714826400000, "2024-05-04"],
    ["20240504", "2024-05-04"],
    ["2024-5-4", "2024-05-04"],
    ["4. Mai 2024", "2024-05-04"],
    ["13/05/2024", "2024-05-13"],
    ["2024-05", "2024-05"],
  ])("%s", (value, iso) => {
    expect(rowDate(value, "date")).toMatchObject({ iso });
  });

  it.each(["04/05/2024", "yesterday", "Monday", "n/a", "0000-00-00", "31 February 2024"])(
    "%s is left open",
    (value) => {
      expect(rowDate(value, "date")).toEqual({ remark: expect.stringContaining(value) });
    },
  );
});
