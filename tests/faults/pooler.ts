import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { until } from "./installation.ts";

const PORT = 6472;

/** Runs `work` with the address of a PgBouncer in transaction mode before the database of `url`. `program` is the pgbouncer to run. */
export async function withPooler(program: string, url: string, work: (url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-pooler-"));
  await chmod(folder, 0o755);
  const { hostname, port, pathname, username } = new URL(url);
  const name = pathname.slice(1);
  const settings = [
    "[databases]",
    `${name} = host=${hostname} port=${port || 5432} dbname=${name} user=${username}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${PORT}`,
    "auth_type = any",
    "pool_mode = transaction",
    "unix_socket_dir =",
    "max_client_conn = 200",
    "default_pool_size = 20",
    "ignore_startup_parameters = extra_float_digits,options",
  ];
  await writeFile(join(folder, "pgbouncer.ini"), settings.join("\n"), { mode: 0o644 });
  // It will not run as root.
  const asWho = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn(program, ["-q", ...asWho, join(folder, "pgbouncer.ini")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const pooled = `postgresql://${username}@127.0.0.1:${PORT}/${name}`;
  try {
    await until("the pooler to answer", () => answers(pooled), 10);
    await work(pooled);
  } finally {
    child.kill("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
