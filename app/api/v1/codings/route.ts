import { loadCodings } from "../../../../lib/usecases/coding/load-coding.ts";
import { startCoding } from "../../../../lib/usecases/coding/start-coding.ts";
import { route } from "../_route.ts";
import { CodingBody } from "../_schemas.ts";

export const GET = route({}, async () => {
  const { codings } = await loadCodings();
  const rows = codings.map(({ coding: { id, name, topic, codes, units, createdAt }, readers }) => ({
    coding: id,
    name,
    topic,
    codes,
    claims: units.length,
    readers,
    createdAt: createdAt.toISOString(),
  }));
  return { body: { rows } };
});

export const POST = route({ body: CodingBody }, async ({ body }) => {
  const coding = await startCoding(body);
  return { status: 201, body: { coding }, location: `/coding/${coding}` };
});
