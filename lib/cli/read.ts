import { parseArgs } from "node:util";
import { AppError } from "../model/errors.ts";
import { waitForAnalysis } from "../usecases/installation/wait-for-analysis.ts";
import { estimateReading, type ReadingEstimate, type StoriesToRead } from "../usecases/reading/estimate-reading.ts";
import { loadReadings, type ReadingProgress } from "../usecases/reading/load-readings.ts";
import { startReading } from "../usecases/reading/start-reading.ts";
import { withDatabase } from "./session.ts";

/** How often to look how far it is, in milliseconds. */
const LOOK_EVERY_MS = 250;

/** `parallax read STORY…|--all`: has the model of one's own read stories; returns when all are read. Exit code 1 where one failed. */
export async function runRead(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      all: { type: "boolean", default: false },
      "max-tokens": { type: "string" },
      estimate: { type: "boolean" },
    },
  });
  if (values.all === positionals.length > 0)
    throw new AppError("INVALID_INPUT", "Name the stories to read by their numbers, or say --all. See --help.");
  const stories: StoriesToRead = values.all ? "all" : positionals.map((text) => wholeNumber("STORY", text));
  const limit = values["max-tokens"];
  const maxTokens = limit === undefined ? undefined : wholeNumber("--max-tokens", limit);
  return withDatabase({ worker: !values.estimate }, async () => {
    const estimate = await estimateReading(stories);
    console.error(lineOfEstimate(estimate));
    if (values.estimate || estimate.questions === 0) return 0;
    const { stories: asked, left } = await startReading(stories, { maxTokens });
    if (left > 0) console.error(`${left} stories are left out, for they would pass ${limit} tokens.`);
    const end = await untilRead();
    await waitForAnalysis();
    for (const { story, message } of end.failures) console.error(`story ${story}: ${message}`);
    if (end.paused) console.error(`Paused after ${end.paused.failures} failures in a row: ${end.paused.reason}`);
    console.log(`${end.read} of ${asked} stories read, ${end.failed} failed.`);
    return end.failed > 0 || end.waiting > 0 ? 1 : 0;
  });
}

async function untilRead(): Promise<ReadingProgress> {
  for (;;) {
    const progress = await loadReadings();
    const { total, read, failed, waiting, paused } = progress;
    if (process.stderr.isTTY) process.stderr.write(`\r${read + failed} of ${total} stories   `);
    if (waiting === 0 || paused) {
      if (process.stderr.isTTY) process.stderr.write("\r");
      return progress;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function lineOfEstimate({
  stories,
  articles,
  sentences,
  tokens,
  questions,
  seconds,
  price,
  model,
  address,
}: ReadingEstimate): string {
  if (questions === 0) return "Nothing is left to read: no article came in since.";
  const parts = [
    `${stories} stories, ${articles} articles, ${sentences} sentences`,
    `about ${tokens.toLocaleString("en")} tokens in ${questions} questions to ${model} at ${address}`,
    seconds === null ? null : `about ${seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`}`,
    price === null ? null : `about ${price.toFixed(2)} at the price that is set`,
  ];
  return `${parts.filter((part) => part !== null).join("; ")}.`;
}

function wholeNumber(what: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AppError("INVALID_INPUT", `${what} wants a number, not “${text}”.`);
  return Number(text);
}
