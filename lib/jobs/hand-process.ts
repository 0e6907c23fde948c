import { type Config, useConfig } from "../model/config.ts";
import { answerApart } from "../services/apart.ts";
import { doJob, type GivenJob } from "./tasks.ts";

/** The process in which a lane of the worker does its jobs. */
answerApart(({ config, job }: { config: Config; job: GivenJob }) => {
  useConfig(config);
  return doJob(job);
});
