import { z } from "zod";
import { ANSWER_REFUSALS, type AnswerRefusal, READING_STATES } from "../../../../lib/model/reading.ts";
import { id, known, line } from "./common.ts";

/** What requests and answers about a model of one's own hold. */

const reasons = Object.keys(ANSWER_REFUSALS) as [AnswerRefusal, ...AnswerRefusal[]];
const refused = z.array(z.object({ reason: z.enum(reasons), words: z.string(), count: z.int() }));
const paused = z.object({ since: z.string(), reason: z.string(), failures: z.int() }).nullable();
const yesNo = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);
/** A number of a form's field, which is empty where nothing was typed. */
const whole = (least: number, most: number) =>
  z.union([z.literal("").transform(() => undefined), z.coerce.number().int().min(least).max(most)]).optional();

export const ModelState = z
  .object({
    on: z.boolean(),
    from: z.enum(["environment", "settings"]).nullable(),
    address: z.string(),
    name: z.string(),
    key: z.object({ set: z.boolean(), since: known }).describe("The key itself is never answered"),
    context: z.int().describe("tokens that it reads at one time"),
    parallel: z.int(),
    price: z.number().nullable().describe("of a million tokens"),
    readNew: z.boolean().describe("Whether every new story is read unasked"),
    here: z.boolean().describe("Whether the address is this machine"),
    unencrypted: z.boolean().describe("Whether what goes there can be read on the way"),
    paused,
    tried: z
      .object({ ok: z.boolean(), seconds: z.number(), message: known, at: z.string() })
      .nullable()
      .describe("How this model did when it was tried last"),
    refused,
    answers: z.int(),
    tokens: z.int(),
  })
  .meta({ id: "Model" });
export const ModelBody = z
  .object({
    address: line(500).optional(),
    name: line(200).optional(),
    key: line(1000).optional().describe("Empty removes it; absent leaves it"),
    context: whole(1024, 10_000_000),
    parallel: whole(1, 16),
    price: z
      .union([z.literal("").transform(() => null), z.null(), z.coerce.number().positive()])
      .optional()
      .describe("of a million tokens; null where it is not known"),
    readNew: yesNo.optional(),
  })
  .meta({ id: "ModelBody" });
export const ModelServers = z
  .object({
    servers: z.array(z.object({ program: z.string(), address: z.string(), models: z.array(z.string()) })),
  })
  .meta({ id: "ModelServers" });
export const ModelNames = z.object({ models: z.array(z.string()) }).meta({ id: "ModelNames" });
export const ModelTried = z.object({ ok: z.boolean(), seconds: z.number(), message: known }).meta({ id: "ModelTried" });

const storiesText = z
  .string()
  .max(2000)
  .regex(/^(all|\d{1,9}(,\d{1,9})*)$/, "Say all, or numbers of stories with commas: 1,2,4.")
  .transform((text) => (text === "all" ? ("all" as const) : text.split(",").map(Number)));
export const EstimateQuery = z.object({ stories: storiesText });
export const Estimate = z
  .object({
    stories: z.int().describe("that have something unread"),
    articles: z.int(),
    sentences: z.int(),
    tokens: z.int(),
    questions: z.int(),
    seconds: z.number().nullable().describe("null before the model's first answer"),
    price: z.number().nullable(),
    model: z.string(),
    address: z.string(),
  })
  .meta({ id: "ReadingEstimate" });
export const ReadingsBody = z
  .object({
    stories: z.union([z.literal("all"), z.array(id).min(1).max(2000), storiesText]),
    maxTokens: whole(1, 2_000_000_000),
  })
  .meta({ id: "ReadingsBody" });
export const ReadingsStarted = z
  .object({ stories: z.int(), tokens: z.int(), left: z.int().describe("stories beyond the limit of tokens") })
  .meta({ id: "ReadingsStarted" });
export const ReadingsStopped = z.object({ stopped: z.int() }).meta({ id: "ReadingsStopped" });
export const ReadingsResumed = z.object({ stories: z.int() }).meta({ id: "ReadingsResumed" });
const named = { story: z.int(), name: known };
export const Readings = z
  .object({
    total: z.int(),
    read: z.int(),
    failed: z.int(),
    waiting: z.int(),
    now: z.object(named).nullable(),
    secondsLeft: z.int().nullable(),
    paused,
    failures: z.array(z.object({ ...named, message: z.string() })),
  })
  .meta({ id: "Readings" });

export const StoryReadingState = z
  .object({
    state: z.enum(["none", ...READING_STATES]),
    by: known.describe("model:NAME"),
    model: known,
    readAt: known,
    shows: z.enum(["model", "words"]),
    rows: z.object({ model: z.int(), words: z.int() }),
    refused,
    failure: known,
    unread: z.array(z.int()).describe("articles that came in since"),
    sentences: z.int().describe("that the model had before it"),
    questions: z.object({ asked: z.int(), all: z.int() }),
  })
  .meta({ id: "StoryReading" });
export const ShowsBody = z.object({ shows: z.enum(["model", "words"]) }).meta({ id: "ShowsBody" });
export const ByHand = z
  .object({ question: z.string(), tokens: z.int(), articles: z.int(), sentences: z.int() })
  .meta({ id: "QuestionByHand" });
/** Characters of a pasted answer: thinking text may stand around it. */
const LONGEST_ANSWER = 400_000;
export const AnswerBody = z
  .object({ answer: line(LONGEST_ANSWER).min(2, "Paste the answer of the chat.") })
  .meta({ id: "AnswerBody" });
export const NameProposed = z
  .object({
    model: z.string(),
    name: known.describe("of words that two outlets use; the story keeps its name until someone takes this one"),
    refused: known.describe("why what the model said is no name"),
  })
  .meta({ id: "NameProposed" });

export const AnswerTaken = z
  .object({
    taken: z.int(),
    refused: z.array(
      z.object({ reason: z.enum(reasons), words: z.string(), what: z.string(), line: z.int().nullable() }),
    ),
  })
  .meta({ id: "AnswerTaken" });
