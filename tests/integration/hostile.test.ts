import { beforeAll, expect, test } from "vitest";
import { GET as answer } from "../../app/api/v1/[[...path]]/route.ts";
import { HOSTILE } from "../faults/hostile-cases.ts";
import { freshDatabase } from "./support/database.ts";

beforeAll(async () => {
  await freshDatabase();
});

/** Those that take a reader with limits are left to `npm run test:hostile`. */
const SHORT = HOSTILE.filter(({ inFull }) => !inFull);

test.each(SHORT.map((each) => [each.name, each] as const))(
  "%s gets an answer that was meant",
  async (_, each) => {
    const response = await answer(new Request(`http://127.0.0.1:3000${each.path}`, each.init?.()));
    expect(each.statuses, await response.clone().text()).toContain(response.status);
  },
  120_000,
);
