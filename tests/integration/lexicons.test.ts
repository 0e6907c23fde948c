import { beforeAll, expect, test } from "vitest";
import { addWord, switchOffWord } from "../../lib/usecases/decisions/lexicon.ts";
import { loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { loadLexicons } from "../../lib/usecases/decisions/load-lexicons.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { refreshProfiles } from "../../lib/usecases/framing/refresh-profiles.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { call, flashedIn } from "./support/request.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const STORY =
  "The harbour pact was gutted overnight. Mayors must act, said Ana Reed. It may rain on the quay, and the ferries may wait.";

beforeAll(async () => {
  await freshDatabase();
  await importAll([
    textItem("pact.txt", `The harbour pact\n\n${STORY}\n`),
    textItem("other.txt", "A quiet day\n\nNothing moved on the river at all today, people said.\n"),
  ]);
  await workQueue();
}, 60_000);

const uses = async (list: string, term: string) =>
  (await loadLexicons()).lists.find(({ name }) => name === list)?.words.find(({ entry }) => entry.term === term)?.uses;
const profiles = () =>
  sql<{ lexicon_version: string; profile: string }>(
    "SELECT lexicon_version, profile::text FROM framing_profile ORDER BY article_id",
  );

test("a word of one's own is counted in every text once the workers are done, and undo gives back the same rows", async () => {
  const before = await profiles();
  const decision = await addWord({
    list: "loaded",
    term: " Gutted ",
    forms: [],
    sense: "Tells a change as a killing.",
    reason: "seen in class",
  });
  expect((await loadLexicons()).profiles).toEqual({ current: 0, all: 2 });
  await workQueue();
  expect(await uses("loaded", "gutted")).toBe(1);
  expect((await loadLexicons()).profiles).toEqual({ current: 2, all: 2 });
  const { version } = await loadLexicons();
  expect((await profiles()).map((row) => row.lexicon_version)).toEqual([version, version]);
  const [entry] = (await loadHistory()).entries;
  expect(entry?.sentence).toEqual([
    "The word ",
    { quote: "gutted" },
    " was added to the list of loaded words",
    "; reason: ",
    { quote: "seen in class" },
    ".",
  ]);
  await undoDecision(decision);
  await workQueue();
  expect(await profiles()).toEqual(before);
});

test("a shipped word that is switched off is no longer counted; it survives a rebuild of everything", async () => {
  expect(await uses("hedges", "may")).toBe(2);
  const decision = await switchOffWord({ list: "hedges", term: "may" });
  await workQueue();
  expect(await uses("hedges", "may")).toBe(0);
  const before = await dump();
  await rebuild({ all: true });
  await workQueue();
  expect(await uses("hedges", "may")).toBe(0);
  expect((await dump()).framing_profile).toEqual(before.framing_profile);
  await undoDecision(decision);
  await workQueue();
  expect(await uses("hedges", "may")).toBe(2);
});

test("only what is stale is counted again", async () => {
  expect(await refreshProfiles()).toBe(0);
  await sql("UPDATE framing_profile SET lexicon_version = 'older' WHERE article_id = (SELECT min(id) FROM article)");
  expect(await refreshProfiles()).toBe(1);
  await workQueue();
});

test("what makes no sense is refused in words, and nothing is changed", async () => {
  const word = { list: "loaded", sense: "x", forms: [] } as const;
  await expect(addWord({ ...word, term: "regimes" })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(addWord({ ...word, term: "…" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(addWord({ ...word, term: "one two three four five six seven" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  await expect(switchOffWord({ list: "hedges", term: "gutted" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const refused = await call("/api/v1/lexicons/words", {
    form: new URLSearchParams({ list: "loaded", term: "wallop", sense: "", return: "/settings" }),
  });
  expect(flashedIn(refused)).toBe("Say in a sentence what the word does.");
  expect(await refreshProfiles()).toBe(0);
});

test("a form's commas part the other forms, and the list says which words are one's own", async () => {
  const form = new URLSearchParams({
    list: "loaded",
    term: "wallop",
    forms: "wallops, walloped ,",
    sense: "Tells a rebuke as a blow.",
  });
  expect((await call("/api/v1/lexicons/words", { form })).status).toBe(201);
  const { lists } = (await (await call("/api/v1/lexicons")).json()) as {
    lists: { list: string; words: { term: string; forms: string[]; origin: string }[] }[];
  };
  const own = lists.find(({ list }) => list === "loaded")?.words.filter(({ origin }) => origin === "own");
  expect(own).toEqual([
    expect.objectContaining({ term: "wallop", forms: ["wallop", "wallops", "walloped"], on: true }),
  ]);
});
