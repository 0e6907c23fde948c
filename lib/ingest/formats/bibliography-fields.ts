/** The last part of a path in small letters, as lists and archives name one file with different folders. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1)?.toLowerCase() ?? "";
}

/** "Holzer, Marta" as it is printed. */
export function inOrder(name: string): string {
  const [family = "", given] = name.split(/,\s*/);
  return given ? `${given} ${family}` : family;
}
