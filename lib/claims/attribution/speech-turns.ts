import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";

/** The speaker whose words may go on: the index of the attribution, and the line that held its last words. */
type Last = { readonly index: number; readonly line: number };
/** Sentences of paragraphs that open a quotation and leave it open, before it is known who speaks. */
type Held = { readonly spans: Span[]; readonly first: number; line: number };
/** An attribution whose content grows: a speech of thousands of sentences must not be copied for each of them. */
type Turn = Omit<Attribution, "content"> & { content: Span[] };

/** Collects what a text reports, line by line, and gives quotations without a frame of their own to the speaker around them. */
export class SpeechTurns {
  readonly found: Turn[] = [];
  #last: Last | null = null;
  #held: Held | null = null;

  /** A whole line told by one speaker; what goes on behind it is his too. */
  addTurn(attribution: Attribution, line: number): void {
    this.release();
    this.#last = { index: this.found.push(turnOf(attribution)) - 1, line };
  }

  /**
   * What one sentence reports. “A.¶“B.¶“C,” she said: the paragraphs left open before a sentence that goes on with the
   * quotation and names who speaks are that speaker's.
   */
  addReported(reported: readonly Attribution[], goesOn: boolean, line: number): void {
    const before = this.found.length;
    for (const attribution of reported) this.found.push(turnOf(attribution));
    const speech = lastWhere(this.found, before, (a) => a.source.length > 0 && a.quoted);
    const told = speech >= 0 ? speech : lastWhere(this.found, before, (a) => a.source.length > 0);
    const held = this.#held;
    if (speech >= 0 && goesOn && held && line - held.line <= 1) {
      this.#held = null;
      this.#prepend(speech, held.spans);
    } else this.release();
    if (told >= 0) this.#last = { index: told, line };
  }

  /** A sentence that is nothing but somebody's words. */
  addSpeech(span: Span, line: number, leftOpen: boolean): void {
    const last = this.#last;
    // In the speaker's own paragraph the words are hers; only a new paragraph waits for a name behind it.
    if (leftOpen && last?.line !== line) {
      this.#held ??= { spans: [], first: line, line };
      this.#held.spans.push(span);
      this.#held.line = line;
      return;
    }
    this.release();
    const { index, line: before } = this.#last ?? { index: -1, line: -1 };
    const turn = this.found[index];
    if (!turn || line - before > 1) return;
    turn.content.push(span);
    this.#last = { index, line };
  }

  /** Gives paragraphs left open to the speaker before them, where he spoke right before. */
  release(): void {
    const held = this.#held;
    const last = this.#last;
    this.#held = null;
    const turn = last ? this.found[last.index] : undefined;
    if (!held || !last || !turn || held.first - last.line > 1) return;
    for (const span of held.spans) turn.content.push(span);
    this.#last = { index: last.index, line: held.line };
  }

  #prepend(index: number, spans: readonly Span[]): void {
    const turn = this.found[index];
    if (turn) turn.content = [...spans, ...turn.content];
  }
}

function turnOf(attribution: Attribution): Turn {
  return { ...attribution, content: [...attribution.content] };
}

/** The index of the last attribution from `from` on that fits, or -1. */
function lastWhere(all: readonly Attribution[], from: number, fits: (attribution: Attribution) => boolean): number {
  for (let i = all.length - 1; i >= from; i--) {
    const attribution = all[i];
    if (attribution && fits(attribution)) return i;
  }
  return -1;
}
