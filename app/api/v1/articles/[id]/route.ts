import { showArticle } from "../../../../../lib/usecases/articles/show-article.ts";
import { editFields } from "../../../../../lib/usecases/decisions/metadata.ts";
import { removeArticle } from "../../../../../lib/usecases/decisions/removal.ts";
import { route } from "../../_route.ts";
import { IdParams, MetadataBody } from "../../_schemas.ts";

export const GET = route({ params: IdParams }, async ({ params: { id } }) => ({ body: await showArticle(id) }));

export const PATCH = route({ params: IdParams, body: MetadataBody }, async ({ params: { id }, body }) => {
  const decisions = await editFields(id, body);
  const last = decisions.at(-1);
  return { body: { decisions }, done: last === undefined ? undefined : { word: "saved", decision: last } };
});

/** A form cannot send PATCH. */
export const POST = PATCH;

export const DELETE = route({ params: IdParams }, async ({ params: { id } }) => ({
  body: { decision: await removeArticle(id) },
}));
