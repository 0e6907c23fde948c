import { createHash } from "node:crypto";
import { getArticle, saveArticle, setRemoved } from "../db/articles.ts";
import { database, inTransaction } from "../db/client.ts";
import { endDecision, findDecisions } from "../db/decisions.ts";
import { type ImportStatus, saveImport, saveImportFile } from "../db/imports.ts";
import { enqueue } from "../db/queue.ts";
import { draftOf } from "../ingest/draft.ts";
import { parseRows } from "../ingest/rows.ts";
import type { Draft, Metadata } from "../model/article.ts";
import { AppError } from "../model/errors.ts";
import { bodySpans } from "../model/stored.ts";
import { VERSIONS } from "../model/versions.ts";
import { countWords } from "../text/tokens.ts";

/** A file or a pasted text: its name, its bytes, and what the person or a catalogue says about it. */
export type ImportItem = { readonly sourceId: string; readonly bytes: Uint8Array; readonly metadata?: Metadata };

/** A text that cannot be taken, with the sentence that tells the person why: it stands in the import as failed. */
export type RefusedItem = { readonly sourceId: string; readonly refused: string };

/** What became of one text. */
export type ImportResult = {
  readonly sourceId: string;
  readonly article: number | null;
  readonly status: ImportStatus;
  readonly error: string | null;
};

/**
 * Read, store and queue texts one by one, so that a bad one affects no other.
 * Yields a result a text as soon as it is stored; a .jsonl file gives one a row. Returns the import's id.
 */
export async function* importArticles(items: AsyncIterable<Text> | Iterable<Text>, origin: string): AsyncGenerator<ImportResult, number> {
  const importId = await saveImport(database(), origin);
  let position = 0;
  for await (const item of items) {
    for (const text of textsOf(item)) {
      const result = await importOne(text);
      await saveImportFile(database(), importId, {
        ...{ position, sourceId: text.sourceId, bytes: "bytes" in text ? text.bytes.length : 0 },
        ...{ status: result.status, error: result.error, articleId: result.article },
      });
      position += 1;
      yield result;
    }
  }
  return importId;
}

type Text = ImportItem | RefusedItem;

function textsOf(item: Text): Iterable<Text> {
  if ("refused" in item || !/\.(jsonl|ndjson)$/i.test(item.sourceId)) return [item];
  return rowsOf(item);
}

function* rowsOf(item: ImportItem): Generator<Text> {
  try {
    for (const row of parseRows(item.bytes, item.sourceId)) {
      if ("error" in row) yield { sourceId: row.sourceId, refused: row.error };
      else yield { sourceId: row.sourceId, bytes: row.bytes, metadata: { ...item.metadata, ...row.metadata } };
    }
  } catch (error) {
    yield { sourceId: item.sourceId, refused: sentenceFor(error) };
  }
}

async function importOne(text: Text): Promise<ImportResult> {
  const { sourceId } = text;
  if ("refused" in text) return { sourceId, article: null, status: "failed", error: text.refused };
  try {
    const { id, status } = await storeDraft(draftOf(text));
    return { sourceId, article: id, status, error: null };
  } catch (error) {
    return { sourceId, article: null, status: "failed", error: sentenceFor(error) };
  }
}

/** Store a draft and queue its analysis in one transaction. A text that was removed and comes in again is shown again. */
async function storeDraft(draft: Draft): Promise<{ id: number; status: "added" | "already-there" }> {
  const words = countWords(draft.text);
  const bodyWords = bodySpans(draft.passages).reduce((sum, span) => sum + countWords(draft.text, span), 0);
  const { outlet, url } = draft.metadata;
  const identity = createHash("sha256")
    .update(JSON.stringify([draft.sha256, outlet?.value ?? null, url?.value ?? null, draft.sourceId]))
    .digest("hex");
  const saved = await inTransaction(async (tx) => {
    const done = await saveArticle(tx, draft, { identity, words, bodyWords, rolesVersion: VERSIONS.roles });
    if (done.status === "added") await enqueue(tx, "flag-duplicates", { articleId: done.id });
    return done;
  });
  if (saved.status === "already-there") await bringBack(saved.id);
  return saved;
}

async function bringBack(articleId: number): Promise<void> {
  const article = await getArticle(database(), articleId);
  if (!article.removed) return;
  await inTransaction(async (tx) => {
    const [removal] = await findDecisions(tx, "removal", [String(articleId)]);
    if (removal) await endDecision(tx, removal.id);
    await setRemoved(tx, articleId, null);
    await enqueue(tx, "flag-duplicates", { articleId });
  });
}

/** The sentence a reader gets for a failure: ours where the text is at fault, a plain one where we are. */
function sentenceFor(error: unknown): string {
  if (error instanceof AppError) return error.message;
  console.error("import failed:", error);
  return "Parallax could not store this text. Nothing of it was kept, and the other texts are not affected. Try it again; if it fails again, please report it.";
}
