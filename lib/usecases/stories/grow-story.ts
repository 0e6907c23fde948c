import { alignStory, type StoryToAlign } from "../../claims/row/story-rows.ts";
import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import type { Database } from "../../db/client.ts";
import { addToStory, type StoryAddition, type StoryLead, saveLaidStory } from "../../db/laid-stories.ts";
import { findSentences } from "../../db/sentences.ts";
import { findNeighboursOfGroups } from "../../db/story-neighbours.ts";
import { findStoryRows } from "../../db/story-rows.ts";
import type { LaidStory } from "../../model/story.ts";
import { VERSIONS } from "../../model/versions.ts";
import { rowToJoin, SMALL_STORY } from "../../stories/grown-story.ts";
import { readIfNew } from "../reading/story-as-read.ts";

/** Rows of the story looked through for one that a newcomer joins: more than a story of sixty articles has. */
const MOST_ROWS = 2_000;
const UNDECIDED: StoryToAlign["decisions"] = { confirmed: [], rejected: [] };

/**
 * Lays newcomers beside the articles of a large story that are nearest to them, as a story of their own: what that costs does not hang on how
 * large the story is. A row of theirs that stands open joins the row that holds most of it; others are added. Rows and links that stand stay as
 * they are. Returns how to save it.
 */
export async function growStory(
  db: Database,
  storyId: number,
  newcomers: readonly number[],
  articles: readonly StoryLead[],
): Promise<{ save(tx: Database, laid: LaidStory): Promise<void> }> {
  const fresh = new Set(newcomers);
  const leads = [...newcomers, ...(await nearestOf(db, newcomers, articles))].sort((a, b) => a - b);
  const sentences = await findSentences(db, leads);
  const claims = await findClaims(db, { articleIds: leads });
  const { rows, links } = alignStory({
    claims,
    sentences,
    headlines: articles.filter(({ id }) => leads.includes(id)).flatMap(({ headline }) => headline ?? []),
    decisions: UNDECIDED,
  });
  const own = new Set(claims.filter(({ articleId }) => fresh.has(articleId)).map(({ id }) => id));
  const added = {
    rows: rows.filter((row) => row.claims.some((claim) => own.has(claim))),
    links: links.filter(({ a, b }) => own.has(a) || own.has(b)),
  };
  return {
    async save(tx, laid) {
      const standing = await findStoryRows(tx, storyId, MOST_ROWS);
      const joining: StoryAddition["joining"][number][] = [];
      const alone = added.rows.filter((row) => {
        const old = row.claims.filter((claim) => !own.has(claim));
        const at = row.strength === "sure" ? rowToJoin(old, standing) : -1;
        const matter = standing[at]?.matter;
        if (matter === undefined) return true;
        joining.push({ matter, claims: row.claims.filter((claim) => own.has(claim)) });
        return false;
      });
      await addToStory(tx, storyId, { joining, rows: alone, links: added.links, version: VERSIONS.links });
      const now = articles.filter(({ id }) => fresh.has(id));
      await saveLaidStory(tx, storyId, {
        ...laid,
        articles: [...laid.articles.filter(({ id }) => !fresh.has(id)), ...now],
      });
      await readIfNew(tx, storyId);
    },
  };
}

/** The articles already laid out that stand nearest to the newcomers: as many for each as a small story has. */
async function nearestOf(
  db: Database,
  newcomers: readonly number[],
  articles: readonly StoryLead[],
): Promise<number[]> {
  const fresh = new Set(newcomers);
  const groups = await findArticles(db, { ids: articles.map(({ id }) => id) });
  const leadOf = new Map(groups.map(({ groupId, id }) => [groupId, id]));
  const groupOf = new Map(groups.map(({ groupId, id }) => [id, groupId]));
  const near = await findNeighboursOfGroups(
    db,
    newcomers.flatMap((id) => groupOf.get(id) ?? []),
  );
  const others = articles.map(({ id }) => id).filter((id) => !fresh.has(id));
  const found = newcomers.flatMap((id) => {
    const own = near
      .filter(({ groupId }) => groupId === groupOf.get(id))
      .flatMap(({ otherId }) => leadOf.get(otherId) ?? []);
    return [...new Set([...own.filter((other) => !fresh.has(other)), ...others])].slice(0, SMALL_STORY - 1);
  });
  return [...new Set(found)];
}
