import { randomBytes } from "node:crypto";
import { outward } from "./own-address.ts";

/** The cookie that carries what a form could not do to the next page, and how long it is kept, in seconds. */
export const FLASH_COOKIE = "problem";
/** The same for what is made once and kept nowhere, such as a token. */
export const SECRET_COOKIE = "made";
const SECONDS = 120;
/** Longest message carried, in characters: a cookie holds 4 kB. */
const LONGEST = 400;

/**
 * A message for the next page. The sentence goes in a cookie that only our own answer sets, and the address gets a key
 * that names it, because what stands in an address can be written by anybody and must not put words on a page.
 */
export function flashOf(message: string, name = FLASH_COOKIE): { readonly key: string; readonly cookie: string } {
  const key = randomBytes(6).toString("base64url");
  const words = Buffer.from(message.slice(0, LONGEST).toWellFormed()).toString("base64url");
  return { key, cookie: `${name}=${key}.${words}; Path=${outward("/")}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax` };
}

/** The message that the cookie holds under the key of the address; null where it holds none, or another one. */
export function flashed(key: string | undefined, cookie: string | undefined): string | null {
  const [own, words] = cookie?.split(".") ?? [];
  if (!key || own !== key || !words) return null;
  return Buffer.from(words, "base64url").toString().slice(0, LONGEST);
}
