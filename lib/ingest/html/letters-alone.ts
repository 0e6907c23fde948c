/** A text's letters and digits in small letters, so that white space, quotation marks and dashes part nothing from its copy elsewhere on the page. */
export function lettersAlone(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
