import { editTopic } from "../../../../../lib/usecases/decisions/topic/topic.ts";
import { route } from "../../_route.ts";
import { IdParams, TopicEditBody } from "../../_schemas.ts";

export const POST = route(
  { params: IdParams, body: TopicEditBody },
  async ({ params: { id }, body: { name, hidden } }) => {
    const decision = await editTopic({
      id,
      ...(name === undefined ? {} : { name }),
      ...(hidden === undefined ? {} : { hidden }),
    });
    return { status: 201, body: { decision }, done: { word: name === undefined ? "saved" : "renamed", decision } };
  },
);
