import { describe, expect, it } from "vitest";
import { fingerprintsOf } from "../../../lib/similarity/fingerprint.ts";
import { prose, whole } from "./texts.ts";

const LOW = -(2n ** 63n);

describe("fingerprints", () => {
  it("are sorted, distinct, signed and about one in eight", () => {
    const found = fingerprintsOf(whole(1, prose(1, 400)));
    expect(found).toEqual([...new Set(found)].sort((a, b) => (a < b ? -1 : 1)));
    expect(found.every((hash) => hash >= LOW && hash < -LOW)).toBe(true);
    expect(found.length / (400 * 15)).toBeGreaterThan(0.09);
    expect(found.length / (400 * 15)).toBeLessThan(0.16);
  });

  it("are shared by a passage wherever it stands", () => {
    const passage = prose(2, 12);
    const one = new Set(fingerprintsOf(whole(1, `${prose(3, 30)} ${passage}`)));
    const other = fingerprintsOf(whole(2, `${passage} ${prose(4, 50)}`));
    expect(other.filter((hash) => one.has(hash)).length).toBeGreaterThanOrEqual(2);
  });

  it("do not depend on case, punctuation or unseen characters", () => {
    const text = prose(5, 40);
    const changed = text.toUpperCase().replaceAll(".", " …").replaceAll("THE", "T\u200bHE");
    expect(fingerprintsOf(whole(2, changed))).toEqual(fingerprintsOf(whole(1, text)));
  });

  it("of little are little", () => {
    expect(fingerprintsOf({ id: 1, text: "Anything", body: [] })).toEqual([]);
    expect(fingerprintsOf(whole(1, "Word"))).toHaveLength(1);
    expect(fingerprintsOf(whole(1, "again ".repeat(5000))).length).toBeLessThanOrEqual(1);
  });
});
