import { afterEach, describe, expect, it, vi } from "vitest";
import { ADDRESSED } from "../../../../lib/claims/attribution/addressee.ts";
import { allAttributionsOf } from "../../../../lib/claims/attribution/attribution.ts";
import { FRAME_STOPS } from "../../../../lib/claims/attribution/bounds.ts";
import type { Construction } from "../../../../lib/claims/attribution/constructions.ts";
import { CONTENT_STARTS, FURTHER_ON } from "../../../../lib/claims/attribution/content-start.ts";
import { MARK_SPEAKERS } from "../../../../lib/claims/attribution/marks.ts";
import { PAST_COMMA, PHRASE_STOPS } from "../../../../lib/claims/attribution/phrase-stop.ts";
import { INHERITED } from "../../../../lib/claims/attribution/source.ts";
import { NOT_REPORTING, VERB_FRAMES } from "../../../../lib/claims/attribution/verbs.ts";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import { STATEMENTS } from "../../../../lib/claims/claim/pieces.ts";
import { NO_AMOUNTS } from "../../../../lib/claims/claim/quantities.ts";
import type { Span } from "../../../../lib/model/span.ts";

type Listed = Construction<never, unknown>;

/** The example without its brackets, what stood in them, and whether the construction answered while it was read. */
function read<Found>(construction: Listed, find: (text: string) => Found) {
  const inside = /\[(.*?)\]/.exec(construction.example)?.[1] ?? null;
  const text = construction.example.replace(/[[\]]/g, "");
  const spy = vi.spyOn(construction, "read");
  const found = find(text);
  const answered = spy.mock.results.some((result) => result.value !== null);
  return { text, inside, found, answered };
}

const body = (text: string) => [{ start: 0, end: text.length }];
const wordsOf = (text: string) => (span: Span) => text.slice(span.start, span.end);
const contents = (text: string) => allAttributionsOf(text, body(text)).flatMap((a) => a.content.map(wordsOf(text)));
const sources = (text: string) => allAttributionsOf(text, body(text)).flatMap((a) => a.source.map(wordsOf(text)));
const told = (text: string) =>
  claimsOf(text, body(text), { language: "en" })
    .claims.filter((claim) => claim.speaker !== null)
    .map((claim) => wordsOf(text)(claim.span));
const amounts = (text: string) =>
  claimsOf(text, body(text), { language: "en" }).claims.flatMap((claim) => claim.quantities.map(wordsOf(text)));

afterEach(() => void vi.restoreAllMocks());

describe.each<[string, readonly Listed[], (text: string) => string[]]>([
  ["CONTENT_STARTS", CONTENT_STARTS, contents],
  ["FURTHER_ON", FURTHER_ON, contents],
  ["ADDRESSED", ADDRESSED, contents],
  ["PHRASE_STOPS", PHRASE_STOPS, contents],
  ["PAST_COMMA", PAST_COMMA, contents],
  ["FRAME_STOPS", FRAME_STOPS, contents],
  ["MARK_SPEAKERS", MARK_SPEAKERS, sources],
  ["INHERITED", INHERITED, sources],
  ["STATEMENTS", STATEMENTS, told],
])("%s", (_, constructions, find) => {
  it.each(constructions)("reads “$example”", (construction) => {
    const { inside, found, answered } = read(construction, find);
    expect(answered, "the construction answers").toBe(true);
    if (inside === null) expect(found.filter((words) => construction.example.endsWith(words))).toEqual([]);
    else expect(found).toContain(inside);
  });
});

describe.each<[string, readonly Listed[], (text: string) => string[]]>([
  ["NOT_REPORTING", NOT_REPORTING, contents],
  ["VERB_FRAMES", VERB_FRAMES, contents],
  ["NO_AMOUNTS", NO_AMOUNTS, amounts],
])("%s", (name, constructions, find) => {
  it.each(constructions)("reads “$example”", (construction) => {
    const { found, answered } = read(construction, find);
    expect(answered, "the construction answers").toBe(true);
    if (name !== "VERB_FRAMES") expect(found).toEqual([]);
  });
});
