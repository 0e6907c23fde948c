import type { Span } from "../model/span.ts";

/** A stretch in quotation marks, marks included. `open` means that the closing mark is missing before the paragraph ends. */
export type Quotation = Span & { readonly open: boolean };

/** A quotation mark in its paragraph: `after` is the offset behind it. */
type Mark = { readonly raw: string; readonly at: number; readonly after: number; readonly opens: boolean };
/** How far reading has come: where the outermost open quotation begins (-1 for none), how deep the marks are nested, and which mark opened it. */
type State = { readonly start: number; readonly depth: number; readonly opener: string };

const OUTSIDE: State = { start: -1, depth: 0, opener: "" };
const MARKS = /[“”"„«»]/;

/**
 * The outermost quotations of one paragraph, in order: “…”, "…", ''…'', „…“ and «…». Straight marks (and '' for one) open
 * after a space and close elsewhere. A quotation left open runs to the paragraph's end, as printers do where the speech
 * goes on in the next paragraph. Single marks are not told from apostrophes and count for nothing.
 */
export function quotationsOf(text: string, paragraph: Span): Quotation[] {
  const found: Quotation[] = [];
  let state = OUTSIDE;
  for (const mark of marksIn(text, paragraph)) {
    const next = step(text, mark, state, paragraph);
    if (state.depth > 0 && next.depth === 0) found.push({ start: state.start, end: mark.after, open: false });
    state = next;
  }
  if (state.depth > 0) found.push(unclosed(text, state.start, paragraph));
  return found;
}

function marksIn(text: string, { start, end }: Span): Mark[] {
  const marks: Mark[] = [];
  for (let at = start; at < end; at++) {
    const doubled = text.startsWith("''", at) && at + 1 < end;
    const raw = doubled ? '"' : text.charAt(at);
    if (!MARKS.test(raw)) continue;
    const after = at + (doubled ? 2 : 1);
    marks.push({ raw, at, after, opens: at === start || /[\s([—–-]/.test(text[at - 1] ?? " ") });
    at = after - 1;
  }
  return marks;
}

/** What a mark makes of the state. */
function step(text: string, mark: Mark, state: State, paragraph: Span): State {
  switch (mark.raw) {
    case "„":
    case "«":
      return deeper(mark, state);
    case "“":
      // „Ja“: in German the same sign closes.
      return state.opener === "„" ? shallower(state) : deeper(mark, state);
    case "»":
      return state.opener === "«" ? shallower(state) : state;
    case "”":
      if (state.depth > 0) return shallower(state);
      // A closing mark set where one should open: a common slip of typesetting.
      return mark.opens && /[\p{L}\p{N}]/u.test(text[mark.after] ?? "") ? deeper(mark, OUTSIDE) : OUTSIDE;
    default:
      if (state.depth === 0) return mark.opens ? deeper(mark, OUTSIDE) : OUTSIDE;
      return mark.opens && mark.after < paragraph.end ? state : OUTSIDE;
  }
}

function deeper({ raw, at }: Mark, { start, depth, opener }: State): State {
  return depth === 0 ? { start: at, depth: 1, opener: raw } : { start, depth: depth + 1, opener };
}

function shallower({ start, depth, opener }: State): State {
  return depth === 1 ? OUTSIDE : { start, depth: depth - 1, opener };
}

/** “He said “go” and left: the closing mark of the inner words is all there is, so the quotation ends with it. */
function unclosed(text: string, start: number, paragraph: Span): Quotation {
  // Only in the paragraph: looked for in the whole text, a speech of thousands of open paragraphs takes a time that grows with its square.
  const last = text.slice(start, paragraph.end).lastIndexOf("”");
  return last > 0 ? { start, end: start + last + 1, open: false } : { start, end: paragraph.end, open: true };
}
