const ANY_HOST = "http://local.invalid";

/** The path if it leads to this site and nowhere else, without what an earlier answer added; else null. */
export function localPath(path: string | null): string | null {
  if (!path?.startsWith("/") || !URL.canParse(path, ANY_HOST)) return null;
  // The parser reads "/\host" and "//host" as the browser would: as another site.
  const url = new URL(path, ANY_HOST);
  if (url.origin !== ANY_HOST || url.pathname.startsWith("//")) return null;
  for (const added of ["done", "undo", "error"]) url.searchParams.delete(added);
  return url.pathname + url.search + url.hash;
}

/** The path with more parameters; those without a value are left out. A new hash replaces the path's own: a browser focuses what it names. */
export function withParameters(
  path: string,
  parameters: Record<string, string | number | undefined>,
  hash?: string,
): string {
  const url = new URL(path, ANY_HOST);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url.pathname + url.search + (hash ?? url.hash);
}
