import {
  joinStories,
  keepStoriesApart,
  moveToStory,
  renameStory,
  takeOutOfStory,
} from "../../../../lib/usecases/decisions/story/story.ts";
import { showStory, storiesWhere } from "../../../../lib/usecases/export/show-stories.ts";
import { decided, subject } from "../_http/operation.ts";
import { DecisionMade, DecisionsMade, IdParams, pageOf } from "../_schemas/common.ts";
import { StoryEntry } from "../_schemas/kinds.ts";
import { StoryWithNear } from "../_schemas/objects.ts";
import { StoriesQuery, StoryArticlesBody, StoryBody, StoryMoveBody, StoryOtherBody } from "../_schemas/requests.ts";

const operation = subject({ name: "Stories", description: "The articles that report one event" });

export const stories = [
  operation({
    method: "get",
    path: "/stories",
    id: "listStories",
    summary: "Stories by number, also those of one article; of an outlet, of some days or with some words where asked",
    query: StoriesQuery,
    answers: { 200: pageOf(StoryEntry) },
    table: true,
    work: async ({ query: { after, limit, ...filter }, format }) => {
      const { rows, page } = storiesWhere(filter);
      return format ? { rows: rows(), name: "stories", format } : { body: await page({ after, limit }) };
    },
  }),
  operation({
    method: "get",
    path: "/stories/{id}",
    id: "getStory",
    summary: "A story with what it may be one with, and what tells of the same thing earlier or later",
    params: IdParams,
    answers: { 200: StoryWithNear },
    work: async ({ params: { id } }) => ({ body: await showStory(id) }),
  }),
  operation({
    method: "patch",
    path: "/stories/{id}",
    id: "editStory",
    summary: "Rename a story",
    params: IdParams,
    body: StoryBody,
    answers: { 200: DecisionsMade },
    work: async ({ params: { id }, body: { name } }) => {
      const decision = await renameStory({ story: id, name });
      return { body: { decisions: [decision] }, done: { word: "renamed", decision } };
    },
  }),
  operation({
    method: "post",
    path: "/stories/{id}/move",
    id: "moveToStory",
    summary: "Move articles of a story to another one; copies go along",
    params: IdParams,
    body: StoryMoveBody,
    answers: { 201: DecisionMade },
    work: async ({ params: { id }, body: { articles, to } }) =>
      to === "own"
        ? decided(await takeOutOfStory({ story: id, articles }), "taken-out")
        : decided(await moveToStory({ story: id, articles, to }), "moved"),
  }),
  operation({
    method: "post",
    path: "/stories/{id}/part",
    id: "partFromStory",
    summary: "Take articles out of a story into one of their own; copies go along",
    params: IdParams,
    body: StoryArticlesBody,
    answers: { 201: DecisionMade },
    work: async ({ params: { id }, body: { articles } }) =>
      decided(await takeOutOfStory({ story: id, articles }), "taken-out"),
  }),
  operation({
    method: "post",
    path: "/stories/{id}/join",
    id: "joinStories",
    summary: "Join two stories as one event",
    params: IdParams,
    body: StoryOtherBody,
    answers: { 201: DecisionMade },
    work: async ({ params: { id }, body: { other } }) =>
      decided(await joinStories({ story: id, other }), "stories-joined"),
  }),
  operation({
    method: "post",
    path: "/stories/{id}/keep-apart",
    id: "keepStoriesApart",
    summary: "Keep two stories apart as two events; they are not suggested again",
    params: IdParams,
    body: StoryOtherBody,
    answers: { 201: DecisionMade },
    work: async ({ params: { id }, body: { other } }) =>
      decided(await keepStoriesApart({ story: id, other }), "stories-apart"),
  }),
];
