import type { Page } from "@playwright/test";
import { copiesGroup, rows, seedIds } from "./parallax.ts";

const firstTopic = async (page: Page) => (await rows<{ topic: number }>(page, "topics?limit=1"))[0]?.topic;
const firstPair = async (page: Page) => {
  const [link] = await rows<{ a: { claim: number }; b: { claim: number } }>(page, "links?limit=1");
  return [link?.a.claim, link?.b.claim];
};

/** Every kind of page, by the name that a test gives it: its address on a server with the five sample texts. */
export const PLACES: Record<string, (page: Page) => Promise<string>> = {
  overview: async () => "/",
  stories: async () => "/stories?told=all",
  "no story": async () => "/stories?words=nothing-of-the-kind",
  articles: async () => "/articles",
  "a long article": async (page) => `/articles/${(await seedIds(page))["004"]}`,
  "editing an article": async (page) => `/articles/${(await seedIds(page))["000"]}/edit`,
  duplicates: async () => "/duplicates",
  "a group, merged": async (page) => `/groups/${await copiesGroup(page)}`,
  "a group, split": async (page) => `/groups/${await copiesGroup(page)}?view=split`,
  "a group, inline": async (page) => `/groups/${await copiesGroup(page)}?view=inline`,
  "a group, changes": async (page) => `/groups/${await copiesGroup(page)}?view=changes`,
  compare: async (page) => `/compare?ids=${(await seedIds(page))["000"]},${(await seedIds(page))["003"]}`,
  "what two share": async (page) =>
    `/compare?ids=${(await seedIds(page))["001"]},${(await seedIds(page))["004"]}&view=shared`,
  "another bar": async () => "/duplicates?at=0.9",
  "history of copies": async () => "/history?kind=copies",
  topics: async () => "/topics",
  "a topic": async (page) => `/topics/${(await rows<{ topic: number }>(page, "topics?limit=1"))[0]?.topic}`,
  "a worksheet": async (page) =>
    `/topics/${(await rows<{ topic: number }>(page, "topics?limit=1"))[0]?.topic}/worksheet`,
  "a story of one article": async (page) =>
    `/stories/${(await rows<{ story: number }>(page, "stories?limit=1"))[0]?.story}`,
  "two claims of a topic": async (page) =>
    `/topics/${await firstTopic(page)}?pair=${(await firstPair(page)).join(",")}`,
  "a topic’s figures": async (page) => `/topics/${await firstTopic(page)}?view=ledger`,
  "an article’s voices": async (page) => `/articles/${(await seedIds(page))["001"]}?view=voices`,
  "an article’s claims": async (page) => `/articles/${(await seedIds(page))["000"]}?view=claims`,
  "a claim": async (page) => `/claims/${(await rows<{ claim: number }>(page, "claims?limit=1"))[0]?.claim}`,
  outlets: async () => "/outlets",
  framing: async (page) =>
    `/framing?ids=${Object.values(await seedIds(page))
      .slice(0, 4)
      .join(",")}&all=1`,
  search: async () => "/search?q=sanctions",
  import: async () => "/import",
  "a held import": async (page) => `/import/${await aHeldImport(page)}`,
  feeds: async () => "/feeds",
  "learned lines": async () => "/lines",
  codings: async () => "/coding",
  "a coding sheet": async (page) => `/coding/${await aCoding(page)}?reader=Ana`,
  "a coding's agreement": async (page) => `/coding/${await aCoding(page)}`,
  settings: async () => "/settings?list=loaded",
  history: async () => "/history",
  reports: async () => "/reports",
  "a report of copies": async (page) => `/reports/${await aReport(page)}?edit=1`,
  "a report’s quotations": async (page) => `/reports/${await aReport(page)}?form=quotes`,
  method: async () => "/method",
  tour: async () => "/tour",
  help: async () => "/help",
  "help for teachers": async () => "/help/teachers",
  "help for operators": async () => "/help/operators",
  "nothing there": async () => "/no-such-page",
};

/** A report of the copies, looked at again; made where there is none yet. */
async function aReport(page: Page): Promise<number> {
  const [there] = await rows<{ report: number }>(page, "reports");
  if (there) return there.report;
  const made = await page.request.post("/api/v1/reports", {
    data: {
      kind: "group",
      group: await copiesGroup(page),
      title: "What the two copies share",
      note: "Read the last one.",
    },
  });
  const { report } = (await made.json()) as { report: number };
  await page.request.post(`/api/v1/reports/${report}/recheck`);
  return report;
}

/** A table that is held until somebody says what its columns are; held anew where it was begun meanwhile. */
async function aHeldImport(page: Page): Promise<number> {
  const table = "Titel,Worte,Zeitung\nThe bridge is closed,The old bridge is closed for repairs until May.,The Quay\n";
  const files = { name: "held.csv", mimeType: "text/csv", buffer: Buffer.from(table) };
  const held = await page.request.post("/api/v1/imports", { multipart: { files, look: "yes" } });
  return ((await held.json()) as { import: number }).import;
}

/** A coding that two readers have begun; made where there is none yet. */
async function aCoding(page: Page): Promise<number> {
  const [there] = await rows<{ coding: number; readers: number }>(page, "codings");
  if (there && there.readers > 1) return there.coding;
  const [topic] = await rows<{ topic: number }>(page, "topics?limit=1");
  const post = async (path: string, data: object) =>
    (await (await page.request.post(`/api/v1/${path}`, { data })).json()) as { coding: number };
  const codes = [
    { label: "conflict", meaning: "sides against each other" },
    { label: "economic consequences", meaning: "" },
  ];
  const coded = (...given: string[]) => given.map((code, i) => ({ number: i + 1, code }));
  const { coding } = await post("codings", { topic: topic?.topic, name: "Frames", codes });
  await post(`codings/${coding}/codes`, { reader: "Ana", codes: coded("conflict", "conflict") });
  await post(`codings/${coding}/codes`, { reader: "Ben", codes: coded("conflict", "economic consequences") });
  return coding;
}
