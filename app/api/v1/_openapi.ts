import { z } from "zod";
import * as schemas from "./_schemas.ts";

type Method = "get" | "post" | "patch" | "delete";
type Operation = {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Fields of a multipart form that hold files. */
  readonly files?: boolean;
  readonly status?: 200 | 201;
  /** What a success answers; without it, bytes. */
  readonly answer?: z.ZodType;
};

const { IdParams, PassageParams, PageQuery, KindQuery, DecisionMade, DecisionsMade } = schemas;
const made = { status: 201, answer: DecisionMade } as const;
const kind = (summary: string, row: z.ZodType) => ({ get: { summary, query: KindQuery, answer: schemas.pageOf(row) } });
const edit = { params: IdParams, body: schemas.MetadataBody, answer: DecisionsMade };

/** Every operation under /api/v1. A test compares it with the route files. */
export const OPERATIONS: Record<string, { readonly [method in Method]?: Operation }> = {
  "/imports": {
    get: { summary: "Imports, latest first", query: PageQuery, answer: schemas.pageOf(schemas.ImportRow) },
    post: {
      summary: "Import files or a pasted text",
      body: schemas.ImportBody,
      files: true,
      status: 201,
      answer: schemas.ImportResult,
    },
  },
  "/imports/{id}": {
    get: { summary: "What became of each file of an import", params: IdParams, answer: schemas.ImportRow },
  },
  "/imports/{id}/cancel": {
    post: {
      summary: "Drop the files of an upload that have not been read yet",
      params: IdParams,
      answer: schemas.Cancelled,
    },
  },
  "/imports/{id}/files/{position}/retry": {
    post: {
      summary: "Read a file again that failed, or analyse a text again",
      params: schemas.FileParams,
      answer: schemas.Retried,
    },
  },
  "/articles": kind("Articles with their canonical text", schemas.ArticleRow),
  "/articles/{id}": {
    get: { summary: "An article with its passages", params: IdParams, answer: schemas.ArticleWithPassages },
    patch: { summary: "Say what is known about an article", ...edit },
    post: { summary: "The same as PATCH, for forms", ...edit },
    delete: {
      summary: "Take an article out of every view; undo brings it back",
      params: IdParams,
      answer: DecisionMade,
    },
  },
  "/articles/{id}/remove": {
    post: { summary: "The same as DELETE, for forms", params: IdParams, answer: DecisionMade },
  },
  "/articles/{id}/bytes": { get: { summary: "The bytes as they came", params: IdParams } },
  "/articles/{id}/passages/{position}/role": {
    post: { summary: "Correct the role of a passage", params: PassageParams, body: schemas.RoleBody, ...made },
  },
  "/passages": kind("Passages with their roles", schemas.PassageRow),
  "/pairs": kind("Flagged pairs, surest first", schemas.PairRow),
  "/pairs/decisions": { post: { summary: "Decide about two articles", body: schemas.PairDecisionBody, ...made } },
  "/groups": kind("Every article with its group", schemas.GroupRow),
  "/groups/{id}/lead": {
    post: { summary: "Choose the copy that leads a group", params: IdParams, body: schemas.LeadBody, ...made },
  },
  "/groups/{id}/confirm": {
    post: { summary: "Confirm all copies of a group as one article", params: IdParams, ...made },
  },
  "/groups/{id}/split": {
    post: { summary: "Take copies out of a group", params: IdParams, body: schemas.SplitBody, ...made },
  },
  "/attributions": kind("Who is quoted or cited, where", schemas.AttributionRow),
  "/claims": kind("Claims with speaker and place", schemas.ClaimRow),
  "/claims/{id}/speaker": {
    post: {
      summary: "Correct who says a claim, and on whose word",
      params: IdParams,
      body: schemas.SpeakerBody,
      ...made,
    },
  },
  "/links": kind("Claims about one matter, best first", schemas.LinkRow),
  "/links/decisions": {
    post: { summary: "Decide whether two claims are about one matter", body: schemas.LinkDecisionBody, ...made },
  },
  "/links/notes": { post: { summary: "Keep a note on two claims", body: schemas.LinkNoteBody, ...made } },
  "/topics": {
    ...kind("Topics", schemas.TopicRow),
    post: { summary: "Make a topic from words", body: schemas.TopicBody, status: 201, answer: schemas.TopicMade },
  },
  "/topics/{id}": {
    post: { summary: "Rename, hide or show a topic", params: IdParams, body: schemas.TopicEditBody, ...made },
  },
  "/topics/{id}/merge": {
    post: {
      summary: "Let another topic's rows stand in this one",
      params: IdParams,
      body: schemas.TopicMergeBody,
      ...made,
    },
  },
  "/topics/{id}/split": {
    post: {
      summary: "Take rows out of a topic into one of their own",
      params: IdParams,
      body: schemas.TopicSplitBody,
      status: 201,
      answer: schemas.TopicMade,
    },
  },
  "/topics/{id}/rows": {
    post: { summary: "Rename a row of a topic", params: IdParams, body: schemas.RowNameBody, ...made },
  },
  "/matters": kind("Matters: claims joined by links", schemas.MatterRow),
  "/lines": {
    get: {
      summary: "Lines that are no part of an article wherever they stand, latest first",
      answer: schemas.LineRows,
    },
  },
  "/lines/{hash}/keep": {
    post: { summary: "Put a learned line back into its articles", params: schemas.LineParams, ...made },
  },
  "/codings": {
    get: { summary: "Codings of claims by readers, latest first", answer: schemas.CodingRows },
    post: {
      summary: "Start coding a topic's claims with a codebook",
      body: schemas.CodingBody,
      status: 201,
      answer: schemas.CodingMade,
    },
  },
  "/codings/{id}": {
    get: {
      summary: "A coding, its codes, and how far two readers agree",
      params: IdParams,
      query: schemas.AgreementQuery,
      answer: schemas.CodingDetail,
    },
  },
  "/codings/{id}/codes": {
    post: {
      summary: "Give codes under a reader's name",
      params: IdParams,
      body: schemas.GivenCodesBody,
      answer: schemas.CodesGiven,
    },
  },
  "/codings/{id}/remove": {
    post: { summary: "Take away a coding that nobody has begun", params: IdParams, answer: schemas.CodingMade },
  },
  "/lexicons": {
    get: { summary: "The word lists in force, every word with its uses", answer: schemas.ListedLexicons },
  },
  "/lexicons/words": {
    post: { summary: "Add a word of one's own to a list; undo takes it out", body: schemas.OwnWordBody, ...made },
  },
  "/lexicons/off": {
    post: { summary: "Stop counting a shipped word; undo counts it again", body: schemas.WordOffBody, ...made },
  },
  "/framing/names": {
    post: { summary: "Say what is, or is not, a name of an event", body: schemas.NamingBody, ...made },
  },
  "/framing/sides": { post: { summary: "Say on which side a speaker stands", body: schemas.SideBody, ...made } },
  "/outlets": kind("Outlets with what their articles count to", schemas.OutletRow),
  "/profiles": kind("Framing counts by article, with the version of the word lists", schemas.ProfileRow),
  "/matrix": kind("Topics by outlet, a row a cell, silent cells with what was searched", schemas.MatrixCount),
  "/tables/{table}": {
    get: {
      summary: "A table as a page shows it",
      params: schemas.TableParams,
      query: schemas.TableQuery,
      answer: schemas.TableRows,
    },
  },
  "/decisions": {
    get: { summary: "Every decision, latest first", query: KindQuery, answer: schemas.pageOf(schemas.DecisionRow) },
  },
  "/decisions/{id}/undo": { post: { summary: "Undo a decision", params: IdParams, answer: DecisionMade } },
  "/search": { get: { summary: "Search all passages", query: schemas.SearchQuery, answer: schemas.SearchResult } },
  "/health": { get: { summary: "Whether the database answers, and how much work waits", answer: schemas.Health } },
};

