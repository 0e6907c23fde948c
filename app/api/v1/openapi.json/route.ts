import { openApiDocument } from "../_openapi.ts";

export const GET = (): Response => Response.json(openApiDocument());
