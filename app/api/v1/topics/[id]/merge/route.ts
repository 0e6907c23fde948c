import { mergeTopics } from "../../../../../../lib/usecases/decisions/topic/topic.ts";
import { route } from "../../../_route.ts";
import { IdParams, TopicMergeBody } from "../../../_schemas.ts";

export const POST = route({ params: IdParams, body: TopicMergeBody }, async ({ params: { id }, body: { other } }) => {
  const decision = await mergeTopics({ into: id, other });
  return { status: 201, body: { decision }, done: { word: "topics-merged", decision } };
});
