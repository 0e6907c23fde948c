import { giveCodes, removeCoding } from "../../../../lib/usecases/coding/give-codes.ts";
import { listCodings, loadCoding } from "../../../../lib/usecases/coding/load-coding.ts";
import { startCoding } from "../../../../lib/usecases/coding/start-coding.ts";
import { subject } from "../_http/operation.ts";
import { beforeCursor, pageOfRows } from "../_http/pages.ts";
import { IdParams, PageQuery, pageOf } from "../_schemas/common.ts";
import { CodesGiven, CodingDetail, CodingMade, CodingRow } from "../_schemas/objects.ts";
import { AgreementQuery, CodingBody, GivenCodesBody, GivenCodesForm } from "../_schemas/requests.ts";

const TAG = { name: "Codings", description: "Readers who code the same claims, and how far they agree" };
const operation = subject(TAG);

export const codings = [
  operation({
    method: "get",
    path: "/codings",
    id: "listCodings",
    summary: "Codings of claims by readers, latest first",
    query: PageQuery,
    answers: { 200: pageOf(CodingRow) },
    work: async ({ query: { after, limit } }) => {
      const found = await listCodings({ ...beforeCursor(after), limit });
      const rows = found.map(({ coding: { id, name, topic, codes, units, createdAt }, readers }) => ({
        coding: id,
        name,
        topic,
        codes,
        claims: units.length,
        readers,
        createdAt: createdAt.toISOString(),
      }));
      return { body: pageOfRows(rows, limit, (row) => row.coding) };
    },
  }),
  operation({
    method: "post",
    path: "/codings",
    id: "startCoding",
    summary: "Start coding a topic's claims with a codebook",
    body: CodingBody,
    answers: { 201: CodingMade },
    work: async ({ body }) => {
      const coding = await startCoding(body);
      return { body: { coding }, location: `/codings/${coding}`, page: `/coding/${coding}` };
    },
  }),
  operation({
    method: "get",
    path: "/codings/{id}",
    id: "getCoding",
    summary: "A coding, its codes, and how far two readers agree",
    params: IdParams,
    query: AgreementQuery,
    answers: { 200: CodingDetail },
    work: async ({ params: { id }, query: { a, b } }) => {
      const { coding, readers, compared, units } = await loadCoding(id, { ...(a ? { a } : {}), ...(b ? { b } : {}) });
      const { name, topic, codes } = coding;
      const claims = units.map(({ number, key, text, given, claim }) => ({
        number,
        key,
        text,
        article: claim?.articleId ?? null,
        codes: Object.fromEntries(given),
      }));
      const agreement = compared && { a: compared.a, b: compared.b, ...compared.agreement };
      return { body: { coding: id, name, topic, codes, readers, agreement, claims } };
    },
  }),
  operation({
    method: "post",
    path: "/codings/{id}/codes",
    id: "giveCodes",
    summary: "Give codes under a reader's name",
    params: IdParams,
    body: GivenCodesBody,
    form: GivenCodesForm,
    answers: { 200: CodesGiven },
    work: async ({ params: { id }, body: { reader, codes } }) => {
      const byNumber = new Map(codes.map(({ number, code }) => [number, code]));
      const coded = await giveCodes({ coding: id, reader, codes: byNumber });
      return { body: { coding: id, reader, coded }, done: { word: "codes-saved" } };
    },
  }),
  operation({
    method: "delete",
    path: "/codings/{id}",
    id: "removeCoding",
    summary: "Take away a coding that nobody has begun",
    params: IdParams,
    answers: { 200: CodingMade },
    work: async ({ params: { id } }) => {
      await removeCoding(id);
      return { body: { coding: id }, done: { word: "coding-removed" } };
    },
  }),
];
