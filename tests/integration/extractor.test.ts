import { afterAll, beforeAll, expect, test } from "vitest";
import { askExtractor } from "../../lib/usecases/claims/ask-extractor.ts";
import { loadInstallation } from "../../lib/usecases/installation/load-installation.ts";
import { freshDatabase, reconfigure, sql } from "./support/database.ts";
import { type FakeService, fakeService } from "./support/fake-service.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const TEXT = `Pier may close

The harbour board met on Monday evening and talked about the northern pier for three hours before it went home. It rained.

The pier will close in late May, the board's spokeswoman Ada Moor said after the meeting.
`;
/** Too short for the rules to read as a claim. */
const ADDED = "It rained";
const KEY = "a-key-no-page-shows";

type Asked = { text: string; language: string; passages: { start: number; end: number }[] };
let service: FakeService<Asked>;
let article = -1;

const claims = () =>
  sql<{ quote: string; speaker: string | null; by: string | null }>(
    "SELECT quote, speaker, extracted_by AS by FROM claim WHERE article_id = $1 ORDER BY position",
    [article],
  );
const proposing = (version: string, proposals: readonly object[]) => () => ({
  status: 200,
  body: JSON.stringify({ provider: "fake", version, claims: proposals }),
});
const place = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length, quote });

beforeAll(async () => {
  service = await fakeService();
  process.env.EMBEDDINGS_PROVIDER = "none";
  await freshDatabase();
  article = (await importAll([textItem("pier.txt", TEXT)]))[0]?.article ?? -1;
  await workQueue();
  reconfigure({ extractor: { url: service.url, key: KEY } });
}, 60_000);

afterAll(async () => {
  await service.close();
});

test("while it fails the rules' claims stay, and the settings say since when", async () => {
  const before = await claims();
  await expect(askExtractor(article)).rejects.toThrow("The claim extractor answered 503.");
  service.answer(() => ({ status: 200, body: "<html>" }));
  await expect(askExtractor(article)).rejects.toThrow("not a list of claims");
  expect(await claims()).toEqual(before);
  expect(before.every(({ by }) => by === null)).toBe(true);
  const { extractor } = await loadInstallation();
  expect(extractor.on).toBe(true);
  expect(extractor.trouble?.message).toContain("not a list of claims");
  expect(JSON.stringify(extractor)).not.toContain(KEY);
});

test("what stands in the text is stored with provider and version; what does not is refused and told", async () => {
  const rules = await claims();
  service.answer(
    proposing("1.0", [
      { ...place(ADDED), speaker: place("Ada Moor") },
      { ...place(ADDED), start: 0, end: ADDED.length, speaker: null },
      { ...place("Pier may close"), speaker: null },
      { ...place(rules[0]?.quote ?? ""), speaker: null },
    ]),
  );
  await askExtractor(article);
  expect(service.asked.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
  expect(service.asked.at(-1)?.sent.text).toBe(TEXT);
  // In its place in the text, between those of the rules.
  expect(await claims()).toEqual([
    ...rules.slice(0, 1),
    { quote: ADDED, speaker: "Ada Moor", by: "fake 1.0" },
    ...rules.slice(1),
  ]);
  const { extractor } = await loadInstallation();
  expect(extractor.trouble).toBeNull();
  expect(extractor.made).toEqual([{ by: "fake 1.0", claims: 1 }]);
  expect(extractor.refused?.at).toBe(article);
  expect(extractor.refused?.reasons.map(({ count }) => count).toSorted()).toEqual([1, 1, 1]);
});

test("a later version takes the place of the earlier one's claims", async () => {
  service.answer(proposing("1.1", [{ ...place(ADDED), speaker: null }]));
  await askExtractor(article);
  expect((await claims()).filter(({ by }) => by !== null)).toEqual([{ quote: ADDED, speaker: null, by: "fake 1.1" }]);
});

test("with it plugged in, an import asks it after the rules have read", async () => {
  const other = `${TEXT}\nThe ferry went on as before, and nobody was hurt on the way to the island that night.\n`;
  service.answer(proposing("1.1", [{ ...place(ADDED), speaker: null }]));
  const [result] = await importAll([textItem("ferry.txt", other)]);
  await workQueue();
  const rows = await sql("SELECT 1 FROM claim WHERE article_id = $1 AND extracted_by = 'fake 1.1'", [result?.article]);
  expect(rows).toHaveLength(1);
}, 60_000);
