import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder the project lies in, absolute. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path inside the project, absolute. */
export function inProject(...parts: string[]): string {
  return resolve(projectRoot, ...parts);
}
