/** What a base path may look like: "" or "/parallax", "/tools/parallax"; no slash at its end. */
export const BASE_PATH_FORM = /^(?:\/[\w.~-]+)*$/;

/**
 * A local address as a browser has to ask for it, where everything is served below `base`. Other addresses, and those that only name a place
 * on the page or a query, come back as they are.
 */
export function withBase(base: string, address: string): string {
  if (base === "" || !address.startsWith("/") || address.startsWith("//")) return address;
  const rest = address.replace(/^\/(?=$|[?#])/, "");
  return base + rest;
}

/** The address as the project's own code says it, without `base`; null where it does not stand below it. */
export function withoutBase(base: string, address: string): string | null {
  if (base === "") return address;
  if (!address.startsWith(base)) return null;
  const rest = address.slice(base.length);
  if (rest === "" || /^[?#]/.test(rest)) return `/${rest}`;
  return rest.startsWith("/") ? rest : null;
}
