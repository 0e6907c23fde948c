import { spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { childrenOf } from "../faults/installation.ts";
import { NewsMaker } from "./generate.ts";

/** Megabytes of the large file where none are named, and of the small one that it is compared with. */
const [LARGE_MB, SMALL_MB] = [100, 15];
const ROW_BYTES = 50_000;
/** Different texts among the rows: the rest are already there, so that the reading is measured and not the database. */
const TEXTS = 300;
const LOOK_EVERY_MS = 100;
/** Articles that are imported where no number is given. */
const ARTICLES = 2_000;

/**
 * `npm run bench -- memory [MEGABYTES] [HEAP]`: the most memory that `parallax import` takes for a large file of JSON lines and for a small
 * one, in megabytes of resident memory, and what the large one adds. HEAP caps V8's heap in megabytes, which tells garbage from growth.
 * `npm run bench -- memory articles [COUNT]`: the most that `parallax import` of so many different articles takes until all are analysed,
 * and the largest of its processes beside it that do the jobs.
 */
export async function benchMemory([megabytes, heap]: readonly string[] = []): Promise<void> {
  if (megabytes === "articles") return benchArticles(Number(heap ?? ARTICLES));
  const folder = await mkdtemp(join(tmpdir(), "parallax-memory-"));
  const large = Number(megabytes ?? LARGE_MB);
  try {
    const peaks: number[] = [];
    for (const size of [SMALL_MB, large]) {
      const file = join(folder, `${size}.jsonl`);
      await pipeline(Readable.from(rows(size)), createWriteStream(file));
      const { peak, processorSeconds } = await importing([file, "--no-wait"], join(folder, "installation"), heap);
      peaks.push(peak);
      console.log(`${size} MB of JSON lines: at most ${peak} MB resident, ${processorSeconds} s of processor time`);
      await rm(file);
    }
    const [small = 0, most = 0] = peaks;
    console.log(`the larger file adds ${most - small} MB (goal for 1,000 MB: at most 100)`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchArticles(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-memory-"));
  try {
    const file = join(folder, "articles.jsonl");
    await pipeline(Readable.from(articles(count)), createWriteStream(file));
    const { peak, besides, processorSeconds } = await importing([file], join(folder, "installation"));
    console.log(
      `${count} articles: the command at most ${peak} MB resident (goal 512), a process of its jobs ${besides} MB (goal 512), ${processorSeconds} s of its processor time`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function* articles(count: number): Generator<string> {
  const maker = new NewsMaker();
  for (let i = 0; i < count; i++) yield `${JSON.stringify({ id: `article-${i}`, text: maker.article(i).text })}\n`;
}

function* rows(size: number): Generator<string> {
  const count = Math.ceil((size * 1_000_000) / ROW_BYTES);
  for (let i = 0; i < count; i++) {
    const text = `Ferry ${i % TEXTS} halts at Orrin\n\nThe ferry number ${i % TEXTS} halted at Orrin on Monday, the harbour board said.`;
    const row = { id: `row-${i % TEXTS}`, text, raw: "" };
    const padding = ROW_BYTES - JSON.stringify(row).length - 1;
    yield `${JSON.stringify({ ...row, raw: String(i).padEnd(padding, "x") })}\n`;
  }
}

/** Runs `parallax import`; `besides` is the most that one of the processes took which it started. */
function importing(
  words: readonly string[],
  data: string,
  heap?: string,
): Promise<{ peak: number; besides: number; processorSeconds: number }> {
  const flags = heap ? [`--max-old-space-size=${heap}`] : [];
  const child = spawn(process.execPath, [...flags, "--import", "tsx", "lib/cli/main.ts", "import", ...words], {
    env: { ...process.env, PARALLAX_DATA: data, DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "ignore"],
  });
  let peak = 0;
  let besides = 0;
  let ticks = 0;
  const look = setInterval(() => {
    try {
      peak = mostOf(child.pid ?? 0) || peak;
      besides = Math.max(besides, ...childrenOf(child.pid ?? 0).map(mostOf));
      const numbers = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      ticks = Number(numbers[11]) + Number(numbers[12]) || ticks;
    } catch {
      // It has ended between two looks.
    }
  }, LOOK_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => {
      clearInterval(look);
      if (code === 0)
        resolve({
          peak: Math.round(peak / 1024),
          besides: Math.round(besides / 1024),
          processorSeconds: Math.round(ticks / 100),
        });
      else reject(new Error(`The import of ${words[0]} ended with code ${code}.`));
    });
  });
}

/** The most resident memory that a process has had, in kilobytes; 0 where it is gone or is the database, which shares what it has. */
function mostOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return /^Name:\s+postgres/.test(status) ? 0 : Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
}
