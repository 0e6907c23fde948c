import { splitTopic } from "../../../../../../lib/usecases/decisions/topic/topic.ts";
import { route } from "../../../_route.ts";
import { IdParams, TopicSplitBody } from "../../../_schemas.ts";

export const POST = route(
  { params: IdParams, body: TopicSplitBody },
  async ({ params: { id }, body: { matters, name } }) => {
    const made = await splitTopic({ id, matters, ...(name === undefined ? {} : { name }) });
    return { status: 201, body: made, done: { word: "topic-split", decision: made.decision } };
  },
);
