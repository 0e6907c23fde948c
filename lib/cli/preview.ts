import { COLUMN_FIELDS, type ColumnChoice, type ColumnField } from "../ingest/formats/file-text.ts";
import { AppError } from "../model/errors.ts";
import { FIRST_TEXTS, type FirstOfFile, type FirstText, firstTexts } from "../usecases/imports/first-texts.ts";
import type { ImportItem, RefusedItem, StreamedItem } from "../usecases/imports/import-articles.ts";
import { readSources } from "./sources.ts";

type Source = StreamedItem | ImportItem | RefusedItem;

/** What `--column NAME=FIELD` says of a table's columns; "-" for FIELD leaves a column out. Throws INVALID_INPUT. */
export function columnsSaid(given: readonly string[]): ColumnChoice {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.lastIndexOf("=");
      const [name, field] = [each.slice(0, at).trim(), each.slice(at + 1).trim()];
      const isField = (COLUMN_FIELDS as readonly string[]).includes(field);
      if (at < 1 || !(isField || field === "-"))
        throw new AppError(
          "INVALID_INPUT",
          `--column ${each} says nothing. Write NAME=FIELD, with one of ${COLUMN_FIELDS.join(", ")} or - for FIELD.`,
        );
      return [name, isField ? (field as ColumnField) : null];
    }),
  );
}

/** The sources with what was said of their columns. */
export async function* withColumns(sources: AsyncIterable<Source>, columns: ColumnChoice): AsyncGenerator<Source> {
  for await (const source of sources) yield "chunks" in source ? { ...source, columns } : source;
}

/** Print the first texts as they would come in; nothing is stored. Exit code 1 where one of them would not. */
export async function printPreview(paths: readonly string[], columns: ColumnChoice, asJson: boolean): Promise<number> {
  const files = await firstOf(paths, columns);
  if (asJson) for (const file of files) console.log(JSON.stringify(file));
  else console.log(files.map(fileLines).join("\n\n"));
  return files.some(({ texts }) => texts.some(({ refused }) => refused !== null)) ? 1 : 0;
}

async function firstOf(paths: readonly string[], columns: ColumnChoice): Promise<FirstOfFile[]> {
  const files: FirstOfFile[] = [];
  let left = FIRST_TEXTS;
  for await (const source of readSources(paths)) {
    if (left <= 0) break;
    if ("refused" in source) throw new AppError("UNREADABLE", `${source.sourceId}: ${source.refused}`);
    const file = await firstTexts({ ...streamed(source), columns }, left);
    left -= file.texts.length;
    files.push(file);
  }
  return files;
}

function streamed(source: StreamedItem | ImportItem): StreamedItem {
  if ("chunks" in source) return source;
  const { sourceId, bytes, metadata = {} } = source;
  return { sourceId, metadata, chunks: only(bytes) };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function fileLines({ sourceId, columns, texts }: FirstOfFile): string {
  const told = columns.map(({ name, field }) => `${name} = ${field ?? "left out"}`).join(", ");
  return [sourceId, ...(told ? [`  columns: ${told}`] : []), ...texts.flatMap(textLines)].join("\n");
}

function textLines({
  sourceId,
  headline,
  outlet,
  author,
  publishedAt,
  words,
  beginning,
  refused,
}: FirstText): string[] {
  if (refused !== null) return [`  ${sourceId}: would not come in. ${refused}`];
  const known = [outlet, author, publishedAt].filter(Boolean).join(", ");
  return [
    `  ${headline ?? sourceId} (${known ? `${known}, ` : ""}${words} words)`,
    `    ${beginning.split("\n", 1)[0]}`,
  ];
}
