import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { AppError } from "../model/errors.ts";
import { log } from "../model/log.ts";
import { commandLine } from "./command-line.ts";
import type { ServerUser } from "./postgres-binaries.ts";

/** As `newPassword` makes them; anything else in the file was cut short. */
const PASSWORD = /^[0-9a-f]{48}$/;
const newPassword = () => randomBytes(24).toString("hex");

/** A cluster: where its files lie, the binaries that serve it, and the user they run as. */
export type Cluster = { readonly base: string; readonly native: string; readonly user: ServerUser };

/** The folder of the cluster itself, which Postgres owns. */
export const clusterFolder = ({ base }: Cluster) => join(base, "postgres");

/**
 * Makes the cluster where there is none. Several starts may do so at once: each makes one beside, and the first that is whole takes the
 * place, because to rename a folder onto one that is not empty fails. Throws UNAVAILABLE with what initdb says.
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const place = clusterFolder(cluster);
  if (isWhole(place)) return;
  ensurePassword(cluster);
  clearAway(cluster);
  const own = join(cluster.base, `${BESIDE}${process.pid}`);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { mode: 0o700 });
  give(own, cluster.user);
  try {
    await initialise(cluster, own);
    renameSync(own, place);
  } catch (error) {
    if (!isWhole(place)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Where a cluster is made before it takes its place; the number is that of the process that makes it. */
const BESIDE = "postgres.new-";

const isWhole = (folder: string) => existsSync(join(folder, "PG_VERSION"));

/** Takes away what a start that was cut left: clusters half made beside, and one half made in the place by an older version. */
function clearAway(cluster: Cluster): void {
  for (const name of readdirSync(cluster.base)) {
    const maker = name.startsWith(BESIDE) ? Number(name.slice(BESIDE.length)) : null;
    if (maker !== null && commandLine(maker) === null)
      rmSync(join(cluster.base, name), { recursive: true, force: true });
  }
  const place = clusterFolder(cluster);
  if (!existsSync(place)) return;
  const aside = join(cluster.base, `${BESIDE}${process.pid}-cut`);
  renameSync(place, aside);
  if (isWhole(aside)) {
    renameSync(aside, place); // another start has put a whole one there meanwhile
    return;
  }
  log.warn(`${place} was left half made by a start that was cut; it is made anew.`);
  rmSync(aside, { recursive: true, force: true });
}

async function initialise({ base, native, user }: Cluster, folder: string): Promise<void> {
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]; // plain C lowercases ASCII only
  const access = ["-U", "parallax", `--pwfile=${passwordFile(base)}`, "--auth=scram-sha-256"];
  try {
    await promisify(execFile)(
      join(native, "bin", "initdb"),
      ["-D", folder, ...access, "--encoding=UTF8", ...locale],
      user,
    );
  } catch (error) {
    const reason = String((error as { stderr?: unknown }).stderr || error)
      .trim()
      .split("\n")[0];
    throw new AppError("UNAVAILABLE", `The embedded Postgres cannot be set up in ${folder}: ${reason}`, {
      cause: error,
    });
  }
}

const passwordFile = (base: string) => join(base, "password");

/** The password of the cluster, or null where its file is missing, empty or cut short. */
export function keptPassword({ base }: Cluster): string | null {
  const path = passwordFile(base);
  const kept = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  return PASSWORD.test(kept) ? kept : null;
}

function ensurePassword(cluster: Cluster): void {
  if (keptPassword(cluster)) return;
  const path = passwordFile(cluster.base);
  if (existsSync(path)) {
    log.warn(`${path} is empty or was cut short; it is written anew.`);
    rmSync(path, { force: true });
  }
  // Written beside and linked: the file is never there without its words, and the first of several starts wins.
  const own = `${path}.new-${process.pid}`;
  writeFileSync(own, newPassword(), { mode: 0o600 });
  give(own, cluster.user);
  try {
    linkSync(own, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Gives the cluster a new password where the kept one is lost. The cluster must not run: a lone Postgres on it sets the password. */
export function renewPassword(cluster: Cluster): void {
  ensurePassword(cluster);
  const statement = `ALTER ROLE parallax PASSWORD '${keptPassword(cluster)}'\n`;
  execFileSync(join(cluster.native, "bin", "postgres"), ["--single", "-D", clusterFolder(cluster), "postgres"], {
    input: statement,
    stdio: ["pipe", "ignore", "pipe"],
    ...cluster.user,
  });
}

function give(path: string, { uid, gid }: ServerUser): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
