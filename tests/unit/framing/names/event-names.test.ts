import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { correctEvents, sameEvent } from "../../../../lib/framing/names/corrections.ts";
import {
  actorsNamed,
  type EventNames,
  eventsNamed,
  mentionsOf,
  sharedEvents,
} from "../../../../lib/framing/names/event-names.ts";
import type { NamingMentions } from "../../../../lib/model/framing.ts";
import { tagWords } from "../../../../lib/text/nlp.ts";
import { sentencesOf } from "../../../../lib/text/sentences.ts";

function mentions(id: number, text: string, span = { start: 0, end: text.length }): NamingMentions {
  return mentionsOf(
    id,
    sentencesOf(text, span).map((sentence) => tagWords(text, sentence)),
  );
}

/** "assault 2/0, raid 0/1": each noun with its uses by column. */
function drawn(event: EventNames | undefined): string {
  return (event?.rows ?? []).map((row) => `${row.name} ${row.columns.map((uses) => uses.length).join("/")}`).join(", ");
}

describe("one event under two names", () => {
  // A: the French raid on Italy is named with both sides once, then pointed back to twice ("the raid", "the French raid"): 3 raids.
  // B: France's heroic operation against Italy: 1 operation. The German invasion of Poland is another event, in A alone.
  const a = mentions(
    1,
    "French troops began a raid on Italy. The raid went on. Few saw the French raid. Germany’s invasion of Poland was older.",
  );
  const b = mentions(2, "France’s heroic operation against Italy surprised us.");
  const shared = sharedEvents(eventsNamed([[a], [b]]));
  it("is found by who acts on whom, and what points back joins it", () => {
    expect(shared.map(({ key }) => key)).toEqual(["a move of troops|France|Italy|"]);
    expect(drawn(shared[0])).toBe("raid 3/0, operation 0/1");
  });
  it("a use of no one event is marked and explains nothing", () => {
    const loose = mentions(3, "Any Italian attack on France is far off. The attack came.");
    expect(
      eventsNamed([[loose]]).flatMap((event) =>
        event.rows.flatMap((row) => row.columns.flat().map((m) => [m.sentence, m.loose])),
      ),
    ).toEqual([[0, true]]);
  });
  it("places part events of one pair of sides", () => {
    const one = mentions(4, "France’s attack on Italy’s Aosta region failed.");
    const other = mentions(5, "France’s assault on Italy’s Genoa region failed.");
    expect(sharedEvents(eventsNamed([[one], [other]]))).toEqual([]);
    const same = mentions(6, "France’s assault on Italy’s Aosta region failed.");
    expect(drawn(sharedEvents(eventsNamed([[one], [same]]))[0])).toBe("assault 0/1, attack 1/0");
  });
  it("linked claims tie what the words leave open", () => {
    const half = mentions(7, "The French assault failed.");
    const full = mentions(8, "France’s raid on Italy failed.");
    expect(sharedEvents(eventsNamed([[half], [full]]))).toEqual([]);
    const linked = [{ a: { article: 7, sentence: 0 }, b: { article: 8, sentence: 0 } }];
    expect(drawn(sharedEvents(eventsNamed([[half], [full]], linked))[0])).toBe("assault 1/0, raid 0/1");
  });
  it("a verb or an idiom is no name", () => {
    expect(
      mentions(9, "They will attack France. Troops went on the offensive. An attack helicopter flew.").events,
    ).toEqual([]);
  });
});

describe("a reader's corrections", () => {
  const a = mentions(1, "French troops began a raid on Italy. The raid went on.");
  const b = mentions(2, "France’s operation against Italy surprised us.");
  const events = eventsNamed([[a], [b]]);
  const key = events[0]?.key ?? "";
  const place = ({ article, start }: { article: number; start: number }) => `${article}:${start}`;
  it("take a use out and add a phrase, whichever place the key knows", () => {
    const second = events[0]?.rows.find((row) => row.name === "raid")?.columns[0]?.[1];
    if (!second) throw new Error("There is no second raid.");
    const added = { ...second, start: 900, end: 909, article: 2, by: "reader" as const };
    const corrected = correctEvents(
      events,
      [
        { kind: "not-this-event", event: `${key}Aosta`, mention: place(second) },
        { kind: "also-called", event: key, phrase: "adventure" },
      ],
      place,
      (phrase) => (phrase === "adventure" ? [[], [added]] : [[], []]),
    );
    expect(drawn(corrected[0])).toBe("raid 1/0, operation 0/1, adventure 0/1");
  });
  it("events of other sides or places are others", () => {
    expect(sameEvent("x|A|B|P", "x|A|B|")).toBe(true);
    expect(sameEvent("x|A|B|P", "x|A|B|Q")).toBe(false);
    expect(sameEvent("x|A|B|", "x|B|A|")).toBe(false);
  });
});

it("lists the forms of one actor and the verbs that follow them", () => {
  const columns = [
    [mentions(1, "The Kremlin regime agreed to it. Russia said so. Russian gas flows.")],
    [mentions(2, "Moscow said no to Russia.")],
  ];
  const [russia] = actorsNamed(columns);
  expect(russia?.actor).toBe("Russia");
  expect(
    russia?.forms
      .map(({ form, columns: uses }) => `${form} ${uses.map((places) => places.length).join("/")}`)
      .toSorted(),
  ).toEqual(["Kremlin regime 1/0", "Moscow 0/1", "Russia 1/1"]);
  expect(
    russia?.verbs.map(({ form, columns: uses }) => `${form} ${uses.map((places) => places.length).join("/")}`),
  ).toEqual(["say 1/1", "agree 1/0"]);
});

it("finds the August 2024 operation in 001 and 004 under its different names", () => {
  const read = (name: string, first: string, last: string, id: number) => {
    const text = readFileSync(`seeds/${name}.txt`, "utf8");
    return mentions(id, text, { start: text.indexOf(first), end: text.indexOf(last) + last.length });
  };
  const columns = [
    [read("001_614d5a8d41516484", "For the first time", "similarly high.”", 1)],
    [read("004_f7cffabc28143518", "President Trump made", "lasting peace.", 4)],
  ];
  const found = sharedEvents(eventsNamed(columns)).find(
    ({ actor, target }) => actor === "Ukraine" && target === "Russia",
  );
  expect(found?.places).toEqual(["Kursk"]);
  expect(drawn(found)).toBe("assault 4/0, operation 3/0, counteroffensive 0/1, incursion 1/0, offensive 0/1");
});
