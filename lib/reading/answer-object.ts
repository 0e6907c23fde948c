/** Openings of objects looked at: thinking text may hold braces, and a hostile answer holds nothing else. */
const MOST_OPENINGS = 400;
/** Characters of an answer that are read. */
const LONGEST = 400_000;

/**
 * The first JSON object in an answer that has this field: models put thinking, a code fence or a sentence before it. What stands behind the end of thinking
 * comes first, because thinking often holds a draft. null where there is none, as in half an answer.
 */
export function answerObject(text: string, field: string): Record<string, unknown> | null {
  const answer = text.slice(0, LONGEST);
  const thought = answer.lastIndexOf("</think>");
  const behind = thought >= 0 ? firstObject(answer.slice(thought), field) : null;
  return behind ?? firstObject(answer, field);
}

function firstObject(text: string, field: string): Record<string, unknown> | null {
  let tries = 0;
  for (let at = text.indexOf("{"); at >= 0 && tries < MOST_OPENINGS; at = text.indexOf("{", at + 1), tries++) {
    const end = endOfObject(text, at);
    if (end === null) continue;
    const value = parsed(text.slice(at, end));
    if (typeof value === "object" && value !== null && Object.hasOwn(value, field))
      return value as Record<string, unknown>;
  }
  return null;
}

/** Where the object that opens here ends, by its braces outside strings; null where it does not end. */
function endOfObject(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign === "\\") i += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{") depth += 1;
    else if (sign === "}") {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
