import { removeArticle } from "../../../../../../lib/usecases/decisions/removal.ts";
import { route } from "../../../_route.ts";
import { IdParams } from "../../../_schemas.ts";

/** A form cannot send DELETE. */
export const POST = route({ params: IdParams }, async ({ params: { id } }) => {
  const decision = await removeArticle(id);
  return { body: { decision }, done: { word: "removed", decision } };
});
