import { withoutTail } from "../../text/without-tail.ts";
import { decodedOnce } from "../html/entities.ts";

/** Letters that stand for code and escaped signs while marks are taken away: they are no letters of any script. */
const [OPEN, CLOSE] = ["\uFDD0", "\uFDD1"];
const KEPT = /\uFDD0(\d+)\uFDD1/g;

/** A paragraph as it is read: links, emphasis, code, pictures, notes and tags without their marks, entities decoded once. */
export function withoutInlineMarks(paragraph: string, labels: ReadonlySet<string>): string {
  if (!/[*_`~[\]<>!&\\=]/.test(paragraph)) return paragraph;
  const kept: string[] = [];
  const keep = (words: string) => `${OPEN}${kept.push(words) - 1}${CLOSE}`;
  const text = paragraph
    .replace(/[\uFDD0\uFDD1]/g, "")
    .replace(/``((?:[^`]|`(?!`))+)``|`([^`]+)`/g, (_, double?: string, single?: string) =>
      keep((double ?? single ?? "").trim()),
    )
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(sign))
    .replace(/<!--[^>]{0,2000}-->/g, "")
    .replace(/<(https?:\/\/[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>@]{1,255})>/g, (_, address: string) => keep(address))
    .replace(/(^|[^\w/])(https?:\/\/[^\s<>()[\]]{1,2000})/g, (_, before: string, at: string) => before + keep(at))
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][\w-]{0,20}(?:\s[^<>]{0,500})?\/?>/gi, "");
  const unlinked = withoutEmphasis(withoutLinks(text, labels))
    .split("\n")
    .map((line) => withoutTail(line, "\\"))
    .join("\n");
  return decodedOnce(unlinked).replace(KEPT, (_, at: string) => kept[Number(at)] ?? "");
}

/** Pictures are not seen as words; of links, their words are. A picture inside a link goes first. */
function withoutLinks(text: string, labels: ReadonlySet<string>): string {
  const target = String.raw`\([ \t]*(?:<[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)(?:\s+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?[ \t]*\)`;
  return text
    .replace(new RegExp(String.raw`!\[[^\[\]]{0,500}\](?:${target}|\[[^\[\]]{0,200}\])`, "g"), "")
    .replace(/!\[\[[^[\]]{0,300}\]\]/g, "")
    .replace(/\[\^[^[\]\s]{1,60}\]/g, "")
    .replace(/\[\[(?:[^[\]|]{0,300}\|)?([^[\]|]{1,300})\]\]/g, "$1")
    .replace(new RegExp(String.raw`\[([^\[\]]{0,2000})\]${target}`, "g"), "$1")
    .replace(/\[([^[\]]{1,500})\](?:\[([^[\]]{0,200})\])?/g, (whole, words: string, label?: string) =>
      labels.has(linkLabel(label || words)) ? words : whole,
    );
}

/** The name by which a link's address is kept apart from it. */
export function linkLabel(words: string): string {
  return words.trim().toLowerCase().replace(/\s+/g, " ");
}

type Run = {
  readonly at: number;
  readonly sign: string;
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
};

/** Marks of emphasis go where one that opens meets one that closes; a star that stands alone is a star. */
function withoutEmphasis(text: string): string {
  const runs = [...text.matchAll(/\*{1,4}|_{1,4}|~~|==/g)].map((found) => runAt(text, found[0], found.index));
  const taken: (readonly [number, number])[] = [];
  const open: Run[] = [];
  for (const run of runs) {
    while (run.closes && run.left > 0) {
      const at = open.findLastIndex(({ sign }) => sign === run.sign);
      const opening = open[at];
      if (!opening) break;
      const length = Math.min(opening.left, run.left);
      // The inner ends of both go first.
      taken.push([opening.at + opening.left - length, length], [run.at + widthOf(run) - run.left, length]);
      opening.left -= length;
      run.left -= length;
      open.length = opening.left === 0 ? at : at + 1;
    }
    if (run.opens && run.left > 0) open.push(run);
  }
  let words = "";
  let from = 0;
  for (const [at, length] of taken.toSorted((a, b) => a[0] - b[0])) {
    words += text.slice(from, at);
    from = at + length;
  }
  return words + text.slice(from);
}

const widths = new WeakMap<Run, number>();
const widthOf = (run: Run) => widths.get(run) ?? run.left;

function runAt(text: string, marks: string, at: number): Run {
  const [before = " ", after = " "] = [text[at - 1], text[at + marks.length]];
  const sign = marks[0] ?? "";
  // snake_case is one word.
  const inWord = sign === "_" && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  const run: Run = {
    at,
    sign,
    left: marks.length,
    opens: !inWord && /\S/.test(after),
    closes: !inWord && /\S/.test(before),
  };
  widths.set(run, marks.length);
  return run;
}
