import type { QuotedSpan } from "../model/span.ts";

/** Whether exactly the words given stand at the place in `text`, with no blank around them: a service that counts otherwise is off by a few. */
export function standsIn(text: string, { start, end, quote }: QuotedSpan): boolean {
  return start < end && text.slice(start, end) === quote && quote.trim() === quote;
}
