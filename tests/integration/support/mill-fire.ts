import { afterAll, beforeAll, beforeEach } from "vitest";
import { LinkRow, MatterRow } from "../../../app/api/v1/_schemas/kinds.ts";
import { exportKind } from "../../../lib/usecases/export/export-kind.ts";
import { readStory } from "../../../lib/usecases/reading/read-story.ts";
import { saveModel } from "../../../lib/usecases/reading/save-model.ts";
import { startReading } from "../../../lib/usecases/reading/start-reading.ts";
import { refreshStory } from "../../../lib/usecases/stories/refresh-story.ts";
import { type ChatRequest, type ModelServer, modelServer } from "../../support/model-server.ts";
import { freshDatabase, sql } from "./database.ts";
import { importAll, textItem, workQueue } from "./seeds.ts";

export const KEY = "key-that-nobody-sees";
const TEXTS: readonly (readonly [name: string, ...paragraphs: string[]])[] = [
  [
    "mill-1.txt",
    "Outlet: Tarn Courier",
    "Fire at Sorrel paper mill",
    "A fire broke out in the Sorrel paper mill at Brenholt on Tuesday night, the brigade said.",
    "Eleven workers were taken to the Brenholt clinic with smoke in their lungs.",
    "Sorrel's director Ines Falk said a dryer had overheated.",
    "The mill employs four hundred people in the valley.",
  ],
  [
    "mill-2.txt",
    "Outlet: Brenholt Post",
    "Workers hurt as Sorrel paper mill burns",
    "The paper mill of Sorrel at Brenholt burned on Tuesday night.",
    "Thirteen workers were treated for smoke at the clinic of Brenholt.",
    "The union denied that a dryer had been the cause of the fire at Brenholt.",
    "A vigil was held in the church on Wednesday.",
  ],
  [
    "mill-3.txt",
    "Outlet: Wire North",
    "Sorrel mill fire in Brenholt under control",
    "Firefighters brought the fire in Sorrel's paper mill at Brenholt under control on Wednesday morning.",
    "Police at Brenholt have begun to look into the cause of the mill fire.",
    "The mill, which employs four hundred, will stay shut for a month.",
  ],
];
export const NEWCOMER = [
  "mill-4.txt",
  "Outlet: Radio Brenholt",
  "Sorrel paper mill at Brenholt stays shut after fire",
  "The Sorrel paper mill at Brenholt will be closed for four weeks after the fire of Tuesday night.",
  "Twelve workers went to the clinic with smoke in their lungs, the Brenholt brigade said.",
] as const;

/** A text of this story as it is imported. */
export const item = ([name, ...paragraphs]: readonly string[]) => {
  const [outlet = "", ...rest] = paragraphs;
  return textItem(name ?? "", `${outlet}\n\n${rest.join("\n\n")}`);
};

/** Numbers of the sentences of a question that hold these words. */
const numbersWith = (request: ChatRequest, words: RegExp) =>
  (request.messages[1]?.content ?? "")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([number = "", text = "", more]) => /^[A-Z]+\d+$/.test(number) && more === undefined && words.test(text))
    .map(([number = ""]) => number);
/** A reader who knows three points, and makes a mistake. */
export const reader = (request: ChatRequest) =>
  JSON.stringify({
    points: [
      { sentences: numbersWith(request, /workers (?:were|went)/), differ: "figure" },
      { sentences: numbersWith(request, /dryer|look into the cause/), differ: "denied" },
      { sentences: numbersWith(request, /employs/), differ: "none" },
      { sentences: ["A1", "B99"], differ: "none" },
    ],
  });

const rowsOf = async (kind: "matters" | "links" | "claims") => {
  const rows: unknown[] = [];
  for await (const row of exportKind(kind)) rows.push(row);
  return rows;
};

/** A fire in a paper mill that three outlets tell, in a database of its own, and a server of models that reads it. */
export class MillFire {
  server!: ModelServer;
  /** The story of the three articles. */
  story = -1;

  readonly asked = () => this.server.asked.length;
  readonly use = (name: string) => saveModel({ address: this.server.url, name, key: KEY });
  readonly matters = async () =>
    (await rowsOf("matters"))
      .map((row) => MatterRow.parse(row))
      .filter((row) => row.topic === null && row.story === this.story);
  readonly links = async () =>
    (await rowsOf("links")).map((row) => LinkRow.parse(row)).filter((row) => row.story === this.story);
  readonly claimWith = async (name: string, words: string) =>
    ((await rowsOf("claims")) as { claim: number; sourceId: string; quote: string }[]).find(
      ({ sourceId, quote }) => sourceId === name && quote.includes(words),
    )?.claim ?? -1;

  /** Ask for the story, and do what a worker would. */
  readonly read = async () => {
    await startReading([this.story]);
    await readStory(this.story);
    await refreshStory(this.story);
  };
}

/** The fire for a file of tests: made before the first test, its reader as it was before each of them. */
export function millFire(): MillFire {
  const fire = new MillFire();
  beforeAll(async () => {
    await freshDatabase();
    fire.server = await modelServer("ollama");
    await importAll(TEXTS.map(item));
    await workQueue();
    const [found] = await sql<{ id: number }>("SELECT story_id AS id FROM story_text GROUP BY 1 HAVING count(*) = 3");
    fire.story = found?.id ?? -1;
  }, 120_000);
  afterAll(() => fire.server.close());
  beforeEach(() => {
    fire.server.mishaps();
    fire.server.speak("ollama");
    fire.server.say(reader);
  });
  return fire;
}
