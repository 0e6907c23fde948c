import type { Scope } from "./token.ts";

/**
 * Who asks: a person who gave the password (or needs none), a program with a token of a scope, or a visitor who may read because
 * reading is open to all.
 */
export type Caller = "person" | "visitor" | `token-${Scope}`;

/** The header in which the server tells pages and API who asks. What comes from outside under this name is thrown away. */
export const CALLER_HEADER = "x-parallax-caller";
