import { MOST_ATTRIBUTES } from "../../model/limits.ts";

const ATTRIBUTE = /[\s/]*[^\s/>=][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*)?)?/y;

/** Whether a tag of a page has more attributes than an element may have. */
export function hasTooManyAttributes(html: string): boolean {
  const tag = /<[a-z][^\s/>]*/gi;
  while (tag.exec(html)) {
    ATTRIBUTE.lastIndex = tag.lastIndex;
    let end = tag.lastIndex;
    for (let count = 0; ATTRIBUTE.test(html); count++) {
      if (count > MOST_ATTRIBUTES) return true;
      end = ATTRIBUTE.lastIndex;
    }
    tag.lastIndex = end;
  }
  return false;
}
