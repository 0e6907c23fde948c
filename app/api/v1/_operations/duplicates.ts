import { confirmGroup, splitGroup } from "../../../../lib/usecases/decisions/group.ts";
import { chooseLead } from "../../../../lib/usecases/decisions/lead.ts";
import { decidePair } from "../../../../lib/usecases/decisions/pair.ts";
import { showGroup, showPair } from "../../../../lib/usecases/export/show-duplicates.ts";
import { decided, subject } from "../_http/operation.ts";
import { DecisionMade, DecisionsMade, IdParams, TwoParams } from "../_schemas/common.ts";
import { GroupRow, PairRow } from "../_schemas/kinds.ts";
import { GroupWithArticles } from "../_schemas/objects.ts";
import { GroupBody, PairDecisionBody, SplitBody } from "../_schemas/requests.ts";
import { listOf } from "./kinds.ts";

const TAG = { name: "Duplicates", description: "Which articles are one article" };
const operation = subject(TAG);

export const duplicates = [
  listOf("pairs", TAG, "Flagged pairs, surest first", PairRow),
  listOf("groups", TAG, "Every article with its group", GroupRow),
  operation({
    method: "get",
    path: "/pairs/{a}/{b}",
    id: "getPair",
    summary: "A flagged pair of two articles",
    params: TwoParams,
    answers: { 200: PairRow },
    work: async ({ params: { a, b } }) => ({ body: await showPair(a, b) }),
  }),
  operation({
    method: "post",
    path: "/pairs/decisions",
    id: "decidePair",
    summary: "Decide about two articles",
    body: PairDecisionBody,
    answers: { 201: DecisionMade },
    work: async ({ body }) => decided(await decidePair(body), body.verdict),
  }),
  operation({
    method: "get",
    path: "/groups/{id}",
    id: "getGroup",
    summary: "A group: the articles that are one article",
    params: IdParams,
    answers: { 200: GroupWithArticles },
    work: async ({ params: { id } }) => ({ body: await showGroup(id) }),
  }),
  operation({
    method: "patch",
    path: "/groups/{id}",
    id: "editGroup",
    summary: "Choose the copy that leads a group",
    params: IdParams,
    body: GroupBody,
    answers: { 200: DecisionsMade },
    work: async ({ params: { id }, body: { lead } }) => {
      const decision = await chooseLead(lead, id);
      return { body: { decisions: [decision] }, done: { word: "lead", decision } };
    },
  }),
  operation({
    method: "post",
    path: "/groups/{id}/confirm",
    id: "confirmGroup",
    summary: "Confirm all copies of a group as one article",
    params: IdParams,
    answers: { 201: DecisionMade },
    work: async ({ params: { id } }) => decided(await confirmGroup(id), "confirmed-group"),
  }),
  operation({
    method: "post",
    path: "/groups/{id}/split",
    id: "splitGroup",
    summary: "Take copies out of a group",
    params: IdParams,
    body: SplitBody,
    answers: { 201: DecisionMade },
    work: async ({ params: { id }, body: { out } }) => decided(await splitGroup(id, out), "split"),
  }),
];
