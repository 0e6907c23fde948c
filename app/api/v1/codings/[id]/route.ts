import { loadCoding } from "../../../../../lib/usecases/coding/load-coding.ts";
import { route } from "../../_route.ts";
import { AgreementQuery, IdParams } from "../../_schemas.ts";

export const GET = route({ params: IdParams, query: AgreementQuery }, async ({ params: { id }, query: { a, b } }) => {
  const { coding, readers, compared, units } = await loadCoding(id, { ...(a ? { a } : {}), ...(b ? { b } : {}) });
  const claims = units.map(({ number, key, text, given, claim }) => ({
    number,
    key,
    text,
    article: claim?.articleId ?? null,
    codes: Object.fromEntries(given),
  }));
  const { name, topic, codes } = coding;
  return {
    body: {
      coding: id,
      name,
      topic,
      codes,
      readers,
      agreement: compared && { a: compared.a, b: compared.b, ...compared.agreement },
      claims,
    },
  };
});
