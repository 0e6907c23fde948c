import { readdirSync, readFileSync } from "node:fs";
import type { LinkableClaim } from "../../lib/claims/link/link-features.ts";
import { draftOf } from "../../lib/ingest/draft.ts";
import { placedClaims } from "./placed-claims.ts";

const FOLDER = new URL("../../seeds/", import.meta.url);
/** 002 is a copy of 001 and counts once. */
const COPY = "002";

export type SeedClaim = LinkableClaim & {
  readonly quote: string;
  readonly sentenceText: string;
  readonly place: string;
};

/** The claims of the sample texts with their surroundings. `place` is the text's number and where the sentence begins in it: "003:1207". */
export function seedClaims(): SeedClaim[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".txt") && !file.startsWith(COPY));
  let id = 0;
  return files.toSorted().flatMap((file, article) => {
    const { text, passages } = draftOf({ sourceId: file, bytes: readFileSync(new URL(file, FOLDER)) });
    const body = passages.filter((passage) => passage.role === "body").map(({ start, end }) => ({ start, end }));
    return placedClaims(text, body).map((claim): SeedClaim => {
      id += 1;
      return {
        ...claim,
        id,
        articleId: article + 1,
        groupId: article + 1,
        place: `${file.slice(0, 3)}:${claim.sentence.start}`,
      };
    });
  });
}
