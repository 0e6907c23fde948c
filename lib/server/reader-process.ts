import { type Config, useConfig } from "../model/config.ts";
import { answerApart } from "../services/apart.ts";
import { readUpload } from "../usecases/imports/read-upload.ts";
import type { ReadingTurn } from "../usecases/imports/upload-reader.ts";
import { readEnvironment } from "./environment.ts";
import { startLog } from "./log.ts";

/** The process in which the web server lets uploads be read. */
startLog("reader", readEnvironment());
answerApart(({ config, turn: { importId, reader, turnMs } }: { config: Config; turn: ReadingTurn }) => {
  useConfig(config);
  return readUpload(importId, reader, turnMs);
});
