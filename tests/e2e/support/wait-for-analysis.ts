import type { FullConfig } from "@playwright/test";

/** Longest the seeds may take to be read and compared, in milliseconds; the budget is 20 s, a loaded machine gets more. */
const LONGEST_MS = 120_000;

/** The server answers before its worker has analysed the seeds: wait until the queue is empty. */
export default async function waitForAnalysis(config: FullConfig): Promise<void> {
  const base = config.projects[0]?.use.baseURL ?? "";
  const deadline = Date.now() + LONGEST_MS;
  let last = "no answer";
  while (Date.now() < deadline) {
    const health = await fetch(`${base}/api/v1/health`).catch(() => null);
    last = health ? await health.text() : "no answer";
    if (health?.ok) {
      const { jobs } = JSON.parse(last) as { jobs: { open: number; failed: number } };
      if (jobs.failed > 0) throw new Error(`${jobs.failed} analysis job(s) failed; what the worker said stands above.`);
      if (jobs.open === 0) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The seeds were not analysed within ${LONGEST_MS / 1000} s. The server's health: ${last}`);
}
