import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const PORT = 3291;
const BASE = `http://127.0.0.1:${PORT}`;
/** Requests of a page: the first few warm it, the median of the rest is printed. */
const WARM = 3;
const TIMES = 15;
/** Longest wait for a start, in milliseconds: it may build. */
const LONGEST_MS = 300_000;

/** Start times, page times, script sizes and memory with the seeds, on a server and data folder of their own. */
export async function benchStart(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "parallax-bench-"));
  try {
    let server = await start(data);
    console.log(
      `first start, packages and build ${server.built ? "made on the way" : "there already"}: ${seconds(server.ms)}`,
    );
    console.log(`seeds analysed after another ${seconds(await untilAnalysed())}`);
    await stop(server.child);
    server = await start(data);
    console.log(`later start: ${seconds(server.ms)} (budget 8 s)`);
    await pages();
    memory(server.child);
    await stop(server.child);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function start(data: string): Promise<{ child: ChildProcess; ms: number; built: boolean }> {
  const began = performance.now();
  const env = {
    ...process.env,
    PARALLAX_DATA: data,
    PORT: String(PORT),
    DATABASE_URL: "",
    PARALLAX_DIST_DIR: ".next-test",
  };
  const child = spawn(process.execPath, ["lib/server/launch.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += String(chunk);
  });
  while (performance.now() - began < LONGEST_MS) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}. It said: ${said}`);
    if (said.includes("is ready") && (await fetch(BASE).catch(() => null))?.ok)
      return { child, ms: performance.now() - began, built: /Building|Installing/.test(said) };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready within ${LONGEST_MS / 1000} s.`);
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

async function untilAnalysed(): Promise<number> {
  const began = performance.now();
  for (;;) {
    const health = (await (await fetch(`${BASE}/api/v1/health`)).json()) as { jobs: { open: number } };
    if (health.jobs.open === 0) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function pages(): Promise<void> {
  const id = async (kind: string, field: string) => {
    const { rows } = (await (await fetch(`${BASE}/api/v1/${kind}?limit=1`)).json()) as {
      rows: Record<string, number>[];
    };
    return rows[0]?.[field];
  };
  const group = 2; // 001 and 002 come second and third into an empty database
  const addresses = [
    "/",
    "/articles",
    `/articles/${await id("articles", "article")}`,
    "/duplicates",
    `/groups/${group}`,
    "/topics",
  ];
  addresses.push(
    `/topics/${await id("topics", "topic")}`,
    "/outlets",
    "/framing",
    "/search?q=arms",
    "/import",
    "/api/v1/articles",
  );
  console.log("page: median on the server (budget 100 ms), script sent, gzip (budget 150 kB on reading pages)");
  for (const address of addresses) {
    const times: number[] = [];
    let html = "";
    for (let i = 0; i < WARM + TIMES; i++) {
      const began = performance.now();
      html = await (await fetch(BASE + address)).text();
      if (i >= WARM) times.push(performance.now() - began);
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
    console.log(`  ${address.padEnd(20)} ${median.toFixed(0).padStart(5)} ms  ${kilobytes(await scriptBytes(html))}`);
  }
}

/** What the scripts that a page names weigh together, each gzipped as it would be sent; old browsers' polyfills are not fetched by others. */
async function scriptBytes(html: string): Promise<number> {
  const sources = new Set(
    [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"(?![^>]*\snomodule)[^>]*>/gi)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, src]) => src ?? ""),
  );
  let sum = 0;
  for (const source of sources) sum += gzipSync(Buffer.from(await (await fetch(BASE + source)).arrayBuffer())).length;
  return sum;
}

/** Resident memory of the server's processes, from /proc where there is one. */
function memory(server: ChildProcess): void {
  const children = new Map<number, number[]>();
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  for (const name of processes) {
    const status = read(`/proc/${name}/status`);
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  console.log("memory (budget 512 MB each):");
  const visit = (pid: number) => {
    const what =
      /(\w[\w-]*\.(ts|mjs))/.exec(
        read(`/proc/${pid}/cmdline`)
          .replaceAll("\0", " ")
          .replace(/.*tsx\S*/, ""),
      )?.[1] ?? "postgres or other";
    console.log(
      `  ${what.padEnd(20)} ${(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? "0").padStart(8)} kB`,
    );
    for (const child of children.get(pid) ?? []) visit(child);
  };
  if (server.pid) visit(server.pid);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // ended meanwhile
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0).padStart(4)} kB`;
