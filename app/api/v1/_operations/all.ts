import { z } from "zod";
import { openApiDocument } from "../_http/document.ts";
import { type Operation, subject } from "../_http/operation.ts";
import { articles } from "./articles.ts";
import { claims } from "./claims.ts";
import { codings } from "./codings.ts";
import { decisions, health, INSTALLATION, lines, outlets } from "./collection.ts";
import { duplicates } from "./duplicates.ts";
import { feeds } from "./feeds.ts";
import { framing } from "./framing.ts";
import { imports } from "./imports.ts";
import { reading } from "./reading.ts";
import { reports } from "./reports.ts";
import { stories } from "./stories.ts";
import { tokens } from "./tokens.ts";
import { topics } from "./topics.ts";

const itself = subject(INSTALLATION)({
  method: "get",
  path: "/openapi.json",
  id: "getDocument",
  summary: "This document",
  aboutItself: true,
  answers: { 200: z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }) },
  work: async () => ({ body: apiDocument() }),
});

/** Every operation of the API, in the order of the document. */
export const OPERATIONS: readonly Operation[] = [
  ...imports,
  ...feeds,
  ...articles,
  ...duplicates,
  ...claims,
  ...stories,
  ...reading,
  ...topics,
  ...framing,
  ...outlets,
  ...reports,
  ...codings,
  ...lines,
  ...decisions,
  ...tokens,
  ...health,
  itself,
];

let made: object | null = null;

/** The OpenAPI document of the API. It is made once, and not at the start: most requests never ask for it. */
export function apiDocument(): object {
  made ??= openApiDocument(OPERATIONS);
  return made;
}
