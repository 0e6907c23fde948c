import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { childrenOf, healthOf, type Installation, newInstallation, until } from "../faults/installation.ts";
import { onePageOfEach } from "./pages.ts";

const PORT = 3491;
const [MINUTES, IMPORTS_A_SECOND, READERS] = [20, 5, 10];
/** What a reader does between two pages, in milliseconds: reading. */
const READS_MS = 2_000;
const LOOK_EVERY_MS = 5_000;
/** The part of the time in which caches fill and V8 sizes its heap, so that nothing about a leak can be read from it. */
const WARM_UP = 0.25;
const [IMPORT_MS, PAGE_MS] = [60_000, 60_000];

type Part = "web" | "worker" | "processes of jobs" | "readers of files";
type Look = { readonly hours: number; readonly megabytes: Readonly<Record<Part, number>> };
type Count = { done: number; readonly took: number[]; readonly errors: Map<string, number> };

/**
 * `npm run bench -- soak [MINUTES]`: a new installation takes five texts a second and shows pages to ten readers for so long. Prints how
 * fast the memory of its parts grows after warm-up (MB an hour, by least squares), errors, and how long pages and imports took.
 */
export async function benchSoak([minutes]: readonly string[] = []): Promise<void> {
  const forMs = Number(minutes ?? MINUTES) * 60_000;
  if (!(forMs > 0)) throw new Error(`"${minutes}" is no number of minutes.`);
  const installation = await newInstallation(PORT, { EMBEDDINGS_PROVIDER: "none" });
  try {
    await installation.start();
    await until("the samples to be analysed", async () => (await openJobs(installation.base)) === 0, 600);
    const pages = await onePageOfEach(installation.base);
    const [imports, visits, looks] = [newCount(), newCount(), [] as Look[]];
    const begun = performance.now();
    const goesOn = () => performance.now() - begun < forMs;
    await Promise.all([
      sendTexts(installation.base, imports, goesOn),
      lookAtMemory(installation, looks, goesOn),
      ...Array.from({ length: READERS }, (_, reader) => read(installation.base, pages, reader, visits, goesOn)),
    ]);
    // Where the installation is gone by now, what was measured is worth all the more.
    const open = await openJobs(installation.base).catch(() => null);
    print(imports, visits, looks, (performance.now() - begun) / 1000, open);
  } finally {
    await installation.stop().catch(() => undefined);
    await installation.remove();
  }
}

const newCount = (): Count => ({ done: 0, took: [], errors: new Map() });

const openJobs = async (base: string) => (await healthOf(base)).jobs.open;

/** Sends a text each fifth of a second, whether or not the ones before were answered: what comes in does not wait for us. */
async function sendTexts(base: string, imports: Count, goesOn: () => boolean): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const begun = performance.now();
  for (let n = 0; goesOn(); n++) {
    const sending = ask(imports, `${base}/api/v1/imports`, IMPORT_MS, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: textOf(n) }),
    }).finally(() => underWay.delete(sending));
    underWay.add(sending);
    await sleep(Math.max(0, begun + ((n + 1) * 1_000) / IMPORTS_A_SECOND - performance.now()));
  }
  await Promise.all(underWay);
}

async function read(
  base: string,
  pages: readonly (readonly [name: string, path: string])[],
  reader: number,
  visits: Count,
  goesOn: () => boolean,
): Promise<void> {
  // Readers begin at different pages and moments, or each page would be asked for ten times at once.
  await sleep((reader * READS_MS) / READERS);
  for (let n = reader; goesOn(); n++) {
    await ask(visits, base + (pages[n % pages.length]?.[1] ?? "/"), PAGE_MS);
    await sleep(READS_MS);
  }
}

/** Asks once and counts: any answer but 2xx is an error, by its status or by what the connection said. */
async function ask(count: Count, address: string, longest: number, options: RequestInit = {}): Promise<void> {
  const begun = performance.now();
  const told = await fetch(address, { ...options, signal: AbortSignal.timeout(longest) })
    .then(async (response) => {
      await response.arrayBuffer();
      return response.ok ? null : `${response.status} ${new URL(address).pathname}`;
    })
    .catch((error: Error) => `${error.name} ${error.message} ${new URL(address).pathname}`);
  count.done++;
  count.took.push(performance.now() - begun);
  if (told) count.errors.set(told, (count.errors.get(told) ?? 0) + 1);
}

const textOf = (n: number) =>
  `Ferry ${n} will not sail.\n\nThe harbour office of island ${n} said on Monday that boat number ${n * 7} stays in port until its engine has been mended, which takes ${n % 40} days. "We regret it," said captain ${n % 97} of the harbour office.`;

async function lookAtMemory(installation: Installation, looks: Look[], goesOn: () => boolean): Promise<void> {
  for (const begun = performance.now(); goesOn(); await sleep(LOOK_EVERY_MS)) {
    const [web, worker] = [installation.find("web"), installation.find("worker")];
    looks.push({
      hours: (performance.now() - begun) / 3_600_000,
      megabytes: {
        web: megabytesOf(web),
        worker: megabytesOf(worker),
        "processes of jobs": largestChild(worker),
        "readers of files": largestChild(web),
      },
    });
  }
}

function largestChild(pid: number | null): number {
  if (pid === null) return 0;
  try {
    return Math.max(0, ...childrenOf(pid).map(megabytesOf));
  } catch {
    return 0;
  }
}

/** Resident memory of a process now, or 0 where it has ended. */
function megabytesOf(pid: number | null): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function print(imports: Count, visits: Count, looks: readonly Look[], seconds: number, open: number | null): void {
  const warm = looks.slice(Math.floor(looks.length * WARM_UP));
  console.log("part | first MB | after warm-up | last | most | MB an hour after warm-up (goal: under 5)");
  for (const part of ["web", "worker", "processes of jobs", "readers of files"] as const) {
    const of = (look: Look | undefined) => Math.round(look?.megabytes[part] ?? 0);
    const most = Math.max(...looks.map(of));
    console.log([part, of(looks[0]), of(warm[0]), of(looks.at(-1)), most, slope(warm, part).toFixed(1)].join(" | "));
  }
  console.log("\nkind | asked | a second | p50 ms | p95 ms | most ms | errors (goal: 0)");
  for (const [kind, { done, took, errors }] of [["imports", imports] as const, ["pages", visits] as const]) {
    const sorted = took.toSorted((a, b) => a - b);
    const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
    const failed = [...errors.values()].reduce((sum, n) => sum + n, 0);
    console.log([kind, done, (done / seconds).toFixed(1), at(0.5), at(0.95), at(1), failed].join(" | "));
    for (const [told, n] of errors) console.log(`  ${n} times: ${told}`);
  }
  console.log(`\n${Math.round(seconds)} s; jobs that wait at the end: ${open ?? "unknown, because nobody answers"}`);
}

/** Growth in MB an hour by least squares; looks at a moment when the part did not run say nothing and are left out. */
function slope(looks: readonly Look[], part: Part): number {
  const points = looks.filter(({ megabytes }) => megabytes[part] > 0);
  const mean = (take: (look: Look) => number) => points.reduce((sum, look) => sum + take(look), 0) / points.length;
  const [x, y] = [mean(({ hours }) => hours), mean(({ megabytes }) => megabytes[part])];
  const above = points.reduce((sum, { hours, megabytes }) => sum + (hours - x) * (megabytes[part] - y), 0);
  return above / points.reduce((sum, { hours }) => sum + (hours - x) ** 2, 0) || 0;
}
