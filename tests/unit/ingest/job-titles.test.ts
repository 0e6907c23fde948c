import { expect, test } from "vitest";
import { isJobTitle } from "../../../lib/ingest/byline.ts";

test.each([
  ["Senior Political Correspondent", true],
  ["our defence editor", true],
  ["Ferry late again", false],
])("%s is what somebody is at a paper: %s", (line, is) => expect(isJobTitle(line)).toBe(is));
