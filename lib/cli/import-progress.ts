import type { ImportOutcome } from "../usecases/imports/import-articles.ts";

/** Texts of each kind that get a line of their own; of more only the number is told, because a million lines hide the three that failed. */
const LINES_TOLD = 200;
/** Names of each kind that the summary tells; the page of the import has them all. */
const NAMES_TOLD = 20;
/** How often the bar is drawn, in milliseconds. */
const DRAW_EVERY_MS = 200;
const BAR_WIDTH = 24;

/** What a command tells while it imports: a line a text, a bar on a terminal, and one summary. */
export class ImportProgress {
  private readonly counts = { added: 0, "already-there": 0, failed: 0 };
  private readonly failures: string[] = [];
  private readonly skipped: string[] = [];
  private readonly began = performance.now();
  private drawn = 0;
  private bytes = 0;

  /** `total` is the size of all files in bytes, 0 where it is not known; `quiet` tells failures in the summary alone. */
  constructor(
    private readonly total: number,
    private readonly quiet: boolean,
  ) {}

  /** So many bytes more have been read. */
  read(bytes: number): void {
    this.bytes += bytes;
    this.draw();
  }

  /** What became of one text. */
  told(outcome: ImportOutcome): void {
    const status = outcome.status === "added" || outcome.status === "already-there" ? outcome.status : "failed";
    this.counts[status]++;
    if (status === "failed" && this.counts.failed <= NAMES_TOLD)
      this.failures.push(`${outcome.sourceId}: ${outcome.error}`);
    if (!this.quiet && this.counts[status] <= LINES_TOLD) {
      this.clear();
      console.error(lineFor(outcome));
    }
    this.draw();
  }

  /** Files that nothing reads were passed over. */
  passedOver(names: readonly string[]): void {
    for (const name of names) this.skipped.push(name);
  }

  get failed(): number {
    return this.counts.failed;
  }

  /**
   * "3 added (1 of them a copy), 2 already there, 1 failed, 1 passed over", and below it what failed and was passed over, by name and with the
   * reason. `copies` is how many of the added texts are copies; null where that is not known yet.
   */
  summary(importId: number, copies: number | null, end: string): string {
    this.clear();
    const { added, failed } = this.counts;
    const parts = [
      `${added} added${copies ? ` (${copies === 1 ? "1 of them a copy" : `${copies} of them copies`})` : ""}`,
      `${this.counts["already-there"]} already there`,
      `${failed} failed`,
      ...(this.skipped.length > 0 ? [`${this.skipped.length} passed over`] : []),
    ];
    return [
      `${parts.join(", ")}; ${end}.`,
      ...this.failures.map((each) => `Failed: ${each}`),
      ...(failed > NAMES_TOLD ? [`All ${failed} that failed are on the page /import/${importId}.`] : []),
      ...(this.skipped.length > 0 ? [`Passed over, no reader for them: ${namesOf(this.skipped)}.`] : []),
    ].join("\n");
  }

  private draw(): void {
    if (!process.stderr.isTTY || this.total === 0 || performance.now() - this.drawn < DRAW_EVERY_MS) return;
    this.drawn = performance.now();
    const share = Math.min(1, this.bytes / this.total);
    const filled = Math.round(share * BAR_WIDTH);
    const left = share > 0.02 ? ((this.drawn - this.began) / 1000) * (1 / share - 1) : null;
    const texts = this.counts.added + this.counts["already-there"] + this.counts.failed;
    process.stderr.write(
      `\r[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}] ${Math.floor(share * 100)} %, ${texts.toLocaleString("en")} texts${left === null ? "" : `, about ${duration(left)} left`}   `,
    );
  }

  private clear(): void {
    if (process.stderr.isTTY && this.drawn > 0) process.stderr.write(`\r${" ".repeat(BAR_WIDTH + 60)}\r`);
  }
}

function namesOf(names: readonly string[]): string {
  const more = names.length - NAMES_TOLD;
  return `${names.slice(0, NAMES_TOLD).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

function lineFor({ sourceId, article, status, error }: ImportOutcome): string {
  if (status === "failed") return `failed         ${sourceId}: ${error}`;
  return `${status === "added" ? "added        " : "already there"}  ${sourceId} (article ${article})${error ? `: ${error}` : ""}`;
}
