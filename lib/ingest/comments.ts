import type { Line, Marks } from "./lines.ts";

/** Words of running text that must stand before a heading of comments; the same words above an article are a link to them. */
const ARTICLE_BEFORE = 60;
/** Lines looked at after a heading: enough for any article, so that a page of nothing but headings stays cheap. */
const LINES_AHEAD = 500;
/** Comments without a heading are looked for in the last this many lines, and never in more text than this share of the article. */
const TAIL_LINES = 40;
const TAIL_SHARE = 0.3;
/** Signs of a reader's voice that the first such comment must show; a closing line of an article shows one at most. */
const OPENING_SIGNS = 3;

const HEADING =
  /^(?:#+ )?(?:join the (?:conversation|discussion|debate)|(?:reader |user |all |view |\d[\d,]* )?(?:comments?|responses|replies)(?: ?\(?\d[\d,]*\)?)?|\d[\d,]* thoughts? on\b.{0,100}|leave a (?:comment|reply)(?: cancel reply)?|(?:post|add|write) a comment|what do you think\??|discussion(?: ?\(\d+\))?|write a reply.{0,20}):?$/;
/** "0 Comments" counts none: what follows is the article or the page. */
const NONE_YET = /^(?:0|no) comments?\b/;
/** Headings that only invite: what follows may be no comment at all. */
const INVITATION = /^(?:leave|post|add|write|what)\b/;
const LISTED = /^(?:\d{1,4}[.)]\s|[-•*]\s)/;
const COMMENT_SIGN =
  /\b(?:reply|\d+ (?:hours?|days?|weeks?|months?|years?|minutes?) ago|says:|likes?|report abuse|upvote)\b/;

const PRAISE =
  /\b(?:excellent|great|brilliant|superb|bravo|well (?:said|written|done)|thank you|thanks|informative|insightful|love (?:this|your)|good (?:summary|work|article|piece|read|analysis|point)|amazing|fantastic|disagree with you|spot on)\b/;
const ITS_WORK =
  /\b(?:this|your)(?: \w+){0,2} (?:work|article|piece|post|analysis|writing|essay|column|newsletter|substack|blog)\b|\bthis is (?:an? )?(?:excellent|great|brilliant)|\bas you (?:did|do|say|said|write|wrote)\b|\byou(?:'ve| have) (?:written|done)\b|\bfollowing you\b/;
const FIRST_PERSON = /\b(?:i|i'm|i've|i'd|my|me)\b/;
const SECOND_PERSON = /\b(?:you|your|you've|you're)\b/;

/**
 * Mark reader comments: all that follows a heading of comments, and lines at a text's end that speak to its author.
 * `author`, where known, is not needed but surer.
 */
export function markComments(lines: readonly Line[], marks: Marks, author?: string): void {
  const heading = commentHeading(lines, marks);
  if (heading >= 0) markAfterHeading(lines, marks, heading);
  else markTail(lines, marks, author);
}

function commentHeading(lines: readonly Line[], marks: Marks): number {
  let before = 0;
  for (const [i, line] of lines.entries()) {
    if (line.words <= 15 && HEADING.test(line.plain)) {
      if (before >= ARTICLE_BEFORE && !NONE_YET.test(line.plain) && !onlyLinks(lines, i, before)) return i;
      marks[i] = { role: "furniture", origin: "leads to reader comments" };
    } else if (!marks[i] && line.prose) before += line.words;
  }
  return -1;
}

/** Whether what follows is no comment: an invitation or a bare count, and nothing listed or signed after it. */
function onlyLinks(lines: readonly Line[], at: number, before: number): boolean {
  const after = lines.slice(at + 1, at + 1 + LINES_AHEAD);
  const evidence = after
    .slice(0, 12)
    .some(({ plain, words }) => (LISTED.test(plain) && words > 5) || (words < 12 && COMMENT_SIGN.test(plain)));
  if (evidence) return false;
  // Much text after a heading with no sign of comments is the article going on.
  const invites = INVITATION.test(lines[at]?.plain ?? "");
  const following = after.reduce((sum, line) => sum + (line.prose ? line.words : 0), 0);
  return invites || following > before;
}

function markAfterHeading(lines: readonly Line[], marks: Marks, heading: number): void {
  const name = lines[heading]?.head.slice(0, 40) ?? "";
  marks[heading] = { role: "furniture", origin: "the heading of reader comments" };
  for (let i = heading + 1; i < lines.length; i++) {
    const line = lines[i];
    if (line && line.words <= 15 && HEADING.test(line.plain))
      marks[i] = { role: "furniture", origin: "the heading of reader comments" };
    else if (marks[i]?.role !== "furniture") marks[i] = { role: "comment", origin: `after “${name}”` };
  }
}

/** What stands in a form for comments and nowhere else. */
const FORM =
  /^\W{0,4}(?:your e-?mail address will not be published|required fields are marked|save my name,? e-?mail\b|(?:leave a (?:comment|reply) )?cancel reply$)/;

/** Mark what stands below the form for comments, which is never the article; a form above more text than stands before it is no end. */
export function markBelowForm(lines: readonly Line[], marks: Marks): void {
  const form = lines.findIndex(({ plain }) => FORM.test(plain));
  if (form < 0) return;
  const proseIn = (from: number, to: number) =>
    lines.slice(from, to).reduce((sum, line, k) => sum + (line.prose && !marks[from + k] ? line.words : 0), 0);
  const before = proseIn(0, form);
  if (before < ARTICLE_BEFORE || proseIn(form, lines.length) > before) return;
  for (let i = form; i < lines.length; i++) marks[i] ??= { role: "furniture", origin: "below the form for comments" };
}

function markTail(lines: readonly Line[], marks: Marks, author?: string): void {
  const firstName = author?.split(/\s/)[0]?.toLowerCase();
  const total = wordsFrom(lines, 0);
  for (let i = Math.max(5, lines.length - TAIL_LINES); i < lines.length; i++) {
    const line = lines[i];
    if (!line || marks[i] || signsOf(line, firstName) < OPENING_SIGNS) continue;
    if (wordsFrom(lines, i) > total * TAIL_SHARE || !restIsReaders(lines, i)) continue;
    for (let j = i; j < lines.length; j++)
      marks[j] ??= { role: "comment", origin: "after the end, spoken to the author" };
    return;
  }
}

/** Signs that a line is a reader's: it speaks to the author, praises, says "I" and "you". */
function signsOf({ head, plain }: Line, firstName?: string): number {
  if (/^["“]/.test(head)) return 0;
  const named =
    /^(?:(?:hi|hello|hey|dear|thanks?|thank you|bravo|well said|great \w+),? )?(\p{Lu}\p{Ll}+)[,!] (?=\p{L})/u
      .exec(head)?.[1]
      ?.toLowerCase();
  const address = named !== undefined && (named === firstName ? 2 : SECOND_PERSON.test(plain) ? 1 : 0);
  return Number(address) + [PRAISE, ITS_WORK, FIRST_PERSON].filter((sign) => sign.test(plain)).length;
}

/** Half of the longer lines that follow must speak in the first or second person too. */
function restIsReaders(lines: readonly Line[], from: number): boolean {
  const longer = lines.slice(from).filter((line) => line.prose);
  const personal = longer.filter(({ plain }) => FIRST_PERSON.test(plain) || SECOND_PERSON.test(plain));
  return personal.length * 2 >= longer.length;
}

function wordsFrom(lines: readonly Line[], from: number): number {
  return lines.slice(from).reduce((sum, line) => sum + line.words, 0);
}
