import { makeTopic } from "../../../../lib/usecases/decisions/topic/topic.ts";
import { kindRoute } from "../_kind.ts";
import { route } from "../_route.ts";
import { TopicBody } from "../_schemas.ts";

export const GET = kindRoute("topics");

export const POST = route({ body: TopicBody }, async ({ body: { words } }) => {
  const made = await makeTopic(words);
  return { status: 201, body: made, location: `/topics/${made.topic}` };
});
