import { estimateReading } from "../../../../lib/usecases/reading/estimate-reading.ts";
import { findModelServers, listModels } from "../../../../lib/usecases/reading/find-model-servers.ts";
import { loadModel } from "../../../../lib/usecases/reading/load-model.ts";
import { loadReadings } from "../../../../lib/usecases/reading/load-readings.ts";
import { loadStoryReading } from "../../../../lib/usecases/reading/load-story-reading.ts";
import { proposeName } from "../../../../lib/usecases/reading/propose-name.ts";
import { saveModel, turnModelOff } from "../../../../lib/usecases/reading/save-model.ts";
import { resumeReading, startReading, stopReading } from "../../../../lib/usecases/reading/start-reading.ts";
import { tryModel } from "../../../../lib/usecases/reading/try-model.ts";
import { answerByHand, questionByHand } from "../../../../lib/usecases/stories/question-by-hand.ts";
import { showRows } from "../../../../lib/usecases/stories/show-rows.ts";
import { subject } from "../_http/operation.ts";
import { IdParams } from "../_schemas/common.ts";
import {
  AnswerBody,
  AnswerTaken,
  ByHand,
  Estimate,
  EstimateQuery,
  ModelBody,
  ModelNames,
  ModelServers,
  ModelState,
  ModelTried,
  NameProposed,
  Readings,
  ReadingsBody,
  ReadingsResumed,
  ReadingsStarted,
  ReadingsStopped,
  ShowsBody,
  StoryReadingState,
} from "../_schemas/reading.ts";

const operation = subject({
  name: "Reading",
  description: "A language model of one's own that reads the points of stories; off until someone names it",
});

export const reading = [
  operation({
    method: "get",
    path: "/model",
    id: "getModel",
    summary: "The model that is set, how it goes, and what of its answers was refused",
    answers: { 200: ModelState },
    byPersons: true,
    work: async () => ({ body: await loadModel() }),
  }),
  operation({
    method: "patch",
    path: "/model",
    id: "setModel",
    summary: "Name the model that is asked, and where",
    body: ModelBody,
    answers: { 200: ModelState },
    byPersons: true,
    work: async ({ body }) => ({ body: await saveModel(body), done: { word: "saved" } }),
  }),
  operation({
    method: "delete",
    path: "/model",
    id: "turnModelOff",
    summary: "Ask no model any more; address and key are forgotten, what was read stays",
    answers: { 200: ModelState },
    byPersons: true,
    work: async () => ({ body: await turnModelOff(), done: { word: "saved" } }),
  }),
  operation({
    method: "get",
    path: "/model/servers",
    id: "findModelServers",
    summary: "Programs of this machine that answer with a list of models",
    answers: { 200: ModelServers },
    byPersons: true,
    work: async () => ({ body: { servers: await findModelServers() } }),
  }),
  operation({
    method: "get",
    path: "/model/models",
    id: "listModels",
    summary: "The models of the server that is set",
    answers: { 200: ModelNames },
    byPersons: true,
    work: async () => ({ body: { models: await listModels() } }),
  }),
  operation({
    method: "post",
    path: "/model/try",
    id: "tryModel",
    summary: "Ask the model about two made-up sentences",
    answers: { 200: ModelTried },
    byPersons: true,
    work: async () => ({ body: await tryModel(), done: { word: "model-tried" } }),
  }),
  operation({
    method: "get",
    path: "/readings",
    id: "getReadings",
    summary: "How far the readings are that were asked for last",
    answers: { 200: Readings },
    work: async () => ({ body: await loadReadings() }),
  }),
  operation({
    method: "post",
    path: "/readings",
    id: "startReadings",
    summary: "Have the model read stories, as many as a limit of tokens allows",
    body: ReadingsBody,
    answers: { 202: ReadingsStarted },
    work: async ({ body: { stories, maxTokens } }) => ({
      status: 202,
      body: await startReading(stories, { maxTokens }),
      location: "/readings",
      done: { word: "reading-asked" },
    }),
  }),
  operation({
    method: "get",
    path: "/readings/estimate",
    id: "estimateReadings",
    summary: "What it takes to read stories: articles, sentences, tokens, questions, time",
    query: EstimateQuery,
    answers: { 200: Estimate },
    work: async ({ query: { stories } }) => ({ body: await estimateReading(stories) }),
  }),
  operation({
    method: "post",
    path: "/readings/stop",
    id: "stopReadings",
    summary: "Stop what waits or runs; what was read stays",
    answers: { 200: ReadingsStopped },
    work: async () => ({ body: { stopped: await stopReading() }, done: { word: "reading-stopped" } }),
  }),
  operation({
    method: "post",
    path: "/readings/resume",
    id: "resumeReadings",
    summary: "Go on after a pause, with one question",
    answers: { 202: ReadingsResumed },
    work: async () => ({
      status: 202,
      body: await resumeReading(),
      location: "/readings",
      done: { word: "reading-resumed" },
    }),
  }),
  operation({
    method: "get",
    path: "/stories/{id}/reading",
    id: "getStoryReading",
    summary: "Who found a story's rows, and how far a model has read it",
    params: IdParams,
    answers: { 200: StoryReadingState },
    work: async ({ params: { id } }) => ({ body: await loadStoryReading(id) }),
  }),
  operation({
    method: "patch",
    path: "/stories/{id}/reading",
    id: "showStoryRows",
    summary: "Show the rows that a model found, or those of words",
    params: IdParams,
    body: ShowsBody,
    answers: { 200: StoryReadingState },
    work: async ({ params: { id }, body: { shows } }) => {
      await showRows(id, shows);
      return { body: await loadStoryReading(id) };
    },
  }),
  operation({
    method: "post",
    path: "/stories/{id}/read",
    id: "readStory",
    summary: "Have the model read a story",
    params: IdParams,
    answers: { 202: ReadingsStarted },
    work: async ({ params: { id } }) => ({
      status: 202,
      body: await startReading([id]),
      location: `/stories/${id}/reading`,
      done: { word: "reading-asked" },
    }),
  }),
  operation({
    method: "post",
    path: "/stories/{id}/stop-reading",
    id: "stopStoryReading",
    summary: "Stop the reading of a story",
    params: IdParams,
    answers: { 200: ReadingsStopped },
    work: async ({ params: { id } }) => ({
      body: { stopped: await stopReading(id) },
      done: { word: "reading-stopped" },
    }),
  }),
  operation({
    method: "post",
    path: "/stories/{id}/propose-name",
    id: "proposeStoryName",
    summary: "Ask the model what it would call a story",
    params: IdParams,
    answers: { 200: NameProposed },
    work: async ({ params: { id } }) => ({ body: await proposeName(id), done: { word: "name-asked" } }),
  }),
  operation({
    method: "get",
    path: "/stories/{id}/question",
    id: "getStoryQuestion",
    summary: "A story's question as text for any chat",
    params: IdParams,
    answers: { 200: ByHand },
    work: async ({ params: { id } }) => ({ body: await questionByHand(id) }),
  }),
  operation({
    method: "post",
    path: "/stories/{id}/answer",
    id: "answerStoryQuestion",
    summary: "Take the answer that a chat gave to a story's question; it is checked as any model's",
    params: IdParams,
    body: AnswerBody,
    answers: { 200: AnswerTaken },
    work: async ({ params: { id }, body: { answer } }) => ({
      body: await answerByHand(id, answer),
      done: { word: "answer-taken" },
    }),
  }),
];
