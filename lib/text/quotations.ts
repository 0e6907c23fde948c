import type { Span } from "../model/span.ts";

/** A stretch in quotation marks, marks included. `open` means that the closing mark is missing before the paragraph ends. */
export type Quotation = Span & { readonly open: boolean };

/**
 * The outermost quotations of one paragraph, in order. Straight marks (and '' for one) open after a space and close elsewhere. A quotation
 * left open runs to the paragraph's end, as printers do where the speech goes on in the next paragraph.
 */
export function quotationsOf(text: string, paragraph: Span): Quotation[] {
  const found: Quotation[] = [];
  let start = -1;
  let depth = 0;
  for (let i = paragraph.start; i < paragraph.end; i++) {
    const doubled = text.startsWith("''", i) && i + 1 < paragraph.end;
    const mark = doubled ? '"' : text[i];
    const after = i + (doubled ? 2 : 1);
    if (mark === "“") {
      if (depth === 0) start = i;
      depth++;
    } else if (mark === "”" && depth > 0) {
      depth--;
      if (depth === 0) found.push({ start, end: i + 1, open: false });
    } else if (mark === "”" && opensHere(text, i, paragraph) && /[\p{L}\p{N}]/u.test(text[after] ?? "")) {
      // A closing mark set where one should open: a common slip of typesetting.
      start = i;
      depth = 1;
    } else if (mark === '"') {
      if (depth === 0 && opensHere(text, i, paragraph)) {
        start = i;
        depth = 1;
      } else if (depth > 0 && (!opensHere(text, i, paragraph) || after >= paragraph.end)) {
        depth = 0;
        found.push({ start, end: after, open: false });
      }
      i = after - 1;
    }
  }
  if (depth > 0) found.push(unclosed(text, start, paragraph));
  return found;
}

function opensHere(text: string, i: number, paragraph: Span): boolean {
  return i === paragraph.start || /[\s([—–-]/.test(text[i - 1] ?? " ");
}

/** “He said “go” and left: the closing mark of the inner words is all there is, so the quotation ends with it. */
function unclosed(text: string, start: number, paragraph: Span): Quotation {
  const last = text.lastIndexOf("”", paragraph.end - 1);
  return last > start ? { start, end: last + 1, open: false } : { start, end: paragraph.end, open: true };
}
