import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementOf, FEWEST_CODED } from "../../../lib/coding/agreement.ts";

const times = <T>(count: number, pair: T): T[] => Array.from({ length: count }, () => pair);

/**
 * Fifty claims, two codes, worked by hand: both yes 20, first yes and second no 5, first no and second yes 10, both no 15.
 * Observed (20 + 15) / 50 = .7. First says yes to 25 of 50, second to 30: chance .5 x .6 + .5 x .4 = .5. Kappa (.7 - .5) / .5 = .4.
 * Error sqrt(.7 x .3 / 50) / .5 = .1296, so .4 - 1.96 x .1296 = .146 and .654.
 */
test("kappa as worked by hand", () => {
  const given = [
    ...times(20, ["yes", "yes"] as const),
    ...times(5, ["yes", "no"] as const),
    ...times(10, ["no", "yes"] as const),
    ...times(15, ["no", "no"] as const),
  ];
  const found = agreementOf(given, ["yes", "no"]);
  expect(found).toMatchObject({ claims: 50, agreed: 35, byChance: 0.5 });
  expect(found.kappa?.value).toBeCloseTo(0.4, 10);
  expect(found.kappa?.low).toBeCloseTo(0.146, 3);
  expect(found.kappa?.high).toBeCloseTo(0.654, 3);
  expect(found.table.map(({ claims }) => claims)).toEqual([20, 5, 10, 15]);
});

test("too few claims say nothing, and one code throughout is all chance", () => {
  expect(agreementOf(times(FEWEST_CODED - 1, ["a", "b"] as const), ["a", "b"]).kappa).toBeNull();
  expect(agreementOf(times(FEWEST_CODED, ["a", "a"] as const), ["a", "b"])).toMatchObject({
    agreed: FEWEST_CODED,
    byChance: 1,
    kappa: null,
  });
  expect(agreementOf([], ["a", "b"])).toMatchObject({ claims: 0, agreed: 0, kappa: null });
});

const code = fc.constantFrom("a", "b", "c");
const coded = fc.array(fc.tuple(code, code), { minLength: FEWEST_CODED, maxLength: 80 });

test("who is first does not matter, and kappa is 1 exactly where all agree", () => {
  fc.assert(
    fc.property(coded, (given) => {
      const [one, other] = [
        agreementOf(given, ["a", "b", "c"]),
        agreementOf(
          given.map(([a, b]) => [b, a] as const),
          ["a", "b", "c"],
        ),
      ];
      expect(other.kappa?.value ?? null).toEqual(one.kappa && expect.closeTo(one.kappa.value, 10));
      expect(one.table.reduce((sum, cell) => sum + cell.claims, 0)).toBe(given.length);
      if (one.kappa) expect(Math.abs(one.kappa.value - 1) < 1e-9).toBe(one.agreed === given.length);
    }),
  );
});