/** The OpenAPI 3.1 document of this API, made from the schemas that check it. */
export function openApiDocument(): object {
  const paths = Object.entries(OPERATIONS).map(([path, methods]) => {
    const described = Object.entries(methods).map(([method, operation]) => [method, describe(operation)] as const);
    return [`/api/v1${path}`, Object.fromEntries(described)] as const;
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "Parallax",
      version: "1",
      description: "Offsets are UTF-16 code units into an article's canonical text, end excluded.",
    },
    paths: Object.fromEntries(paths),
  };
}

function describe({ summary, params, query, body, files, status = 200, answer }: Operation): object {
  const parameters = [...parametersOf(params, "path"), ...parametersOf(query, "query")];
  return {
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: bodyContent(body, files ?? false) } } : {}),
    responses: {
      [status]: { description: "Done", content: answer ? json(answer, "output") : { "application/octet-stream": {} } },
      ...(body || files
        ? { 303: { description: "A form was sent with a local path as `return`: see that page" } }
        : {}),
      default: {
        description: "Failed",
        content: { "application/problem+json": { schema: schemaOf(schemas.ProblemDetails, "output") } },
      },
    },
  };
}

function bodyContent(body: z.ZodType, files: boolean): object {
  const schema = schemaOf(body, "input");
  const properties = {
    ...(schema.properties ?? {}),
    files: { type: "array", items: { type: "string", format: "binary" } },
  };
  return {
    "application/json": { schema },
    ...(files
      ? { "multipart/form-data": { schema: { ...schema, properties } } }
      : { "application/x-www-form-urlencoded": { schema } }),
  };
}

function json(schema: z.ZodType, io: "input" | "output"): object {
  return { "application/json": { schema: schemaOf(schema, io) } };
}

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query"): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input");
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: each,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
