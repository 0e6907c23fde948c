import { setTimeout as sleep } from "node:timers/promises";
import { database } from "../../lib/db/client.ts";
import { countFiles } from "../../lib/db/imports.ts";
import { newHand } from "../../lib/jobs/hand.ts";
import { startWorker } from "../../lib/jobs/worker.ts";
import { readerApart } from "../../lib/server/reader.ts";
import { importUpload, queueUpload } from "../../lib/usecases/imports/import-upload.ts";
import { useUploadReader } from "../../lib/usecases/imports/upload-reader.ts";
import { readMarkedPages } from "../eval/page-sets.ts";
import { EVAL_FOLDER } from "../eval/sets.ts";
import { withDatabase } from "./database.ts";
import { processorTime } from "./processor-time.ts";

const LOOK_EVERY_MS = 250;
/**
 * `npm run bench -- html`: pages of the web that come in a second, from one upload to articles stored, without what is computed of them
 * afterwards; once read while a request waits, once by a worker. A round before, of the same pages, warms the processes.
 */
export async function benchHtml(): Promise<void> {
  const pages = readMarkedPages(EVAL_FOLDER);
  console.log(`${pages.length} pages, ${(pages.reduce((sum, { html }) => sum + html.length, 0) / 1e6).toFixed(1)} MB`);
  // Another comment makes another text of the same size of each.
  const files = (round: string) => pages.map(({ id, html }) => new File([`${html}<!-- ${round} -->`], `${id}.html`));
  await withDatabase(async () => {
    useUploadReader(readerApart());
    await importUpload({ files: files("warm"), known: {} });
    await timed(
      "the readers of a request",
      async () => (await importUpload({ files: files("read"), known: {} })).import,
    );
  });
  await withDatabase(async (client, databaseUrl) => {
    const worker = await startWorker({ databaseUrl, hand: newHand });
    await untilRead((await queueUpload({ files: files("warm"), known: {} })).import);
    await client.query("DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL");
    await timed("a worker", async () => {
      const { import: id } = await queueUpload({ files: files("read"), known: {} });
      await untilRead(id);
      return id;
    });
    await worker.stop();
  });
}

async function timed(who: string, work: () => Promise<number>): Promise<void> {
  const [began, used] = [performance.now(), processorTime()];
  const id = await work();
  const seconds = (performance.now() - began) / 1000;
  const now = processorTime();
  const processor = used === null || now === null ? "unknown" : ((now - used) / 1000).toFixed(1);
  const { all, failed, waiting } = (await countFiles(database(), [id])).get(id) ?? { all: 0, failed: 0, waiting: 0 };
  const left = waiting > 0 ? `, ${waiting} of them left to a worker` : "";
  console.log(
    `read by ${who}: ${((all - waiting) / seconds).toFixed(1)} pages/s (goal 40 on two quiet cores), ${seconds.toFixed(1)} s, ` +
      `${processor} s of processor time with all processes; ${failed} of ${all} hold no article${left}`,
  );
}

async function untilRead(importId: number): Promise<void> {
  const where = { importId, status: { in: ["waiting", "reading"] } };
  while ((await database().importFile.count({ where })) > 0) await sleep(LOOK_EVERY_MS);
}
