import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { draftOf } from "../../lib/ingest/draft.ts";
import { parseRows } from "../../lib/ingest/rows.ts";
import type { Draft } from "../../lib/model/article.ts";
import { bodySpans } from "../../lib/model/stored.ts";
import { scorePair } from "../../lib/similarity/score.ts";
import { readingText } from "../../lib/text/reading.ts";

const CASES = new URL("./articles/", import.meta.url).pathname;

/** The drafts of a case: a pasted text, or the rows of a file. */
function draftsOf(folder: string): Draft[] {
  const rows = `${folder}/rows.jsonl`;
  if (!existsSync(rows)) return [draftOf({ sourceId: "text", bytes: readFileSync(`${folder}/article.txt`) })];
  return parseRows(readFileSync(rows), "rows").map((row) => {
    if ("error" in row) throw new Error(row.error);
    return draftOf(row);
  });
}

/** What is read of an article from its bytes on: its metadata, the role of each passage, who says what; and of two articles, how they relate. */
function draw(drafts: readonly Draft[]): string {
  const [first, second] = drafts;
  const pair = first && second && drafts.length === 2 ? scorePair(comparedOf(first), comparedOf(second)) : null;
  return [
    ...drafts.map(drawArticle),
    ...(pair ? [`together: ${pair.relation ?? "nothing"}${pair.apart ? `, ${pair.apart}` : ""}\n`] : []),
  ].join("\n");
}

function comparedOf({ text, passages }: Draft) {
  return { id: 0, text, body: bodySpans(passages) };
}

function drawArticle({ text, passages, metadata, remarks, language }: Draft): string {
  const values = Object.entries(metadata).map(([field, stated]) => `${field}: ${stated?.value} (${stated?.origin})`);
  const lines = passages.map(({ role, start, end }) => `[${role}] ${text.slice(start, end).replaceAll("\n", " ⏎ ")}`);
  const body = bodySpans(passages);
  const told = claimsOf(readingText(text, body), body, { language }).claims.map(
    ({ speaker, span }) => `${speaker ?? "–"} | ${text.slice(span.start, span.end).replaceAll("\n", " ⏎ ")}`,
  );
  return `${[...values, ...remarks.map((remark) => `! ${remark}`), ...lines, ...told].join("\n")}\n`;
}

test.each(readdirSync(CASES))("reads %s", async (name) => {
  await expect(draw(draftsOf(`${CASES}${name}`))).toMatchFileSnapshot(`${CASES}${name}/expected.txt`);
});
