import { withBase, withoutBase } from "../../lib/model/base-path.ts";

/** The path below which the pages were built to be served; "" at the root. The build puts its words here, for the browser too. */
const basePath = (): string => process.env.BASE_PATH ?? "";

/**
 * A local address as a browser has to ask for it. Everywhere else an address is written without the base path; it gets one where it leaves
 * us: in Anchor, PlainForm, Next's Link and redirect, a fetch, a Location and the path of a cookie.
 */
export function outward(address: string): string {
  return withBase(basePath(), address);
}

/** A path that came from a browser as the pages write it, or as it is where it does not stand below the base path. */
export function inward(address: string): string {
  return withoutBase(basePath(), address) ?? address;
}
