import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";

/** "MOOR: …", "Ada Moor: …" and "ADA MOOR, HOST: …" at the start of a line; an opening mark may stand before them. */
const TURN =
  /^\s*["“]?((?:\p{Lu}[\p{L}.'’-]*\s){0,3}\p{Lu}[\p{L}.'’-]+)(?:,\s\p{Lu}{2,}(?:[ -]\p{Lu}{2,}){0,3}[ -]?|\s\([^()]{1,40}\))?:\s+(?=\S)/u;
const LABEL =
  /^\s*(?:[-–—•*▪·‣]\s*)?((?:\p{Lu}[\p{L}.'’-]*\s){0,3}\p{Lu}[\p{L}.'’-]+)(?:\s?\([^()]{1,40}\))?:\s*(?=["“])/u;
/** Capitals before a colon that name a kind of text, and nobody. */
const RUBRICS = new Set(
  "bombshell scoop live report poll update updated correction clarification breaking exclusive watch video photo photos related note opinion analysis summary source sources read advertisement bottomline topline background topics tags editor filed contact location date time price where when who what why how".split(
    " ",
  ),
);
/** Fewer turns make no transcript. */
const FEWEST_TURNS = 3;
/** “…” ― Ada Moor: a paragraph in quotation marks, signed. */
const SIGNED = /^\s*(["“”].{20,}?)\s*(?:[―—–]|--)\s*((?:\p{Lu}[\p{L}.'’-]*[\s,]*){2,6}(?:,?\s*\d{1,3})?)\.?\s*$/u;

/**
 * Who speaks each line of a transcript among `lines`, by the line's start. A name counts where it opens two lines or
 * more, capitals alone where the text has several such lines: one "Moor: we will stay" is a headline.
 */
export function transcriptTurns(text: string, lines: readonly Span[]): ReadonlyMap<number, Attribution> {
  const turns = lines.flatMap((line) => {
    const match = TURN.exec(text.slice(line.start, Math.min(line.end, line.start + 120)));
    const name = match?.[1] ?? "";
    return match && !isRubric(name) ? [{ line, name, match }] : [];
  });
  const alone = lonelyLabels(text, lines);
  const times = new Map<string, number>();
  for (const { name } of turns) times.set(name, (times.get(name) ?? 0) + 1);
  const kept = turns.filter(({ name }) => (times.get(name) ?? 0) > 1 || name === name.toUpperCase());
  if (kept.length + alone.length < FEWEST_TURNS) return new Map();
  return new Map([
    ...alone.flatMap(({ label, at }) =>
      linesBelow(text, lines, at, kept).map((line) => [line.start, ownTurn(text, label, line)] as const),
    ),
    ...kept.map(({ line, name, match }) => {
      const from = line.start + match[0].indexOf(name);
      const content = trimmed(text, { start: line.start + match[0].length, end: line.end });
      const colon = text.indexOf(":", from + name.length);
      return [
        line.start,
        told({ start: from, end: from + name.length }, { start: colon, end: colon + 1 }, content, text),
      ] as const;
    }),
  ]);
}

/** "ALEX MORENO, HOST:" on a line of its own: what follows, up to the next label, is that speaker's. */
const LONE_LABEL =
  /^\s*((?:\p{Lu}[\p{Lu}.'’-]*\s){1,3}\p{Lu}[\p{Lu}.'’-]+),\s\p{Lu}{2,}(?:[ -]\p{Lu}{2,}){0,3}[ -]?:\s*$/u;
/** "(SOUNDBITE OF MUSIC)": nobody says it. */
const SOUND = /^\s*[([][^()[\]]*[)\]]\.?\s*$/u;

type LoneLabel = { readonly label: Span; readonly at: number };

function lonelyLabels(text: string, lines: readonly Span[]): LoneLabel[] {
  return lines.flatMap((line, at) => {
    const raw = line.end - line.start <= 80 ? text.slice(line.start, line.end) : "";
    const name = LONE_LABEL.exec(raw)?.[1];
    if (!name) return [];
    const start = line.start + raw.indexOf(name);
    return [{ label: { start, end: start + name.length }, at }];
  });
}

/** The lines below a label, up to the next speaker's. */
function linesBelow(
  text: string,
  lines: readonly Span[],
  at: number,
  turns: readonly { readonly line: Span }[],
): Span[] {
  const opens = new Set(turns.map(({ line }) => line.start));
  const below: Span[] = [];
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i];
    if (!line) break;
    const raw = text.slice(line.start, Math.min(line.end, line.start + 120));
    if (opens.has(line.start) || LONE_LABEL.test(raw)) break;
    if (!SOUND.test(raw)) below.push(line);
  }
  return below;
}

function ownTurn(text: string, label: Span, line: Span): Attribution {
  const colon = text.indexOf(":", label.end);
  return told(label, { start: colon, end: colon + 1 }, trimmed(text, line), text);
}

/** Whether a word before a colon names a kind of text ("UPDATE:") and no speaker. */
export function isRubric(word: string): boolean {
  return RUBRICS.has(word.toLowerCase());
}

/** "- Moss: “…”": the name that opens the line before a quotation, a bullet before it left out; null where none does. */
export function labelOf(text: string, line: Span): Span | null {
  const match = LABEL.exec(text.slice(line.start, Math.min(line.end, line.start + 100)));
  const name = match?.[1] ?? "";
  if (!match || name === "" || name.split(" ").every(isRubric)) return null;
  const start = line.start + match[0].indexOf(name);
  return { start, end: start + name.length };
}

/** A paragraph of quoted words with its speaker's name behind a dash at the end, or null. */
export function signedQuotation(text: string, line: Span): Attribution | null {
  const raw = text.slice(line.start, line.end);
  if (!/^\s*["“”]/.test(raw) || !/[―—–]|--/.test(raw)) return null;
  const match = SIGNED.exec(raw);
  const [quoted = "", name = ""] = match?.slice(1) ?? [];
  if (!match || !/["”’'.!?…]$/.test(quoted)) return null;
  const start = line.start + raw.indexOf(quoted);
  const source = line.start + raw.lastIndexOf(name);
  const dash = line.start + raw.slice(0, source - line.start).search(/(?:[―—–]|--)\s*$/);
  const cue = { start: dash, end: dash + (text.startsWith("--", dash) ? 2 : 1) };
  return told(
    trimmed(text, { start: source, end: source + name.length }),
    cue,
    trimmed(text, { start, end: start + quoted.length }),
    text,
  );
}

function told(source: Span, cue: Span, content: Span, text: string): Attribution {
  const quoted = /[“”"]/.test(text.slice(content.start, content.end));
  return { source: [source], cue: [cue], content: [content], verbClass: "neutral", quoted };
}

function trimmed(text: string, { start, end }: Span): Span {
  const raw = text.slice(start, end);
  return { start: start + (raw.length - raw.trimStart().length), end: end - (raw.length - raw.trimEnd().length) };
}
