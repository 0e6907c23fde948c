import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "../model/errors.ts";
import { backup } from "../server/backup.ts";
import { readEnvironment } from "../server/environment.ts";
import { acquireDatabase } from "../server/postgres.ts";
import { restore } from "../server/restore.ts";
import { withDatabase } from "./session.ts";

/** `parallax backup FILE`: writes everything in the database to one file. */
export async function runBackup(args: string[]): Promise<number> {
  const file = fileOf(args);
  return withDatabase({ worker: false }, async (url) => {
    console.log(`${told(await backup(url, file))} written to ${file}.`);
    return 0;
  });
}

/** `parallax restore FILE`: brings a backup back into an empty database. */
export async function runRestore(args: string[]): Promise<number> {
  const file = fileOf(args);
  const lease = await acquireDatabase(readEnvironment());
  try {
    const { counts, openJobs, madeAt } = await restore(lease.direct, file);
    console.log(
      `${told(counts)} restored as they were on ${madeAt.slice(0, 16).replace("T", " ")} UTC, each row compared.`,
    );
    if (openJobs > 0)
      console.log(
        `${openJobs} jobs were queued then and are not in a backup. Run “parallax rebuild” to do what was left.`,
      );
    return 0;
  } finally {
    await lease.release();
  }
}

function fileOf(args: string[]): string {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file, another] = positionals;
  if (!file || another) throw new AppError("INVALID_INPUT", "Name one file. See --help.");
  return resolve(file);
}

/** "5 articles, 3 decisions and 120 other rows" */
function told(counts: Readonly<Record<string, number>>): string {
  const { article = 0, decision = 0 } = counts;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${article} articles, ${decision} decisions and ${all - article - decision} other rows`;
}
