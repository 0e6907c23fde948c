import { renameMatter } from "../../../../../../lib/usecases/decisions/topic/topic.ts";
import { route } from "../../../_route.ts";
import { IdParams, RowNameBody } from "../../../_schemas.ts";

export const POST = route(
  { params: IdParams, body: RowNameBody },
  async ({ params: { id }, body: { matter, name } }) => {
    const decision = await renameMatter({ id, matter, name });
    return { status: 201, body: { decision }, done: { word: "renamed", decision } };
  },
);
