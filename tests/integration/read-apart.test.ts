import { fork } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { currentConfig } from "../../lib/model/config.ts";
import { queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { freshDatabase, sql } from "./support/database.ts";

beforeAll(async () => {
  await freshDatabase();
});

test("the process that reads an upload tells of each text that it begins and of the storing behind it, so that each text is watched by itself", async () => {
  const rows = Array.from({ length: 250 }, (_, i) =>
    JSON.stringify({ text: `Row ${i} says that the lamp was lit again.` }),
  );
  const { import: importId } = await queueUpload({ files: [new File([rows.join("\n")], "rows.jsonl")], known: {} });
  const child = fork(join(import.meta.dirname, "../../lib/jobs/hand-process.ts"), {
    execArgv: ["--import", import.meta.resolve("tsx")],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const told: boolean[] = [];
  try {
    const answer = await new Promise<{ error?: unknown }>((resolve, reject) => {
      child.on("message", (message: { watched?: boolean; error?: unknown }) => {
        if (message.watched === undefined) resolve(message);
        else told.push(message.watched);
      });
      child.on("exit", (code) => reject(new Error(`It ended with ${code}.`)));
      const work = { id: "1", name: "read-upload", payload: { importId }, attempt: 1 };
      child.send({ config: currentConfig(), work });
    });
    expect(answer.error).toBeUndefined();
  } finally {
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
  }
  expect(await sql("SELECT status, count(*)::int AS n FROM import_file GROUP BY 1")).toEqual([
    { status: "added", n: 250 },
  ]);
  // It begins with a text, and what it tells last is that nothing is read any more; three batches are stored in between.
  expect(told.at(0)).toBe(true);
  expect(told.at(-1)).toBe(false);
  expect(told.filter((watched) => !watched).length).toBeGreaterThanOrEqual(3);
}, 60_000);
