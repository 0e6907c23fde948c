import { importUpload, queueUpload } from "../../../../lib/usecases/imports/import-upload.ts";
import { listImports } from "../../../../lib/usecases/imports/list-imports.ts";
import { logPage, numberCursor } from "../_log-page.ts";
import { route } from "../_route.ts";
import { ImportBody, PageQuery } from "../_schemas.ts";

export const GET = route({ query: PageQuery }, async ({ query: { after, limit } }) => ({
  body: logPage(await listImports({ ...numberCursor(after), limit }), limit, (row) => row.import),
}));

export const POST = route({ body: ImportBody }, async ({ body: { text, later, ...known }, files }) => {
  const done = later ? await queueUpload({ files, text, known }) : await importUpload({ files, text, known });
  const failed = done.files.some((file) => file.status === "failed");
  return { status: 201, body: done, location: `/import/${done.import}${failed ? "#problem" : ""}` };
});
