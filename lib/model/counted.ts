/** A whole number with commas: 1,158. */
export function withCommas(value: number): string {
  return value.toLocaleString("en-GB");
}

/** "1 text", "5 texts"; the plural is the singular with an s unless given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${withCommas(count)} ${count === 1 ? one : many}`;
}
