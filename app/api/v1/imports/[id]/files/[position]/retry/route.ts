import { retryFile } from "../../../../../../../../lib/usecases/imports/retry-file.ts";
import { route } from "../../../../../_route.ts";
import { FileParams } from "../../../../../_schemas.ts";

export const POST = route({ params: FileParams }, async ({ params: { id, position } }) => {
  await retryFile(id, position);
  return { body: { retried: position }, done: { word: "retried" } };
});
