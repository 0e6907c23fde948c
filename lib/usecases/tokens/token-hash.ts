import { createHash } from "node:crypto";

/** How every token begins, so that one that was left in a file or a log is known for what it is. */
export const TOKEN_START = "plx_";

/** What is kept of a token. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
