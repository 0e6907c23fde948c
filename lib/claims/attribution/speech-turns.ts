import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";

/** The speaker whose words may go on: the index of the attribution, and the line that held its last words. */
type Last = { readonly index: number; readonly line: number };
/** Sentences of paragraphs that open a quotation and leave it open, before it is known who speaks. */
type Held = { readonly spans: readonly Span[]; readonly first: number; readonly line: number };

/** Collects what a text reports, line by line, and gives quotations without a frame of their own to the speaker around them. */
export class SpeechTurns {
  readonly found: Attribution[] = [];
  #last: Last | null = null;
  #held: Held | null = null;

  /** A whole line told by one speaker; what goes on behind it is his too. */
  addTurn(attribution: Attribution, line: number): void {
    this.release();
    this.#last = { index: this.found.push(attribution) - 1, line };
  }

  /**
   * What one sentence reports. “A.¶“B.¶“C,” she said: the paragraphs left open before a sentence that goes on with the
   * quotation and names who speaks are that speaker's.
   */
  addReported(reported: readonly Attribution[], goesOn: boolean, line: number): void {
    const before = this.found.length;
    this.found.push(...reported);
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
    const { found } = this;
    const last = this.#last;
    // In the speaker's own paragraph the words are hers; only a new paragraph waits for a name behind it.
    if (leftOpen && last?.line !== line) {
      const held = this.#held;
      this.#held = { spans: [...(held?.spans ?? []), span], first: held?.first ?? line, line };
      return;
    }
    this.release();
    const { index, line: before } = this.#last ?? { index: -1, line: -1 };
    const attribution = found[index];
    if (!attribution || line - before > 1) return;
    found[index] = { ...attribution, content: [...attribution.content, span] };
    this.#last = { index, line };
  }

  /** Gives paragraphs left open to the speaker before them, where he spoke right before. */
  release(): void {
    const held = this.#held;
    const last = this.#last;
    this.#held = null;
    const attribution = last ? this.found[last.index] : undefined;
    if (!held || !last || !attribution || held.first - last.line > 1) return;
    this.found[last.index] = { ...attribution, content: [...attribution.content, ...held.spans] };
    this.#last = { index: last.index, line: held.line };
  }

  #prepend(index: number, spans: readonly Span[]): void {
    const attribution = this.found[index];
    if (attribution) this.found[index] = { ...attribution, content: [...spans, ...attribution.content] };
  }
}

/** The index of the last attribution from `from` on that fits, or -1. */
function lastWhere(all: readonly Attribution[], from: number, fits: (attribution: Attribution) => boolean): number {
  for (let i = all.length - 1; i >= from; i--) {
    const attribution = all[i];
    if (attribution && fits(attribution)) return i;
  }
  return -1;
}
