import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { migrateQueue } from "../../lib/jobs/migrate-queue.ts";
import { DECISION_KINDS } from "../../lib/model/decision/details.ts";
import { migrate } from "../../lib/server/migrate.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem } from "./support/seeds.ts";

let url: string;
let a: number;
let b: number;
beforeAll(async () => {
  url = await freshDatabase();
  const results = await importAll([
    textItem("a.txt", "The bridge opens on Monday."),
    textItem("b.txt", "The bridge stays shut."),
  ]);
  [a = 0, b = 0] = results.map(({ article }) => article ?? 0);
});

describe("migrations", () => {
  test("are recorded, and applying them again changes nothing", async () => {
    const history = await sql<{ migration_name: string; finished: boolean }>(
      "SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations",
    );
    expect(history.length).toBeGreaterThan(0);
    expect(history.every((row) => row.finished)).toBe(true);
    await migrateQueue(url);
    expect(await migrate(url)).toEqual([]);
  });

  test("several processes that migrate at once do not disturb each other", async () => {
    expect(await Promise.all([migrate(url), migrate(url), migrate(url)])).toEqual([[], [], []]);
  });

  const models = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+)/gm)].map(
    (match) => match[1] ?? "",
  );
  test.each(models)("give the model %s every column that the schema names", async (model) => {
    const key = `${model[0]?.toLowerCase()}${model.slice(1)}`;
    const delegates = database() as unknown as Record<string, { findMany(): Promise<unknown[]> }>;
    expect(await delegates[key]?.findMany()).toBeInstanceOf(Array);
  });
});

describe("the database refuses nonsense", () => {
  const passage =
    "INSERT INTO passage (article_id, text_length, position, start_offset, end_offset, role, role_origin, text, version)";
  const length = "The bridge opens on Monday.".length;

  test("a span outside the text", async () => {
    await expect(sql(`${passage} VALUES ($1, $2, 9, 0, $2 + 1, 'body', 'rule', 'x', 1)`, [a, length])).rejects.toThrow(
      "passage_span",
    );
  });
  test("a span that is empty or runs backwards", async () => {
    await expect(sql(`${passage} VALUES ($1, $2, 9, 5, 5, 'body', 'rule', 'x', 1)`, [a, length])).rejects.toThrow(
      "passage_span",
    );
  });
  test("a text length that is not the article's", async () => {
    await expect(sql(`${passage} VALUES ($1, $2, 9, 0, 1, 'body', 'rule', 'x', 1)`, [a, length + 50])).rejects.toThrow(
      "foreign key",
    );
  });
  test("a role that does not exist", async () => {
    await expect(sql(`${passage} VALUES ($1, $2, 9, 0, 1, 'advert', 'rule', 'x', 1)`, [a, length])).rejects.toThrow(
      "passage_role",
    );
  });
  test("an attribution with half a span", async () => {
    const insert =
      "INSERT INTO attribution (article_id, text_length, position, source, cue, content, verb_class, quoted, version)";
    await expect(
      sql(`${insert} VALUES ($1, $2, 0, '{0,3,7}', '{}', '{4,9}', 'neutral', false, 1)`, [a, length]),
    ).rejects.toThrow("attribution_spans");
  });

  const pair =
    "INSERT INTO pair (a_id, b_id, relation, score, matched_words, longest_run, containment_a, containment_b, spans, why, version)";
  test("a pair in the wrong order, or of an article with itself", async () => {
    await expect(sql(`${pair} VALUES ($1, $2, 'identical', 1, 1, 1, 1, 1, '[]', '{}', 1)`, [b, a])).rejects.toThrow(
      "pair_order",
    );
    await expect(sql(`${pair} VALUES ($1, $1, 'identical', 1, 1, 1, 1, 1, '[]', '{}', 1)`, [a])).rejects.toThrow(
      "pair_order",
    );
  });
  test("a score over one", async () => {
    await expect(sql(`${pair} VALUES ($1, $2, 'identical', 1.5, 1, 1, 1, 1, '[]', '{}', 1)`, [a, b])).rejects.toThrow(
      "pair_score",
    );
  });
  test("two current decisions about one thing; an ended one does not count", async () => {
    const decide = "INSERT INTO decision (kind, subject, verdict, ended_at) VALUES ('pair', 'x y', 'merged', $1)";
    await sql(decide, [new Date()]);
    await sql(decide, [null]);
    await expect(sql(decide, [null])).rejects.toThrow("decision_current");
  });
  test("a decision of a kind that nothing could tell or undo; every kind of the code is known", async () => {
    const decide = "INSERT INTO decision (kind, subject, verdict, ended_at) VALUES ($1, 'x', 'y', now())";
    await expect(sql(decide, ["guess"])).rejects.toThrow("decision_kind");
    for (const kind of DECISION_KINDS) await sql(decide, [kind]);
  });
  test("two lead copies in one group", async () => {
    await expect(sql("UPDATE article SET group_id = $1 WHERE id = $2", [a, b])).rejects.toThrow("article_lead");
  });
  test("the same bytes stored twice", async () => {
    await expect(
      sql(
        "INSERT INTO document (sha256, bytes, byte_length, encoding) SELECT sha256, bytes, byte_length, encoding FROM document LIMIT 1",
      ),
    ).rejects.toThrow("document_sha256_key");
  });
});
