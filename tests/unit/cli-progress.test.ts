import { expect, test } from "vitest";
import { ImportProgress } from "../../lib/cli/import-progress.ts";

const outcome = (sourceId: string, status: "added" | "already-there" | "failed", error: string | null = null) => ({
  sourceId,
  status,
  error,
  article: status === "failed" ? null : 1,
});

test("one summary says what was added, was a copy, was there, failed and was passed over, by name and why", () => {
  const told = new ImportProgress(0, true);
  for (const name of ["a.txt", "b.txt", "c.txt"]) told.told(outcome(name, "added"));
  told.told(outcome("d.txt", "already-there"));
  told.told(outcome("e.html", "failed", "It is empty."));
  told.passedOver(["f.png", "sub/g.key"]);
  expect(told.summary(7, 2, "analysed")).toBe(
    [
      "3 added (2 of them copies), 1 already there, 1 failed, 2 passed over; analysed.",
      "Failed: e.html: It is empty.",
      "Passed over, no reader for them: f.png, sub/g.key.",
    ].join("\n"),
  );
});

test("of many that failed twenty are named, and where all of them stand", () => {
  const told = new ImportProgress(0, true);
  for (let i = 0; i < 30; i++) told.told(outcome(`${i}.txt`, "failed", "It is empty."));
  const lines = told.summary(7, null, "analysis left to the workers").split("\n");
  expect(lines[0]).toBe("0 added, 0 already there, 30 failed; analysis left to the workers.");
  expect(lines.filter((line) => line.startsWith("Failed: "))).toHaveLength(20);
  expect(lines.at(-1)).toBe("All 30 that failed are on the page /import/7.");
});
