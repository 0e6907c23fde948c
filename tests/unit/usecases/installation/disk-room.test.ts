import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { freeMegabytes, isDataDiskFull } from "../../../../lib/usecases/installation/disk-room.ts";

test("a disk is full where the database could not make the next file of its log", () => {
  expect([0, 15.9, 16, 5_000].map((free) => isDataDiskFull(free))).toEqual([true, true, false, false]);
});

test("a folder that is there tells its room, and one that is not is no full disk", () => {
  expect(freeMegabytes(tmpdir())).toBeGreaterThan(0);
  expect([freeMegabytes("/no/such/folder"), isDataDiskFull(freeMegabytes("/no/such/folder"))]).toEqual([null, false]);
});
