import { correctSpeaker } from "../../../../../../lib/usecases/decisions/speaker.ts";
import { route } from "../../../_route.ts";
import { IdParams, SpeakerBody } from "../../../_schemas.ts";

export const POST = route(
  { params: IdParams, body: SpeakerBody },
  async ({ params: { id }, body: { speaker, via } }) => {
    const decision = await correctSpeaker({ claim: id, speaker: speaker || null, via: via || null });
    return { status: 201, body: { decision }, done: { word: "speaker", decision } };
  },
);
