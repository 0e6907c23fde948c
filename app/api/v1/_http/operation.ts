import type { z } from "zod";
import type { TableFormat } from "../../../../lib/export/table-lines.ts";
import type { ErrorCode } from "../../../../lib/model/errors.ts";
import type { HttpProblem } from "../../../../lib/model/problem.ts";
import type { KeptFile } from "../../../../lib/usecases/imports/keep-file.ts";
import type { Hide } from "./blind.ts";

/** GET reads, POST creates or acts, PATCH edits, DELETE removes. */
export type Method = "get" | "post" | "patch" | "delete";
export type SuccessStatus = 200 | 201 | 202;

/** What was done, in a word that a page has a sentence for, and the decision that it can offer to undo. */
export type Done = { readonly word: string; readonly decision?: number | undefined };

/** An object. `location` is where the API has what was made; `page` is the page a form goes to instead of the one it names. */
type ObjectAnswer = {
  readonly status?: SuccessStatus;
  readonly body: unknown;
  readonly location?: string;
  readonly page?: string;
  readonly done?: Done | undefined;
  /** What stands on the form's page once and never again, because only its hash is kept. */
  readonly secret?: string;
};
/** Rows as a file to keep, made as the reader takes them. */
export type RowsAnswer = {
  readonly rows: AsyncIterable<Record<string, unknown>>;
  readonly name: string;
  readonly format: TableFormat;
};
/** A text as a file to keep, made when it is known whether outlets are to be hidden in it. */
export type TextAnswer = {
  readonly text: (hide: Hide) => string;
  readonly name: string;
  readonly format: TextFormat;
};
export const TEXT_TYPES = { md: "text/markdown", json: "application/json", opml: "text/x-opml" } as const;
export type TextFormat = keyof typeof TEXT_TYPES;
/** Bytes as they came in, with the name of their file. */
export type BytesAnswer = { readonly bytes: Uint8Array; readonly name: string };
/** A failure that has more to tell than a thrown AppError. */
type ProblemAnswer = { readonly problem: HttpProblem; readonly page?: string };
/**
 * What an operation may answer. It never makes a Response itself: the router does, so that blind mode, forms and
 * failures are the same everywhere and no new operation can forget them.
 */
export type Answer = ObjectAnswer | RowsAnswer | TextAnswer | BytesAnswer | ProblemAnswer;

type Input<P, Q, B> = {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly files: readonly KeptFile[];
  /** CSV or JSON lines where the request asks for a file of rows; null means JSON. */
  readonly format: TableFormat | null;
};

/** A subject of the API: operations of one tag stand together in the document. */
export type Tag = { readonly name: string; readonly description: string };

/** One operation of the API: what the OpenAPI document says of it, what is checked, and what is done. */
export type Operation = {
  readonly method: Method;
  /** Below /api/v1, with parameters in braces: "/articles/{id}". */
  readonly path: string;
  /** The operationId. */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Where a form's fields differ from the JSON body: a schema that makes the same of them. */
  readonly form?: z.ZodType;
  /** Whether a multipart form may bring files. */
  readonly files?: boolean;
  /** What each success answers. The first is the usual one. */
  readonly answers: { readonly [status in SuccessStatus]?: z.ZodType };
  /** Whether the rows also come as CSV and JSON lines. */
  readonly table?: boolean;
  /** The formats in which it answers a file instead of an object. */
  readonly asFile?: readonly (TableFormat | TextFormat)[];
  /** Whether it answers bytes instead of an object. */
  readonly bytes?: boolean;
  /** Whether no token opens it. */
  readonly byPersons?: boolean;
  /** Whether what it answers is about the API and no outlet, so that a blind reader gets all of it. */
  readonly aboutItself?: boolean;
  /** Failures that only this operation has, with what they tell. */
  readonly fails?: { readonly [code in ErrorCode]?: z.ZodType };
  readonly work: (input: Input<never, never, never>, request: Request) => Promise<Answer>;
};

type Spec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Omit<
  Operation,
  "tag" | "params" | "query" | "body" | "form" | "work"
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly form?: z.ZodType<z.output<B>>;
  readonly work: (input: Input<z.output<P>, z.output<Q>, z.output<B>>, request: Request) => Promise<Answer>;
};

/** What operations of one subject are made with: it gives them their tag and their input its types. */
export function subject(tag: Tag) {
  return <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(spec: Spec<P, Q, B>): Operation =>
    ({ tag, ...spec }) as Operation;
}

/** The answer of what made a decision, with its place in the API and the word for the page. */
export function decided(decision: number, word: string): Answer {
  return { status: 201, body: { decision }, location: `/decisions/${decision}`, done: { word, decision } };
}
