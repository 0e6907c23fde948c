import { type Config, useConfig } from "../model/config.ts";
import { readEnvironment } from "../server/environment.ts";
import { startLog } from "../server/log.ts";
import { answerApart } from "../services/apart.ts";
import { doWork, type HandWork } from "./tasks.ts";

/** The process in which a lane of the worker does its jobs. */
startLog("hand", readEnvironment());
answerApart(({ config, work }: { config: Config; work: HandWork }) => {
  useConfig(config);
  return doWork(work);
});
