import { AppError } from "../../../../lib/model/errors.ts";
import { DEEPEST_JSON, LARGEST_JSON, MOST_FIELDS, megabytes } from "../../../../lib/model/limits.ts";

/**
 * Refuses a JSON body that would cost more to parse than any body of ours: too long, too deep, or of too many names and values. Looks at
 * each sign once and keeps nothing, because a million keys take seconds and hundreds of megabytes once they are objects. Throws TOO_LARGE.
 */
export function measureJson(text: string): void {
  if (text.length > LARGEST_JSON) throw tooLarge(`A JSON body may hold ${megabytes(LARGEST_JSON)}`);
  let depth = 0;
  let parts = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') i = endOfString(text, i);
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    else if (sign === ",") parts++;
    if (depth > DEEPEST_JSON) throw tooLarge(`A JSON body may be nested ${DEEPEST_JSON} deep`);
    if (parts > MOST_FIELDS) throw tooLarge(`A JSON body may have ${MOST_FIELDS} names and values`);
  }
}

/** Where the string that begins at `start` ends; the end of the text where it does not. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** The same for a form: `separator` stands between its fields. */
export function measureForm(body: Uint8Array, separator: string): void {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  let fields = 0;
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, at + separator.length)) {
    if (++fields > MOST_FIELDS) throw tooLarge(`A form may have ${MOST_FIELDS} fields`);
  }
}

function tooLarge(limit: string): AppError {
  return new AppError("TOO_LARGE", `${limit}; this one has more. Nothing was changed.`);
}
