import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { queryName } from "../../../lib/db/query-name.ts";
import { alongIds, currentIds, errorFields, log } from "../../../lib/model/log.ts";
import { HIDDEN, hideSecrets, withoutSecrets } from "../../../lib/model/redact.ts";
import { startLog } from "../../../lib/server/log.ts";

const ENVIRONMENT = {
  PARALLAX_PASSWORD: "wren-harbour-9",
  MODEL_KEY: "k-4711-lantern",
  EMBEDDINGS_KEY: "v-0815-anchor",
  DATABASE_URL: "postgresql://reader:gull%2Fnest@db.example:5432/news",
} as const;

/** What is written while `work` runs, a line each. */
function written(PARALLAX_LOG: "json" | "text", work: () => void): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  startLog("web", { ...ENVIRONMENT, PARALLAX_LOG });
  try {
    work();
  } finally {
    spy.mockRestore();
  }
  return lines;
}

afterEach(() => {
  delete (globalThis as { parallaxLog?: unknown }).parallaxLog;
});

describe("a line of the log", () => {
  test("is one object with the time, the part and the numbers of the work in hand", () => {
    const [line = "", ...others] = written("json", () =>
      alongIds({ request: "r-1" }, () => alongIds({ job: "7" }, () => log.info("answered", { status: 200 }))),
    );
    expect(others).toEqual([]);
    expect(line.endsWith("}\n")).toBe(true);
    const { time, ...told } = JSON.parse(line);
    expect(Number.isNaN(Date.parse(time))).toBe(false);
    expect(told).toEqual({ level: "info", part: "web", request: "r-1", job: "7", message: "answered", status: 200 });
  });

  test("carries the numbers through what is waited for", async () => {
    written("json", () => {});
    const seen = await alongIds({ request: "r-2" }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return currentIds();
    });
    expect(seen).toEqual({ request: "r-2" });
    expect(currentIds()).toEqual({});
  });

  test("stays one line, whatever its sentence holds", () => {
    const lines = written("json", () => log.warn("first\nsecond", { error: "a\r\nb" }));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
  });

  test("is a sentence on a terminal, where work that was done is not told", () => {
    expect(written("text", () => log.info("job done"))).toEqual([]);
    expect(written("text", () => log.warn("slow query", { query: "SELECT article #1", ms: 812 }))).toEqual([
      "slow query (query=SELECT article #1 ms=812)\n",
    ]);
  });
});

describe("secrets", () => {
  const SECRETS = ["wren-harbour-9", "k-4711-lantern", "v-0815-anchor", "gull%2Fnest", "gull/nest"];

  test.each(SECRETS)("of the environment are hidden: %s", (secret) => {
    const said = written("json", () => log.error(`It said ${secret} there.`, { detail: `x${secret}x` })).join("");
    expect(said).toContain(HIDDEN);
    expect(said).not.toContain(secret);
  });

  test.each([
    ["postgresql://someone:p%40ss:w@rd.example:5432/x", "p%40ss"],
    ["authorization: Bearer abc.def-ghi", "abc.def-ghi"],
    ["sent Basic OnNlY3JldC13b3Jk", "OnNlY3JldC13b3Jk"],
    ["parallax-session=1764366000.c2lnbmF0dXJl; Path=/", "c2lnbmF0dXJl"],
    ["token plx_Zm9vYmFyYmF6cXV4 was used", "plx_Zm9vYmFyYmF6cXV4"],
    ['{"password":"tern on a post"}', "tern"],
    ["https://models.example/?api_key=sk-12345&x=1", "sk-12345"],
  ])("are known by their form: %s", (text, secret) => {
    expect(hideSecrets(text, [])).not.toContain(secret);
  });

  test("are known by the name of their field, and other fields stay as they are", () => {
    const fields = { cookie: "a=b", authorization: "x", modelKey: 1, MODEL_KEY: "y", accessToken: "z", tokens: 5 };
    expect(withoutSecrets(fields, [])).toMatchObject({ cookie: HIDDEN, authorization: HIDDEN, MODEL_KEY: HIDDEN });
    expect(withoutSecrets({ path: "/articles/7", ms: 3, key: null }, [])).toEqual({
      path: "/articles/7",
      ms: 3,
      key: null,
    });
    expect(hideSecrets("The passwords of readers are asked for once.", [])).toBe(
      "The passwords of readers are asked for once.",
    );
  });
});

describe("an error in the log", () => {
  test("tells what happened and where, and no text of an article that the database's client shows", () => {
    const error = new Error(
      'Invalid `create()` invocation:\n{ text: "the harbour stays shut" }\n\nUnique constraint failed',
    );
    error.name = "PrismaClientKnownRequestError";
    const { error: said, stack } = errorFields(Object.assign(error, { code: "P2002" }));
    expect(said).toBe("PrismaClientKnownRequestError: Unique constraint failed");
    expect(stack).toContain("log.test.ts");
    expect(stack).not.toContain("harbour");
  });
});

describe("a query's name", () => {
  test("says what it does and to which tables, and nothing of what was asked for", () => {
    const name = queryName(
      `SELECT a.id FROM "public"."article" a JOIN passage p ON p.article_id = a.id WHERE title = 'It''s a wren' AND id = $1`,
    );
    expect(name).toMatch(/^SELECT article, passage #[0-9a-f]{8}$/);
  });

  test("is the same for the same query, and another for another", () => {
    const [one, again, other] = ["a = $1", "a =  $1", "b = $1"].map((where) =>
      queryName(`SELECT x FROM t WHERE ${where}`),
    );
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });
});

test("the log has one door: nothing but commands and the first steps of a start writes to the console by itself", () => {
  const root = join(import.meta.dirname, "../../..");
  /** The log itself, what runs before there is a log, and answers of commands to whoever called them. */
  const allowed = /^lib\/(cli\/|model\/log\.ts|server\/(log\.ts|launch\.mjs|start\.ts)|db\/generated\/)/;
  const files = ["lib", "app"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  const code = files.filter((file) => /\.(tsx?|mjs)$/.test(file) && !allowed.test(file));
  expect(code.length).toBeGreaterThan(300);
  const bare = code.filter((file) =>
    /\bconsole\.|process\.std(out|err)\.write/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(bare).toEqual([]);
});
