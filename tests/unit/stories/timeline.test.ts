import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timelineOf } from "../../../lib/stories/timeline.ts";

const marks = (...dates: string[]) => dates.map((date) => ({ date }));

describe("the days on which articles came out", () => {
  it("stand in order, first at 0 and last at 1, with all articles of a day", () => {
    const days = timelineOf(marks("2026-03-05", "2026-03-01", "2026-03-05", "2026-03-03"));
    expect(days.map(({ date, at, marks: own }) => [date, at, own.length])).toEqual([
      ["2026-03-01", 0, 1],
      ["2026-03-03", 0.5, 1],
      ["2026-03-05", 1, 2],
    ]);
  });

  it("keep two neighbours of a long line apart, and name the first and the last", () => {
    const days = timelineOf(marks("2026-01-01", "2026-01-02", "2026-12-01"));
    expect((days[1]?.at ?? 0) - (days[0]?.at ?? 0)).toBeGreaterThanOrEqual(0.08);
    expect(days.map(({ named }) => named)).toEqual([true, false, true]);
  });

  it("take a month for its first day, and leave out what is no date", () => {
    expect(timelineOf(marks("2026-02", "soon", "2026-02-11")).map(({ date }) => date)).toEqual([
      "2026-02",
      "2026-02-11",
    ]);
    expect(timelineOf(marks("soon"))).toEqual([]);
  });

  it("never leave the line, and never change their order", () => {
    const date = fc
      .date({ min: new Date("2001-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: 40 }), (dates) => {
        const places = timelineOf(marks(...dates)).map(({ at }) => at);
        expect(places.every((at) => at >= -1e-9 && at <= 1 + 1e-9)).toBe(true);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});
