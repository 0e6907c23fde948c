import { giveCodes } from "../../../../../../lib/usecases/coding/give-codes.ts";
import { route } from "../../../_route.ts";
import { GivenCodesBody, IdParams } from "../../../_schemas.ts";

export const POST = route(
  { params: IdParams, body: GivenCodesBody },
  async ({ params: { id }, body: { reader, ...fields } }) => {
    const codes = new Map(Object.entries(fields).map(([field, code]) => [Number(field.replace(/^claim-/, "")), code]));
    const coded = await giveCodes({ coding: id, reader, codes });
    return { body: { coding: id, reader, coded }, done: { word: "codes-saved" } };
  },
);
