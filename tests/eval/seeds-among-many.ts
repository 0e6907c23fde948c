import { readdirSync, readFileSync } from "node:fs";
import { draftOf } from "../../lib/ingest/draft.ts";
import type { ClaimLink } from "../../lib/model/claim.ts";
import { storyTextOf } from "../../lib/stories/story-text.ts";
import { linkCollection } from "./collection-links.ts";
import { readStatementRows } from "./statement-pairs.ts";
import { type GoldText, storyTextOfRow } from "./story-collections.ts";

const FOLDER = new URL("../../seeds/", import.meta.url);
/** 002 is a copy of 001 and counts once. */
const COPY = "002";
/** Articles that come in beside the sample texts. */
const OTHERS = 120;

/**
 * Of the links that the sample texts have alone, the share that they have in a collection of 124 articles, where 120 on forty other events came in
 * beside them; and how many links across stories that collection has. Null where the set of those articles is absent.
 */
export function measureSeedsAmongMany(): { kept: number; across: number } | null {
  const rows = readStatementRows();
  if (!rows) return null;
  const seeds = seedTexts();
  const others = rows.flatMap(({ sentences }, event): GoldText[] =>
    [...new Set(sentences.map(({ outlet }) => outlet))].map((outlet) => {
      const own = sentences.filter((sentence) => sentence.outlet === outlet).map(({ text }) => text);
      const printed = own.join("\n\n");
      return { key: `${event} ${outlet}`, story: null, title: null, printed, text: storyTextOfRow(null, printed) };
    }),
  );
  const alone = linksOf(seeds, seeds);
  const among = linksOf([...seeds, ...others.slice(0, OTHERS)], seeds);
  const kept = [...alone.places].filter((place) => among.places.has(place)).length;
  return { kept: kept / Math.max(1, alone.places.size), across: among.across.length };
}

/** The links across stories of a collection, and the places of those that join two sample texts, whose dates keep each a story by itself. */
function linksOf(
  texts: readonly GoldText[],
  seeds: readonly GoldText[],
): { across: readonly ClaimLink[]; places: ReadonlySet<string> } {
  const keys = new Set(seeds.map(({ key }) => key));
  const { claims, across } = linkCollection(texts, keys);
  const placeOf = new Map(
    claims.map(({ id, articleId, span }) => [id, { key: texts[articleId - 1]?.key ?? "", at: span.start }]),
  );
  const places = across.flatMap(({ a, b }) => {
    const ends = [placeOf.get(a), placeOf.get(b)];
    const own = ends.every((end) => end && keys.has(end.key));
    return own
      ? [
          ends
            .map((end) => `${end?.key}:${end?.at}`)
            .sort()
            .join(" "),
        ]
      : [];
  });
  return { across, places: new Set(places) };
}

function seedTexts(): GoldText[] {
  const catalogue = JSON.parse(readFileSync(new URL("catalogue.json", FOLDER), "utf8")) as {
    texts: Record<string, { headline?: { value: string } }>;
  };
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".txt") && !file.startsWith(COPY))
    .toSorted()
    .map((file) => {
      const bytes = readFileSync(new URL(file, FOLDER));
      const { text, passages } = draftOf({ sourceId: file, bytes });
      const headline = catalogue.texts[file]?.headline?.value ?? null;
      const paragraphs = passages.filter(({ role }) => role === "body").map(({ start, end }) => text.slice(start, end));
      return {
        key: file,
        story: null,
        title: headline,
        printed: bytes.toString("utf8"),
        text: storyTextOf({ headline, deck: null, paragraphs, language: "en" }),
      };
    });
}
