import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { browserOptions } from "./support/browser.ts";

/**
 * `npm run pictures [-- http://127.0.0.1:3000]`: takes the pictures of the README and of the help pages anew from a running Parallax that
 * holds the five sample texts and nothing else.
 */
const address = process.argv[2] ?? "http://127.0.0.1:3000";
const app = join(import.meta.dirname, "..", "app");

type Taken = {
  readonly file: string;
  readonly path: string;
  /** What stands at the top of the picture; without it the page's own top. */
  readonly from?: string;
  readonly size: { readonly width: number; readonly height: number };
};

const HELP = { width: 1_000, height: 560 };

const browser = await chromium.launch(browserOptions());
try {
  for (const picture of await pictures()) await take(picture);
} finally {
  await browser.close();
}

async function pictures(): Promise<Taken[]> {
  const articles = await first("articles", "article");
  const [group] = await first("groups", "group");
  const [topic] = await first("topics", "topic");
  const help = (name: string) => join(app, "help", "_pictures", `${name}.png`);
  return [
    { file: join(app, "_components", "overview", "screenshot.png"), path: "/", size: { width: 1_280, height: 900 } },
    { file: help("teachers"), path: `/topics/${topic}/worksheet`, size: HELP },
    { file: help("editors"), path: `/groups/${group}`, size: HELP },
    {
      file: help("researchers"),
      path: `/framing?ids=${[articles[0], articles[1], articles[3], articles[4]].join(",")}`,
      from: "#must",
      size: HELP,
    },
    { file: help("operators"), path: "/import", size: HELP },
  ];
}

/** A field of the first rows of a kind. */
async function first(kind: string, field: string): Promise<number[]> {
  const answer = await fetch(`${address}/api/v1/${kind}?limit=5`);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status} for ${kind}: start Parallax there first.`);
  return ((await answer.json()) as { rows: Record<string, number>[] }).rows.map((row) => row[field] ?? -1);
}

async function take({ file, path, from, size }: Taken): Promise<void> {
  const page = await browser.newPage({ viewport: size, colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(address + path);
  await page.evaluate(() => document.fonts.ready);
  if (from)
    await page
      .locator(from)
      .first()
      .evaluate((place) => place.scrollIntoView({ block: "start" }));
  await mkdir(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  await page.close();
  console.log(file);
}
