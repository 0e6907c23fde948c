import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import pg from "pg";
import { readEnvironment } from "../../../lib/server/environment.ts";
import { acquireDatabase } from "../../../lib/server/postgres.ts";
import { binaries, serverUser } from "../../../lib/server/postgres-binaries.ts";
import { until } from "./worker-process.ts";

/** A primary and a hot standby of it, both of the embedded binaries and in a folder of their own. */
export type Pair = {
  readonly primary: string;
  readonly standby: string;
  /** Ends the standby at once. */
  killStandby(): Promise<void>;
  remove(): Promise<void>;
};

/** Makes the pair. The standby is a copy of the running primary's files, taken between the two marks of a backup, as pg_basebackup does. */
export async function startPair(): Promise<Pair> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-standby-"));
  await chmod(folder, 0o755);
  const { DATABASE_URL: _given, ...environment } = process.env;
  const lease = await acquireDatabase(readEnvironment({ ...environment, PARALLAX_DATA: folder }));
  const copy = join(folder, "standby");
  await copyRunning(lease.url, copy);
  const port = await getPort({ host: "127.0.0.1" });
  const standby = new URL(lease.url);
  standby.port = String(port);
  const child = await startStandby(copy, port, lease.url);
  await until("the standby to answer", async () => answers(standby.href), 30);
  const killStandby = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGQUIT");
    await once(child, "exit");
  };
  return {
    primary: lease.url,
    standby: standby.href,
    killStandby,
    async remove() {
      await killStandby();
      await lease.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function copyRunning(url: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT current_setting('data_directory') AS place");
  await client.query("SELECT pg_backup_start('standby', true)");
  await cp(rows[0].place, target, { recursive: true, filter: (path) => !/postmaster\.(?:pid|opts)$/.test(path) });
  const end = await client.query("SELECT labelfile FROM pg_backup_stop(false)");
  await writeFile(join(target, "backup_label"), end.rows[0].labelfile);
  await client.end();
}

async function startStandby(place: string, port: number, primary: string): Promise<ChildProcess> {
  const { hostname, port: primaryPort, username, password } = new URL(primary);
  const link = `host=${hostname} port=${primaryPort} user=${username} password=${password}`;
  await writeFile(join(place, "postgresql.auto.conf"), `primary_conninfo = '${link}'\nhot_standby = on\n`);
  await writeFile(join(place, "standby.signal"), "");
  const user = serverUser();
  if (user.uid !== undefined) await once(spawn("chown", ["-R", `${user.uid}:${user.gid}`, place]), "exit");
  await chmod(place, 0o700);
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories="].flatMap((each) => ["-c", each]);
  return spawn(join(binaries(user), "bin", "postgres"), ["-D", place, "-p", String(port), ...settings], {
    stdio: "ignore",
    ...user,
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
