import { type Browser, chromium, type Page } from "@playwright/test";
import { browserOptions } from "../support/browser.ts";

const ADDRESS = "http://127.0.0.1:3000";
/** A phone of the middle price is about four times slower than a desk's computer. */
const SLOWER = 4;
const VISITS = 3;
const WIDTHS = [320, 1280] as const;

type Seen = { readonly shift: number; readonly largest: number; readonly interaction: number };

/**
 * What a first visit to each kind of page feels like on a running Parallax (its address may be given): shift of the layout, milliseconds to
 * the largest paint and to the slowest answer of a few presses, with the processor slowed down four times; the middle of three visits.
 * Paint at full speed is printed too, as the goal of one second is meant for it.
 */
export async function benchPages(rest: readonly string[]): Promise<void> {
  const address = rest[0] ?? ADDRESS;
  const browser = await chromium.launch(browserOptions());
  try {
    console.log(
      `page | width | shift | largest paint ms | the same, ${SLOWER}x slower | slowest answer ms, ${SLOWER}x slower`,
    );
    for (const [name, path] of await onePageOfEach(address))
      for (const width of WIDTHS) {
        const fast = await middle(browser, address + path, width, 1);
        const slow = await middle(browser, address + path, width, SLOWER);
        console.log(
          [name, width, fast.shift.toFixed(3), fast.largest, slow.largest, slow.interaction].map(String).join(" | "),
        );
      }
  } finally {
    await browser.close();
  }
}

/** One page of each kind, from what the collection holds. */
export async function onePageOfEach(address: string): Promise<(readonly [name: string, path: string])[]> {
  const first = async (kind: string, field: string) => {
    const answer = await fetch(`${address}/api/v1/${kind}?limit=2`);
    if (!answer.ok) throw new Error(`${address} answered ${answer.status} for ${kind}: start Parallax there first.`);
    return ((await answer.json()) as { rows: Record<string, number>[] }).rows.map((row) => row[field]);
  };
  const articles = await first("articles", "article");
  const [group] = await first("groups", "group");
  const [topic] = await first("topics", "topic");
  const [story] = await first("stories", "story");
  const [claim] = await first("claims", "claim");
  return [
    ["first page", "/"],
    ["stories", "/stories"],
    ["story", `/stories/${story}`],
    ["articles", "/articles"],
    ["article", `/articles/${articles[0]}`],
    ["group", `/groups/${group}`],
    ["compare", `/compare?ids=${articles.join(",")}`],
    ["topic", `/topics/${topic}`],
    ["framing", `/framing?story=${story}`],
    ["claim", `/claims/${claim}`],
    ["search", "/search?q=sanctions"],
    ["duplicates", "/duplicates"],
  ];
}

/** The visit in the middle of several, each figure by itself. */
async function middle(browser: Browser, address: string, width: number, slower: number): Promise<Seen> {
  const visits: Seen[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) visits.push(await visitOnce(browser, address, width, slower));
  const of = (take: (seen: Seen) => number) => visits.map(take).sort((a, b) => a - b)[VISITS >> 1] ?? Number.NaN;
  return {
    shift: of(({ shift }) => shift),
    largest: Math.round(of(({ largest }) => largest)),
    interaction: Math.round(of(({ interaction }) => interaction)),
  };
}

/** Time for what comes after the page has loaded: the first script, late fonts. */
const SETTLE_MS = 700;

/** A first visit with an empty cache: the page is let settle, then keys and a fold are pressed as a reader would. */
async function visitOnce(browser: Browser, address: string, width: number, slower: number): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.addInitScript(WATCH);
    await page.goto(address, { waitUntil: "load" });
    await page.waitForTimeout(SETTLE_MS);
    await pressAround(page);
    await page.waitForTimeout(SETTLE_MS);
    return await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  } finally {
    await context.close();
  }
}

async function pressAround(page: Page): Promise<void> {
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  const fold = page.locator("main details > summary").first();
  if (await fold.isVisible().catch(() => false)) await fold.click({ timeout: 5_000 }).catch(() => undefined);
  await page
    .getByRole("button", { name: /^(Dark|Light)$/ })
    .first()
    .click({ timeout: 5_000 })
    .catch(() => undefined);
}

/** Runs in the page and sums what the browser observes. A text, because the runner puts calls of its own into functions. */
const WATCH = `
  globalThis.seen = { shift: 0, largest: 0, interaction: 0 };
  const observe = (type, take, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  observe("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
  observe("event", (entry) => { seen.interaction = Math.max(seen.interaction, entry.duration); }, { durationThreshold: 16 });
`;
