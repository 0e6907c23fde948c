import { keepLine } from "../../../../lib/usecases/decisions/line.ts";
import { listDecisions, showDecision } from "../../../../lib/usecases/decisions/list-decisions.ts";
import { undoDecision } from "../../../../lib/usecases/decisions/undo-decision.ts";
import { exportKind } from "../../../../lib/usecases/export/export-kind.ts";
import { showOutlet } from "../../../../lib/usecases/export/show-outlet.ts";
import { checkHealth } from "../../../../lib/usecases/installation/check-health.ts";
import { type LineEntry, listLines, showLine } from "../../../../lib/usecases/passages/load-lines.ts";
import { decided, subject } from "../_http/operation.ts";
import { beforeCursor, pageOfRows } from "../_http/pages.ts";
import { DecisionMade, IdParams, KindQuery, PageQuery, pageOf } from "../_schemas/common.ts";
import { OutletRow } from "../_schemas/kinds.ts";
import { DecisionRow, Health, LineRow } from "../_schemas/objects.ts";
import { LineParams } from "../_schemas/requests.ts";
import { listOf } from "./kinds.ts";

const decision = subject({ name: "Decisions", description: "What readers decided, each to be undone" });
const line = subject({ name: "Lines", description: "Lines that are no part of any article" });
const OUTLETS = { name: "Outlets", description: "Who published" };
const outlet = subject(OUTLETS);
export const INSTALLATION = { name: "Installation", description: "This installation and its interface" };
const installation = subject(INSTALLATION);

export const outlets = [
  listOf("outlets", OUTLETS, "Outlets with what their articles count to", OutletRow),
  outlet({
    method: "get",
    path: "/outlets/{id}",
    id: "getOutlet",
    summary: "An outlet with what its articles count to",
    params: IdParams,
    answers: { 200: OutletRow },
    work: async ({ params: { id } }) => ({ body: await showOutlet(id) }),
  }),
];

export const decisions = [
  decision({
    method: "get",
    path: "/decisions",
    id: "listDecisions",
    summary: "Every decision, latest first",
    query: KindQuery,
    answers: { 200: pageOf(DecisionRow) },
    table: true,
    work: async ({ query: { after, limit }, format }) => {
      if (format) return { rows: exportKind("decisions"), name: "decisions", format };
      return {
        body: pageOfRows(await listDecisions({ ...beforeCursor(after), limit }), limit, (row) => row.decision),
      };
    },
  }),
  decision({
    method: "get",
    path: "/decisions/{id}",
    id: "getDecision",
    summary: "A decision, current or ended",
    params: IdParams,
    answers: { 200: DecisionRow },
    work: async ({ params: { id } }) => ({ body: await showDecision(id) }),
  }),
  decision({
    method: "post",
    path: "/decisions/{id}/undo",
    id: "undoDecision",
    summary: "Undo a decision",
    params: IdParams,
    answers: { 200: DecisionMade },
    work: async ({ params: { id } }) => {
      await undoDecision(id);
      return { body: { decision: id }, done: { word: "undone" } };
    },
  }),
];

export const lines = [
  line({
    method: "get",
    path: "/lines",
    id: "listLines",
    summary: "Lines that are no part of an article wherever they stand, latest first",
    query: PageQuery,
    answers: { 200: pageOf(LineRow) },
    work: async ({ query: { after, limit } }) => {
      const rows = (await listLines({ after, limit })).map(lineRow);
      return { body: pageOfRows(rows, limit, (row) => row.hash) };
    },
  }),
  line({
    method: "get",
    path: "/lines/{hash}",
    id: "getLine",
    summary: "A line that is no part of an article wherever it stands",
    params: LineParams,
    answers: { 200: LineRow },
    work: async ({ params: { hash } }) => ({ body: lineRow(await showLine(hash)) }),
  }),
  line({
    method: "post",
    path: "/lines/{hash}/keep",
    id: "keepLine",
    summary: "Put a learned line back into its articles",
    params: LineParams,
    answers: { 201: DecisionMade },
    work: async ({ params: { hash } }) => decided(await keepLine(hash), "line-kept"),
  }),
];

export const health = [
  installation({
    method: "get",
    path: "/health",
    id: "checkHealth",
    summary: "Whether the database answers, and how much work waits",
    answers: { 200: Health },
    work: async () => ({ body: await checkHealth() }),
  }),
];

function lineRow({ hash, createdAt, ...line }: LineEntry) {
  return { ...line, hash: String(hash), createdAt: createdAt.toISOString() };
}
