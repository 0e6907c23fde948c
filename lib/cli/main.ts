import { AppError } from "../model/errors.ts";
import { EXPORT_KINDS } from "../usecases/export/export-kind.ts";
import { TABLES } from "../usecases/export/tabulate.ts";
import { runBackup, runRestore } from "./backup.ts";
import { runDoctor } from "./doctor.ts";
import { runExport } from "./export.ts";
import { runFeeds } from "./feeds.ts";
import { runImport } from "./import.ts";
import { runRead } from "./read.ts";
import { runRebuild } from "./rebuild.ts";
import { runSettle } from "./settle.ts";
import { runWorker } from "./worker.ts";

const HELP = `Parallax: how different outlets tell the same story.

  parallax import PATH|-…     read texts, pages, feeds, mail, tables, JSON, folders and addresses; returns when all is analysed
                              --preview shows the first five texts and stores nothing; --column NAME=FIELD says what a table’s column is
           --json             one result a line: {sourceId, article, status, error?, relation?, of?}
           --no-wait          leave the analysis to the workers
  parallax export KIND        one JSON object a line: ${EXPORT_KINDS.join(", ")}
           --format csv       a table instead
  parallax export TABLE       a page's table: ${TABLES.join(", ")}
           --ids 1,2 --topic 3 --story 6 --outlet 4 --coding 5 --open measure:hedges --of "outlet 4"   what it is of, as in the page's address
  parallax read STORY…|--all  have the model of MODEL_URL or Settings read the points of stories; tells first what that takes
           --max-tokens N     read no more than fits N tokens; --estimate only tells what it takes
  parallax feeds              list the feeds that are watched; what is new in them comes in by itself
           add ADDRESS|FILE…  watch feeds, by their addresses or a list of feeds (OPML)
           look NUMBER…|--all look at feeds now; remove NUMBER… stops watching; opml writes the list
  parallax worker             work on queued jobs until stopped
  parallax rebuild            make again what an older version derived (--all: everything)
  parallax settle             find all stories again under the words of today
  parallax backup FILE        write everything, bytes, decisions and settings, to one file
  parallax restore FILE       bring it back into a new data folder or an empty database
  parallax doctor             check the installation and say what to do (--deep: the rows of the database too)

Start it with: npm run -s parallax -- import FILE`;

const COMMANDS: Record<string, (args: string[]) => Promise<number>> = {
  import: runImport,
  export: runExport,
  feeds: runFeeds,
  read: runRead,
  worker: runWorker,
  rebuild: runRebuild,
  settle: runSettle,
  backup: runBackup,
  restore: runRestore,
  doctor: runDoctor,
};

/** Run one command; the exit code is 0, or 1 with one clear line on standard error. */
async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (!name || name === "help" || args.includes("--help") || args.includes("-h")) {
    console.log(HELP);
    return 0;
  }
  const command = COMMANDS[name];
  if (!command)
    throw new AppError(
      "INVALID_INPUT",
      `There is no command “${name}”. Known: ${Object.keys(COMMANDS).join(", ")}. See --help.`,
    );
  return command(rest);
}

/** What a failure says to the person: our own sentence, the complaint about an option, or a plain line for a bug. */
function lineFor(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
    return `${error.message} See --help.`;
  if (process.env.PARALLAX_DEBUG) console.error(error);
  const reason = error instanceof Error ? error.message.split("\n").find((line) => line.trim()) : String(error);
  return `Something went wrong: ${reason}. Nothing that was stored is lost. Run “parallax doctor”, or set PARALLAX_DEBUG=1 to see more.`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`parallax: ${lineFor(error)}`);
    process.exit(1);
  },
);
