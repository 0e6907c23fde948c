import { type Config, useConfig } from "../model/config.ts";
import { answerApart } from "../services/apart.ts";
import { readUpload } from "../usecases/imports/read-upload.ts";
import { readEnvironment } from "./environment.ts";
import { startLog } from "./log.ts";

/** The process in which the web server lets uploads be read. */
startLog("reader", readEnvironment());
answerApart(({ config, importId }: { config: Config; importId: number }) => {
  useConfig(config);
  return readUpload(importId);
});
