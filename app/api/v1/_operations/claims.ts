import { decideLink } from "../../../../lib/usecases/decisions/link.ts";
import { noteLink } from "../../../../lib/usecases/decisions/note.ts";
import { correctSpeaker } from "../../../../lib/usecases/decisions/speaker.ts";
import { showClaim, showLink } from "../../../../lib/usecases/export/show-claims.ts";
import { decided, subject } from "../_http/operation.ts";
import { DecisionMade, DecisionsMade, IdParams, TwoParams } from "../_schemas/common.ts";
import { AttributionRow, ClaimRow, LinkRow } from "../_schemas/kinds.ts";
import { LinkDecisionBody, LinkNoteBody, SpeakerBody } from "../_schemas/requests.ts";
import { listOf } from "./kinds.ts";

const TAG = { name: "Claims", description: "What is said, by whom, and what others say of it" };
const operation = subject(TAG);

export const claims = [
  listOf("attributions", TAG, "Who is quoted or cited, where", AttributionRow),
  listOf("claims", TAG, "Claims with speaker and place", ClaimRow),
  listOf("links", TAG, "Claims about one matter, best first", LinkRow),
  operation({
    method: "get",
    path: "/claims/{id}",
    id: "getClaim",
    summary: "A claim with speaker and place",
    params: IdParams,
    answers: { 200: ClaimRow },
    work: async ({ params: { id } }) => ({ body: await showClaim(id) }),
  }),
  operation({
    method: "patch",
    path: "/claims/{id}",
    id: "editClaim",
    summary: "Correct who says a claim, and on whose word",
    params: IdParams,
    body: SpeakerBody,
    answers: { 200: DecisionsMade },
    work: async ({ params: { id }, body: { speaker, via } }) => {
      const decision = await correctSpeaker({ claim: id, speaker: speaker || null, via: via || null });
      return { body: { decisions: [decision] }, done: { word: "speaker", decision } };
    },
  }),
  operation({
    method: "get",
    path: "/links/{a}/{b}",
    id: "getLink",
    summary: "The link between two claims",
    params: TwoParams,
    answers: { 200: LinkRow },
    work: async ({ params: { a, b } }) => ({ body: await showLink(a, b) }),
  }),
  operation({
    method: "post",
    path: "/links/decisions",
    id: "decideLink",
    summary: "Decide whether two claims are about one matter",
    body: LinkDecisionBody,
    answers: { 201: DecisionMade },
    work: async ({ body }) => decided(await decideLink(body), body.verdict),
  }),
  operation({
    method: "post",
    path: "/links/notes",
    id: "noteLink",
    summary: "Keep a note on two claims",
    body: LinkNoteBody,
    answers: { 201: DecisionMade },
    work: async ({ body }) => decided(await noteLink(body), "noted"),
  }),
];
