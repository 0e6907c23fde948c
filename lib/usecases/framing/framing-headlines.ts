import { database } from "../../db/client.ts";
import { findProfiles } from "../../db/framing.ts";
import { checkHeadline, type HeadlineCheck } from "../../framing/measure/headline.ts";
import type { Lexicons } from "../../framing/measure/lexicons.ts";
import type { Origins } from "../../model/stored.ts";
import type { FramingColumn } from "./framing-columns.ts";

/** Headlines of a column held against their bodies, newest first. */
const MOST_HEADLINES = 3;

export type HeadlineView = HeadlineCheck & { readonly origin: Origins["headline"] | null };

/** The newest headlines of each column held against the bodies below them. */
export async function headlinesOf(
  columns: readonly FramingColumn[],
  lexicons: Lexicons,
  whole: boolean,
): Promise<HeadlineView[][]> {
  // Within a topic only some sentences were read, and a headline stands above all of them.
  if (!whole) return columns.map(() => []);
  const shown = columns.map((column) =>
    column.read
      .filter((article) => article.headline !== null)
      .slice(-MOST_HEADLINES)
      .toReversed(),
  );
  const profiles = await findProfiles(
    database(),
    shown.flat().map((article) => article.id),
  );
  return columns.map(({ sentences }, i) =>
    (shown[i] ?? []).flatMap(({ id, headline, origins }) => {
      const profile = profiles.get(id)?.profile;
      if (!profile || headline === null) return [];
      const own = sentences.filter((sentence) => sentence.articleId === id).map((sentence) => sentence.text);
      return [
        {
          ...checkHeadline({ article: id, headline, sentences: own }, profile, lexicons),
          origin: origins.headline ?? null,
        },
      ];
    }),
  );
}
