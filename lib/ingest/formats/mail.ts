import PostalMime from "postal-mime";
import type { Metadata, Sourced } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { DEEPEST_MESSAGE, MOST_MESSAGES } from "../../model/limits.ts";

/** What is read of a message: its page where it has one, else its text. */
export type Message = {
  readonly words: string;
  readonly page: boolean;
  readonly metadata: Metadata;
  readonly id: string | null;
};

/**
 * A message (newsletter) or a page saved as one file (MHTML).
 *
 * @throws AppError EMPTY_ARTICLE where it holds no text, UNREADABLE where it is no message.
 */
export async function readMessage(bytes: Uint8Array): Promise<Message> {
  let message: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    message = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST_MESSAGE, maxHeadersSize: 256 * 1024 });
  } catch {
    throw new AppError(
      "UNREADABLE",
      `This message cannot be read: its parts stand too deep in one another, more than ${DEEPEST_MESSAGE} levels, or it is broken. Nothing of it was kept. Save its text as a .txt file and import that.`,
    );
  }
  const header = (key: string) => message.headers.find((each) => each.key === key)?.value.trim();
  const address = header("snapshot-content-location");
  const words = message.html?.trim() || message.text?.trim();
  if (!words)
    throw new AppError(
      "EMPTY_ARTICLE",
      "This message holds no text, only attachments or nothing. Nothing of it was kept.",
    );
  const said = (value: string | undefined): Sourced<string> | undefined =>
    value?.trim() ? { value: value.trim(), origin: "file" } : undefined;
  const saved = address !== undefined;
  const day = isoDay(message.date);
  const fields: { [field in keyof Metadata]: Sourced<string> | undefined } = {
    ...(saved
      ? {}
      : {
          headline: said(message.subject),
          outlet: said(message.from?.name || message.from?.address),
          publishedAt: said(day),
        }),
    ...(saved ? { url: said(address), capturedAt: said(day) } : {}),
  };
  const metadata: Metadata = Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
  return { words, page: Boolean(message.html?.trim()), metadata, id: message.messageId?.replace(/^<|>$/g, "") ?? null };
}

function isoDay(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** The messages of a mailbox, each as its bytes: they are parted by lines that begin with "From " behind an empty line. */
export function* messagesOf(bytes: Uint8Array): Generator<Uint8Array> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  let from = 0;
  let count = 0;
  while (from < text.length && count < MOST_MESSAGES) {
    const begin = text.indexOf("\n", from) + 1;
    const next = /\n\r?\n(?=From \S+[^\n]*\d{4}\r?\n)/.exec(text.slice(begin));
    const end = next ? begin + next.index + 1 : text.length;
    if (begin > from) yield withoutFromMarks(text.slice(begin, end));
    from = next ? begin + next.index + next[0].length : text.length;
    count++;
  }
}

/** A message of a mailbox whose lines that begin with "From " are no longer marked ">From ", as the mailbox had to mark them (RFC 4155). */
function withoutFromMarks(message: string): Uint8Array {
  return new Uint8Array(Buffer.from(message.replace(/^>(?=>{0,20}From )/gm, ""), "latin1"));
}
