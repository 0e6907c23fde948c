import { listTokens } from "../../../../lib/usecases/tokens/list-tokens.ts";
import { makeToken } from "../../../../lib/usecases/tokens/make-token.ts";
import { revokeToken } from "../../../../lib/usecases/tokens/revoke-token.ts";
import { subject } from "../_http/operation.ts";
import { beforeCursor, pageOfRows } from "../_http/pages.ts";
import { IdParams, PageQuery, pageOf } from "../_schemas/common.ts";
import { TokenBody } from "../_schemas/requests.ts";
import { TokenMade, TokenRevoked, TokenRow } from "../_schemas/tokens.ts";

const TAG = {
  name: "Tokens",
  description:
    "What programs come in with, as Authorization: Bearer. A token cannot be used here: persons make and revoke them",
};
const operation = subject(TAG);

export const tokens = [
  operation({
    method: "get",
    path: "/tokens",
    id: "listTokens",
    summary: "Tokens in force, latest first, without their words",
    query: PageQuery,
    answers: { 200: pageOf(TokenRow) },
    byPersons: true,
    work: async ({ query: { after, limit } }) => {
      const rows = (await listTokens({ ...beforeCursor(after), limit })).map(({ id, name, scope, madeAt, usedAt }) => ({
        token: id,
        name,
        scope,
        madeAt: madeAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
      }));
      return { body: pageOfRows(rows, limit, (row) => row.token) };
    },
  }),
  operation({
    method: "post",
    path: "/tokens",
    id: "makeToken",
    summary: "Make a token; its words are told once and kept nowhere",
    body: TokenBody,
    answers: { 201: TokenMade },
    byPersons: true,
    work: async ({ body }) => {
      const { id, token } = await makeToken(body);
      return { status: 201, body: { token: id, ...body, secret: token }, location: "/tokens", secret: token };
    },
  }),
  operation({
    method: "delete",
    path: "/tokens/{id}",
    id: "revokeToken",
    summary: "Revoke a token",
    params: IdParams,
    answers: { 200: TokenRevoked },
    byPersons: true,
    work: async ({ params: { id } }) => {
      await revokeToken(id);
      return { body: { revoked: id }, done: { word: "token-revoked" } };
    },
  }),
];
