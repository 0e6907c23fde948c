import { kindRoute } from "../_kind.ts";

export const GET = kindRoute("profiles");
