import type { z } from "zod";
import type { ColumnField } from "../../../../lib/ingest/formats/file-text.ts";
import { problemOf } from "../../../../lib/model/problem.ts";
import { cancelImport } from "../../../../lib/usecases/imports/cancel-import.ts";
import { lookAgain, showPreview, startImport } from "../../../../lib/usecases/imports/hold-import.ts";
import { holdUpload, importUpload, queueUpload } from "../../../../lib/usecases/imports/import-upload.ts";
import { listImportFiles, listImports, showImport } from "../../../../lib/usecases/imports/list-imports.ts";
import { retryFile } from "../../../../lib/usecases/imports/retry-file.ts";
import { subject } from "../_http/operation.ts";
import { beforeCursor, offsetCursor, pageOfRows } from "../_http/pages.ts";
import { IdParams, PageQuery, pageOf } from "../_schemas/common.ts";
import {
  Begun,
  Cancelled,
  ImportedFileRow,
  ImportProblem,
  ImportResult,
  ImportRow,
  PreviewRow,
  Retried,
} from "../_schemas/objects.ts";
import { ColumnsBody, FileParams, ImportBody } from "../_schemas/requests.ts";

const TAG = { name: "Imports", description: "Files and pasted texts that came in together" };
const operation = subject(TAG);

/** The chosen fields as a list; a form with one column sends one value. */
function columnsGiven({ columns = [] }: z.output<typeof ColumnsBody>): (ColumnField | null)[] {
  return [columns].flat().map((field) => (field === "-" ? null : field));
}

export const imports = [
  operation({
    method: "get",
    path: "/imports",
    id: "listImports",
    summary: "Imports, latest first",
    query: PageQuery,
    answers: { 200: pageOf(ImportRow) },
    work: async ({ query: { after, limit } }) => ({
      body: pageOfRows(await listImports({ ...beforeCursor(after), limit }), limit, (row) => row.import),
    }),
  }),
  operation({
    method: "post",
    path: "/imports",
    id: "importTexts",
    summary: "Import files or a pasted text; with later=yes they are queued, with look=yes held",
    body: ImportBody,
    files: true,
    answers: { 201: ImportResult, 200: ImportResult, 202: ImportResult },
    fails: { UNREADABLE: ImportProblem },
    work: async ({ body: { text, later, look, ...known }, files }) => {
      const upload = { files, text, known };
      const done = await (look ? holdUpload(upload) : later ? queueUpload(upload) : importUpload(upload));
      const failed = done.files.filter((file) => file.status === "failed");
      const page = `/import/${done.import}${failed.length > 0 ? "#problem" : ""}`;
      const has = (...wanted: string[]) => done.files.some(({ status }) => wanted.includes(status));
      // 202 where a worker reads on, 201 where a text came in, 200 where all were there already.
      const status = later || look || has("waiting", "reading") ? 202 : has("added") ? 201 : 200;
      if (failed.length < done.files.length) return { status, body: done, location: `/imports/${done.import}`, page };
      const detail = [`Nothing was imported.`, ...failed.map(({ sourceId, error }) => `${sourceId}: ${error}`)].join(
        " ",
      );
      return { problem: problemOf("UNREADABLE", detail, done), page };
    },
  }),
  operation({
    method: "get",
    path: "/imports/{id}",
    id: "getImport",
    summary: "What became of each file of an import",
    params: IdParams,
    answers: { 200: ImportRow },
    work: async ({ params: { id } }) => ({ body: await showImport(id) }),
  }),
  operation({
    method: "get",
    path: "/imports/{id}/files",
    id: "listImportFiles",
    summary: "The files of an import, in their order",
    params: IdParams,
    query: PageQuery,
    answers: { 200: pageOf(ImportedFileRow) },
    work: async ({ params: { id }, query: { after, limit } }) => {
      const skip = offsetCursor(after);
      return { body: pageOfRows(await listImportFiles(id, { skip, limit }), limit, () => skip + limit) };
    },
  }),
  operation({
    method: "get",
    path: "/imports/{id}/preview",
    id: "getPreview",
    summary: "The first texts of a held import as they would come in",
    params: IdParams,
    answers: { 200: PreviewRow },
    work: async ({ params: { id } }) => ({ body: { import: id, ...(await showPreview(id)) } }),
  }),
  operation({
    method: "post",
    path: "/imports/{id}/preview",
    id: "lookAgain",
    summary: "Look at a held import again, with other columns of its table",
    params: IdParams,
    body: ColumnsBody,
    answers: { 200: PreviewRow },
    work: async ({ params: { id }, body }) => ({
      body: { import: id, ...(await lookAgain(id, columnsGiven(body))) },
      done: { word: "looked-again" },
    }),
  }),
  operation({
    method: "post",
    path: "/imports/{id}/start",
    id: "startImport",
    summary: "Let a held import come in",
    params: IdParams,
    body: ColumnsBody,
    answers: { 202: Begun },
    work: async ({ params: { id }, body }) => {
      await startImport(id, columnsGiven(body));
      return { status: 202, body: { begun: id }, location: `/imports/${id}`, done: { word: "import-begun" } };
    },
  }),
  operation({
    method: "post",
    path: "/imports/{id}/cancel",
    id: "cancelImport",
    summary: "Drop the files of an upload that have not been read yet",
    params: IdParams,
    answers: { 200: Cancelled },
    work: async ({ params: { id } }) => ({
      body: { cancelled: await cancelImport(id) },
      done: { word: "cancelled" },
    }),
  }),
  operation({
    method: "post",
    path: "/imports/{id}/files/{position}/retry",
    id: "retryFile",
    summary: "Queue a file to be read again that failed, or a text to be analysed again",
    params: FileParams,
    answers: { 202: Retried },
    work: async ({ params: { id, position } }) => {
      await retryFile(id, position);
      return { body: { retried: position }, location: `/imports/${id}`, done: { word: "retried" } };
    },
  }),
];
