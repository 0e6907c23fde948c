import { loadStory, type StoryColumn } from "../stories/load-story.ts";
import type { StoryPoint } from "../stories/story-rows.ts";
import { claimColumns } from "./claim-columns.ts";

/** Every sentence of a story's points, row by row: what is said, by whom, where it stands, and what differs. Throws NOT_FOUND. */
export async function tabulateStory(id: number): Promise<Record<string, unknown>[]> {
  const { rows, elsewhere, perhaps, outlets, articles } = await loadStory(id);
  const columns = new Map(outlets.flatMap((column) => column.articleIds.map((own) => [own, column] as const)));
  const dates = new Map(articles.map((article) => [article.id, article.publishedAt]));
  const sure = [...rows, ...elsewhere].map((row, i) => ({
    ...row,
    row: i + 1,
    strength: "sure",
    differ: differText(row),
  }));
  const weak = perhaps.map((row, i) => ({
    ...row,
    row: sure.length + i + 1,
    strength: "perhaps",
    differ: "",
    claims: row.claims.map(({ claim }) => claim),
  }));
  return [...sure, ...weak].flatMap(({ row, name, strength, by, reason, differ, claims }) =>
    claims.map((claim) => {
      const column: StoryColumn | undefined = columns.get(claim.articleId);
      return {
        story: id,
        row,
        point: name,
        strength,
        by,
        reason,
        differ,
        letter: column?.letter,
        outlet: column?.name,
        publishedAt: dates.get(claim.articleId) ?? null,
        ...claimColumns(claim),
      };
    }),
  );
}

/** "figures: 12 / 17; dates: Monday / Friday". */
function differText({ differences }: StoryPoint): string {
  return differences.map(({ kind, values }) => `${kind}: ${values.map(({ words }) => words).join(" / ")}`).join("; ");
}
