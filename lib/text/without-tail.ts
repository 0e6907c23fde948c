/**
 * Words without what stands at their end of the given signs and of white space. A regular expression with "+$" would begin again at each
 * of a hundred thousand blanks that do not end the line.
 */
export function withoutTail(words: string, signs = ""): string {
  let end = words.length;
  while (end > 0 && (signs.includes(words[end - 1] ?? "") || /\s/.test(words[end - 1] ?? ""))) end--;
  return words.slice(0, end);
}
