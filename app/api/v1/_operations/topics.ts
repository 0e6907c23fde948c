import { AppError } from "../../../../lib/model/errors.ts";
import {
  editTopic,
  makeTopic,
  mergeTopics,
  renameMatter,
  splitTopic,
} from "../../../../lib/usecases/decisions/topic/topic.ts";
import { showMatter, showTopic } from "../../../../lib/usecases/export/show-topics.ts";
import { decided, subject } from "../_http/operation.ts";
import { DecisionMade, DecisionsMade, IdParams } from "../_schemas/common.ts";
import { MatrixCount, MatterRow, TopicRow } from "../_schemas/kinds.ts";
import { TopicMade, TopicWithMatters } from "../_schemas/objects.ts";
import { MatterBody, TopicBody, TopicEditBody, TopicMergeBody, TopicSplitBody } from "../_schemas/requests.ts";
import { listOf } from "./kinds.ts";

const TAG = { name: "Topics", description: "What recurs, row by row" };
const operation = subject(TAG);

export const topics = [
  listOf("topics", TAG, "Topics, most told first", TopicRow),
  listOf("matters", TAG, "Matters: claims joined by links, those of stories first", MatterRow),
  listOf("matrix", TAG, "Topics by outlet, a row a cell, silent cells with what was searched", MatrixCount),
  operation({
    method: "post",
    path: "/topics",
    id: "makeTopic",
    summary: "Make a topic from words",
    body: TopicBody,
    answers: { 201: TopicMade },
    work: async ({ body: { words } }) => {
      const made = await makeTopic(words);
      return { body: made, location: `/topics/${made.topic}`, page: `/topics/${made.topic}` };
    },
  }),
  operation({
    method: "get",
    path: "/topics/{id}",
    id: "getTopic",
    summary: "A topic with its matters, also where it is hidden or merged into another",
    params: IdParams,
    answers: { 200: TopicWithMatters },
    work: async ({ params: { id } }) => ({ body: await showTopic(id) }),
  }),
  operation({
    method: "patch",
    path: "/topics/{id}",
    id: "editTopic",
    summary: "Rename, hide or show a topic",
    params: IdParams,
    body: TopicEditBody,
    answers: { 200: DecisionsMade },
    work: async ({ params: { id }, body: { name, hidden } }) => {
      const decisions = await editTopic({
        id,
        ...(name === undefined ? {} : { name }),
        ...(hidden === undefined ? {} : { hidden }),
      });
      return {
        body: { decisions },
        done: { word: name === undefined ? "saved" : "renamed", decision: decisions.at(-1) },
      };
    },
  }),
  operation({
    method: "post",
    path: "/topics/{id}/merge",
    id: "mergeTopics",
    summary: "Let another topic's rows stand in this one",
    params: IdParams,
    body: TopicMergeBody,
    answers: { 201: DecisionMade },
    work: async ({ params: { id }, body: { other } }) =>
      decided(await mergeTopics({ into: id, other }), "topics-merged"),
  }),
  operation({
    method: "post",
    path: "/topics/{id}/split",
    id: "splitTopic",
    summary: "Take rows out of a topic into one of their own",
    params: IdParams,
    body: TopicSplitBody,
    answers: { 201: TopicMade },
    work: async ({ params: { id }, body: { matters, name } }) => {
      const made = await splitTopic({ id, matters, ...(name === undefined ? {} : { name }) });
      return {
        body: made,
        location: `/topics/${made.topic}`,
        done: { word: "topic-split", decision: made.decision },
      };
    },
  }),
  operation({
    method: "get",
    path: "/matters/{id}",
    id: "getMatter",
    summary: "A matter: claims joined by links, of a story or of a topic",
    params: IdParams,
    answers: { 200: MatterRow },
    work: async ({ params: { id } }) => ({ body: await showMatter(id) }),
  }),
  operation({
    method: "patch",
    path: "/matters/{id}",
    id: "editMatter",
    summary: "Rename a row of a topic",
    params: IdParams,
    body: MatterBody,
    answers: { 200: DecisionsMade },
    work: async ({ params: { id }, body: { name } }) => {
      const { topic } = await showMatter(id);
      if (topic === null)
        throw new AppError("INVALID_INPUT", "A row of a story is named by its words. Nothing was changed.");
      const decision = await renameMatter({ id: topic, matter: id, name });
      return { body: { decisions: [decision] }, done: { word: "renamed", decision } };
    },
  }),
];
