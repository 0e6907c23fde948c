import { database } from "../../db/client.ts";
import { findNearStories } from "../../db/near-stories.ts";
import { findStories } from "../../db/stories.ts";
import { findStoryIdsWhere } from "../../db/story-lists.ts";
import type { ExportRow } from "../../export/article-rows.ts";
import { AppError } from "../../model/errors.ts";
import { pagesAfter } from "../../model/pages.ts";
import type { NearStories } from "../../model/story.ts";
import { type AskedStories, storyFilterOf } from "../stories/story-filter.ts";
import { fromPlace, pageFrom, type RowPage, type RowReader, toPlace } from "./row-places.ts";
import { rowsOfStories } from "./rows-of-stories.ts";

/** Stories read at a time where all are asked for. */
const AT_ONCE = 500;
/** Stories near one that are named. */
const MOST_NEAR = 20;

/** The stories asked for, by number, as the export has them: all of them one by one, or a page. */
export function storiesWhere(asked: Pick<AskedStories, "outlet" | "from" | "to" | "words">) {
  const filter = storyFilterOf({ told: "all", ...asked });
  const read: RowReader = async function* (after, atOnce) {
    const [first] = fromPlace<[number]>(after, 1) ?? [0];
    const pages = pagesAfter(
      (last: number | undefined) => findStoryIdsWhere(database(), filter, last ?? first, atOnce),
      (id) => id,
    );
    for await (const ids of pages)
      for (const row of await rowsOfStories(await findStories(database(), ids)))
        yield { place: toPlace(Number(row.story)), row };
  };
  return {
    async *rows(): AsyncGenerator<ExportRow> {
      for await (const { row } of read(undefined, AT_ONCE)) yield row;
    },
    page: (page: { after?: string | undefined; limit: number }): Promise<RowPage> => pageFrom(read, page, AT_ONCE),
  };
}

/** A story as the list has it, with the stories near it. Throws NOT_FOUND, also where its articles stand in another one by now. */
export async function showStory(id: number): Promise<ExportRow> {
  const [row] = await rowsOfStories(await findStories(database(), [id]));
  if (!row) throw new AppError("NOT_FOUND", `There is no story ${id}, or none any more.`);
  const near = await findNearStories(database(), [id], MOST_NEAR);
  const others = near.map(({ story, other }) => (story === id ? other : story));
  const rows = new Map(
    (await rowsOfStories(await findStories(database(), others))).map((each) => [Number(each.story), each]),
  );
  const listed = (wanted: (kind: NearStories["kind"], isLater: boolean) => boolean) =>
    near.flatMap(({ kind, best, average }, i) => {
      const other = rows.get(others[i] ?? -1);
      const isLater = String(other?.from ?? "") > String(row.from ?? "");
      return other && wanted(kind, isLater) ? [{ story: other.story, name: other.name, best, average }] : [];
    });
  return {
    ...row,
    maybe: listed((kind) => kind === "question"),
    earlier: listed((kind, isLater) => kind === "thread" && !isLater),
    later: listed((kind, isLater) => kind === "thread" && isLater),
  };
}
