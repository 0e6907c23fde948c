import { setTimeout as sleep } from "node:timers/promises";
import { BAD_FILES } from "./bad-files.ts";
import type { Note } from "./door-cases.ts";

/** Files of one request, and longest wait for what becomes of them, in seconds. */
const [FILES, LONGEST] = [8, 240];

type Row = { readonly sourceId: string; readonly status: string; readonly error: string | null };

/** Sends every bad file to an installation: each must come to an end there, read or refused in a sentence of ours. */
export async function sendBadFiles(base: string, headers: Record<string, string>, note: Note): Promise<void> {
  for (let at = 0; at < BAD_FILES.length; at += FILES) {
    const files = BAD_FILES.slice(at, at + FILES);
    const form = new FormData();
    form.append("later", "yes");
    for (const { name, bytes } of files) form.append("files", new File([bytes()], name));
    const response = await fetch(`${base}/api/v1/imports`, { method: "POST", body: form, headers });
    const answer = (await response.json().catch(() => null)) as { import?: number } | null;
    const rows = answer?.import === undefined ? [] : await finished(base, headers, answer.import);
    for (const { name, what } of files) {
      const own = rows.filter(({ sourceId }) => sourceId.startsWith(name) || sourceId.includes(`${name}/`));
      const ours = own.filter(({ error }) => /could not store this text/.test(error ?? ""));
      note(
        `${name}: ${what}`,
        rows.length > 0 && ours.length === 0,
        `answered ${response.status}: ${JSON.stringify(own)}`,
      );
    }
  }
}

/** The rows of an import when none of them waits any more; none where that takes too long. */
async function finished(base: string, headers: Record<string, string>, id: number): Promise<Row[]> {
  for (let i = 0; i < LONGEST; i++) {
    const response = await fetch(`${base}/api/v1/imports/${id}`, { headers });
    const { files: rows = [] } = (await response.json()) as { files?: Row[] };
    if (rows.length > 0 && rows.every(({ status }) => !/^(?:waiting|reading)$/.test(status))) return rows;
    await sleep(1000);
  }
  return [];
}
