import { beforeAll, expect, test } from "vitest";
import { CodingDetail } from "../../app/api/v1/_schemas/objects.ts";
import { giveCodes, removeCoding } from "../../lib/usecases/coding/give-codes.ts";
import { loadCoding } from "../../lib/usecases/coding/load-coding.ts";
import { startCoding } from "../../lib/usecases/coding/start-coding.ts";
import { tabulate } from "../../lib/usecases/export/tabulate.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { loadTopics } from "../../lib/usecases/topics/load-topics.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";
import { analysedSeeds, workQueue } from "./support/seeds.ts";

const CODES = [
  { label: "conflict", meaning: "sides against each other" },
  { label: "costs", meaning: "" },
];
let topic: number;
beforeAll(async () => {
  await freshDatabase();
  await analysedSeeds();
  topic = (await loadTopics()).rows[0]?.topic ?? -1;
}, 180_000);

const numbered = (labels: readonly string[]) => new Map(labels.map((label, i) => [i + 1, label]));

test("two readers code the same claims; agreement counts only what both have coded, and a code can be taken back", async () => {
  const id = await startCoding({ topic, name: "Frames", codes: CODES });
  const { coding } = await loadCoding(id);
  expect(coding.units.length).toBeGreaterThan(3);
  expect(new Set(coding.units.map(({ text }) => text)).size).toBe(coding.units.length);
  expect(await giveCodes({ coding: id, reader: "Ana", codes: numbered(["conflict", "costs", "conflict"]) })).toBe(3);
  expect(await giveCodes({ coding: id, reader: "Ben", codes: numbered(["conflict", "conflict", ""]) })).toBe(2);
  const page = await loadCoding(id);
  expect(page.readers).toEqual([
    { name: "Ana", coded: 3 },
    { name: "Ben", coded: 2 },
  ]);
  expect(page.compared).toMatchObject({ a: "Ana", b: "Ben", agreement: { claims: 2, agreed: 1, kappa: null } });
  expect(await giveCodes({ coding: id, reader: "Ana", codes: numbered(["", "conflict"]) })).toBe(2);
  expect((await loadCoding(id)).compared?.agreement).toMatchObject({ claims: 1, agreed: 1 });
});

test("codes survive a rebuild of everything, and still lead to their places", async () => {
  const id = await startCoding({ topic, name: "Kept", codes: CODES });
  await giveCodes({ coding: id, reader: "Ana", codes: numbered(["conflict", "costs"]) });
  const before = await tabulate("coding-codes", { coding: id });
  expect(before).toHaveLength(2);
  for (const row of before) expect(row.article).not.toBeNull();
  await rebuild({ all: true });
  await workQueue();
  expect(await tabulate("coding-codes", { coding: id })).toEqual(before);
  await sql("UPDATE claim SET key = 'other ' || id");
  expect((await loadCoding(id)).units.map(({ text }) => text)).toEqual(
    (await loadCoding(id)).coding.units.map(({ text }) => text),
  );
  expect((await tabulate("coding-codes", { coding: id })).map(({ code, article }) => [code, article])).toEqual([
    ["conflict", null],
    ["costs", null],
  ]);
});

test("what makes no sense is refused, and nothing is saved", async () => {
  await expect(startCoding({ topic, name: "x", codes: CODES.slice(0, 1) })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  await expect(
    startCoding({ topic, name: "x", codes: [...CODES, { label: "Costs", meaning: "" }] }),
  ).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  await expect(startCoding({ topic: 999_999, name: "x", codes: CODES })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const id = await startCoding({ topic, name: "Strict", codes: CODES });
  await expect(
    giveCodes({
      coding: id,
      reader: "Ana",
      codes: new Map([
        [1, "conflict"],
        [2, "love"],
      ]),
    }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(giveCodes({ coding: id, reader: "Ana", codes: new Map([[9999, "conflict"]]) })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  expect((await loadCoding(id)).readers).toEqual([]);
  await giveCodes({ coding: id, reader: "Ana", codes: numbered(["conflict"]) });
  await expect(removeCoding(id)).rejects.toMatchObject({ code: "CONFLICT" });
  await giveCodes({ coding: id, reader: "Ana", codes: numbered([""]) });
  await removeCoding(id);
  await expect(loadCoding(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a plain form starts a coding and saves codes; the API tells all of it", async () => {
  const form = new URLSearchParams({
    topic: String(topic),
    name: "By form",
    codes: "conflict: sides\r\n\r\ncosts\r\n",
    return: "/coding",
  });
  const started = await call("/api/v1/codings", { form });
  const [, id = ""] = /^\/coding\/(\d+)$/.exec(started.headers.get("location") ?? "") ?? [];
  const given = new URLSearchParams({
    reader: "Ana",
    "claim-1": "costs",
    "claim-2": "",
    return: `/coding/${id}?reader=Ana`,
  });
  const saved = await call(`/api/v1/codings/${id}/codes`, { form: given });
  expect(saved.headers.get("location")).toBe(`/coding/${id}?reader=Ana&done=codes-saved`);
  const told = CodingDetail.parse(await (await call(`/api/v1/codings/${id}`)).json());
  expect(told.codes).toEqual([
    { label: "conflict", meaning: "sides" },
    { label: "costs", meaning: "" },
  ]);
  expect(told.claims[0]?.codes).toEqual({ Ana: "costs" });
  const give = (json: object) => call(`/api/v1/codings/${id}/codes`, { json });
  expect((await give({ reader: " ", codes: [] })).status).toBe(400);
  expect((await give({ reader: "Ben", codes: [{ number: 1, code: "love" }] })).status).toBe(400);
  const codes = [
    { number: 1, code: "conflict" },
    { number: 2, code: "costs" },
  ];
  expect(await (await give({ reader: "Ben", codes })).json()).toEqual({ coding: Number(id), reader: "Ben", coded: 2 });
  expect((await call(`/api/v1/codings/${id}`, { method: "DELETE" })).status).toBe(409);
});
