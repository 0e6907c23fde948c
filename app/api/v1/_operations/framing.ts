import { addWord, switchOffWord } from "../../../../lib/usecases/decisions/lexicon.ts";
import { type EditableList, loadLexicons } from "../../../../lib/usecases/decisions/load-lexicons.ts";
import { addName, rejectName } from "../../../../lib/usecases/decisions/naming.ts";
import { nameSide } from "../../../../lib/usecases/decisions/side.ts";
import { type TableRow, tabulate } from "../../../../lib/usecases/export/tabulate.ts";
import { decided, subject } from "../_http/operation.ts";
import { DecisionMade } from "../_schemas/common.ts";
import { ProfileRow } from "../_schemas/kinds.ts";
import { ListedLexicons, TableRows } from "../_schemas/objects.ts";
import { NamingBody, OwnWordBody, SideBody, TableParams, TableQuery, WordOffBody } from "../_schemas/requests.ts";
import { listOf } from "./kinds.ts";

const TAG = { name: "Framing", description: "How it is said: counts, names and word lists" };
const operation = subject(TAG);

export const framing = [
  listOf("profiles", TAG, "Framing counts by article, with the version of the word lists", ProfileRow),
  operation({
    method: "get",
    path: "/tables/{table}",
    id: "getTable",
    summary: "A table as a page shows it, whole: a page bounds it",
    params: TableParams,
    query: TableQuery,
    answers: { 200: TableRows },
    table: true,
    work: async ({ params: { table }, query: { ids, topic, story, outlet, coding, open, of, near }, format }) => {
      const rows = await tabulate(table, {
        ...(ids ? { ids: ids.split(",").map(Number) } : {}),
        ...(topic ? { topic } : {}),
        ...(story ? { story } : {}),
        ...(outlet ? { outlet } : {}),
        ...(near ? { near } : {}),
        ...(coding ? { coding } : {}),
        ...(open && of ? { opened: { what: open, column: of } } : {}),
      });
      return format ? { rows: inTurn(rows), name: table, format } : { body: { rows } };
    },
  }),
  operation({
    method: "post",
    path: "/framing/names",
    id: "nameEvent",
    summary: "Say what is, or is not, a name of an event",
    body: NamingBody,
    answers: { 201: DecisionMade },
    work: async ({ body }) =>
      decided(body.verdict === "also-called" ? await addName(body) : await rejectName(body), "saved"),
  }),
  operation({
    method: "post",
    path: "/framing/sides",
    id: "nameSide",
    summary: "Say on which side a speaker stands",
    body: SideBody,
    answers: { 201: DecisionMade },
    work: async ({ body }) => decided(await nameSide(body), "saved"),
  }),
  operation({
    method: "get",
    path: "/lexicons",
    id: "getLexicons",
    summary: "The word lists in force, every word with its uses",
    answers: { 200: ListedLexicons },
    work: async () => {
      const { version, lists } = await loadLexicons();
      return { body: { version, lists: lists.map(listRow) } };
    },
  }),
  operation({
    method: "post",
    path: "/lexicons/words",
    id: "addWord",
    summary: "Add a word of one's own to a list; undo takes it out",
    body: OwnWordBody,
    answers: { 201: DecisionMade },
    work: async ({ body: { reason, ...word } }) =>
      decided(await addWord({ ...word, ...(reason ? { reason } : {}) }), "word-added"),
  }),
  operation({
    method: "post",
    path: "/lexicons/off",
    id: "switchOffWord",
    summary: "Stop counting a shipped word; undo counts it again",
    body: WordOffBody,
    answers: { 201: DecisionMade },
    work: async ({ body: { list, term, reason } }) =>
      decided(await switchOffWord({ list, term, ...(reason ? { reason } : {}) }), "word-off"),
  }),
];

async function* inTurn(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows;
}

function listRow({ name, version, licence, words }: EditableList): object {
  const rows = words.map(({ entry: { term, forms, sense }, uses, own, decision }) => ({
    term,
    forms: forms ?? [term],
    sense,
    uses,
    origin: own ? "own" : "shipped",
    on: own || decision === null,
    reason: decision?.reason ?? null,
  }));
  return { list: name, version, licence, words: rows };
}
