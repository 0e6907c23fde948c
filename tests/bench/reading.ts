import { claimsOf } from "../../lib/claims/claim/claim.ts";
import { passagesOf } from "../../lib/ingest/passages.ts";
import { bodySpans } from "../../lib/model/stored.ts";
import { fingerprintsOf } from "../../lib/similarity/fingerprint.ts";
import { readingText } from "../../lib/text/reading.ts";

const KB = 1_000;
/** Kilobytes of ordinary news; the first is the measure of the others. */
const SIZES = [10, 100, 1_000, 5_000];
const SENTENCES = [
  "The council of Venn put off the vote on the lock for the third time, its chairman said on Tuesday.",
  "“We have waited for eleven years and nobody has asked us once,” Dita Frane told the Sorrel Weekly.",
  "Between 2019 and 2023 about 40 per cent of the barges left the canal for the railway.",
  "According to the union, sixty people were sent home without pay before the winter.",
  "It rained for most of the day, and the towpath lay empty until the evening.",
  "A spokesman of the province denied that any money had been promised to the growers of Tarn.",
];

/** Shapes that pages and hostile texts have, each of about the size that is named. */
const SHAPES: readonly (readonly [name: string, text: () => string])[] = [
  ["one line of 1 MB", () => news(1_000, " ")],
  ["1 MB wrapped at 72", () => news(1_000, "\n\n").replace(/(?![^\n]{1,72}$)([^\n]{1,72})\s/g, "$1\n")],
  ["“a” on a million lines", () => "a\n".repeat(1_000_000)],
  ["100,000 headings of lists", () => "Most read stories\n".repeat(100_000)],
  ["100,000 headings, all different", () => lines(100_000, (i) => `Council of Venn votes on lock number ${i}`)],
  [
    "100,000 paragraphs twice",
    () => lines(100_000, (i) => `The lock of Venn number ${i >> 1} was opened again on Tuesday.`),
  ],
  ["50,000 stamps", () => lines(50_000, (i) => `${(i % 24) + 1}:05\nLock ${i} opens`)],
  [
    "50,000 captions in pairs",
    () => lines(50_000, (i) => `The lock of Venn number ${i}\nThe lock of Venn number ${i} Photo: Pia Rook/AFP`),
  ],
  ["1 MB of brackets", () => "(".repeat(1_000_000)],
  ["1 MB of one word", () => "lock ".repeat(200_000)],
];

/**
 * Time a kilobyte of reading (passages and roles), flagging (fingerprints) and claims, in processor time of this process, and how many times
 * the time of 10 kB that is. Reading the same text at any length should cost at most three times as much a kilobyte.
 */
export function benchReading(): void {
  const warm = news(10, "\n\n");
  for (let i = 0; i < 20; i++) for (const { run } of STAGES) run(warm);
  const measure = new Map<string, number>();
  console.log("ms of processor time a kB (times that of 10 kB of news)");
  for (const size of SIZES) print(`news, ${size} kB`, news(size, "\n\n"), measure, size === SIZES[0]);
  for (const [name, text] of SHAPES) print(name, text(), measure, false);
}

const STAGES: readonly { readonly name: string; readonly most: number; readonly run: (text: string) => void }[] = [
  { name: "reading", most: 6_000, run: (text) => void passagesOf(text) },
  {
    name: "flagging",
    most: 6_000,
    run: (text) => void fingerprintsOf({ id: 1, text, body: bodySpans(passagesOf(text)) }),
  },
  {
    name: "claims",
    // The claims of a text of 5 MB take minutes; how they grow shows before.
    most: 1_100,
    run: (text) => {
      const body = bodySpans(passagesOf(text));
      claimsOf(readingText(text, body), body, { language: "en", publishedAt: "2025-07-16" });
    },
  },
];

function print(name: string, text: string, measure: Map<string, number>, isMeasure: boolean): void {
  const size = text.length / KB;
  const told = STAGES.map((stage) => {
    if (size > stage.most || (stage.name === "claims" && !name.startsWith("news"))) return `${stage.name} –`;
    const times = Math.max(1, Math.round(300 / size));
    const started = process.cpuUsage();
    for (let i = 0; i < times; i++) stage.run(text);
    const each = process.cpuUsage(started).user / 1_000 / times / size;
    if (isMeasure) measure.set(stage.name, each);
    return `${stage.name} ${each.toFixed(3)} (${(each / (measure.get(stage.name) ?? each)).toFixed(1)})`;
  });
  console.log(`  ${name.padEnd(34)} ${told.join("   ")}`);
}

/** Ordinary sentences in paragraphs of three, numbered so that no paragraph stands twice. */
function news(size: number, between: string): string {
  const paragraphs: string[] = [];
  for (let length = 0, i = 0; length < size * KB; i++) {
    const sentences = [0, 1, 2].map((k) => SENTENCES[(i * 5 + k * (1 + (i % 3))) % SENTENCES.length]);
    const paragraph = `In week ${i} the lock was shut. ${sentences.join(" ")}`;
    paragraphs.push(paragraph);
    length += paragraph.length + between.length;
  }
  return paragraphs.join(between);
}

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join("\n");
}
