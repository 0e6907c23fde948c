import { findArticles } from "../../db/articles.ts";
import { database, inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { AppError } from "../../model/errors.ts";
import { mentionKey } from "../framing/framing-names.ts";

/** Longest phrase that can name an event, in characters: "special military operation" has 26. */
const LONGEST_PHRASE = 60;

/** Say that a use of a name is not of this event. Bound to the text and the place in it. Returns the decision's id. */
export async function rejectName(use: {
  event: string;
  article: number;
  start: number;
  end: number;
  quote: string;
}): Promise<number> {
  const { event, article: id, start, end, quote } = use;
  const article = (await findArticles(database())).find((each) => each.id === id);
  if (!article) throw new AppError("NOT_FOUND", `There is no article ${id}. Nothing was changed.`);
  const mention = mentionKey(article.textSha256, { start, end });
  const detail = { kind: "not-this-event", event, mention, quote: quote.slice(0, 200), articles: [id] };
  return inTransaction((tx) =>
    saveDecision(tx, {
      kind: "naming",
      subject: `${eventSubject(event)} not ${mention}`,
      verdict: "not-this-event",
      detail,
    }),
  );
}

/** Say that a phrase also names this event, wherever the compared articles hold it. Returns the decision's id. */
export async function addName({ event, phrase }: { event: string; phrase: string }): Promise<number> {
  const clean = phrase.replace(/\s+/g, " ").trim().toLowerCase();
  if (!clean) throw new AppError("INVALID_INPUT", "Give the words that also name it. Nothing was changed.");
  if (clean.length > LONGEST_PHRASE) {
    throw new AppError(
      "INVALID_INPUT",
      `A name may have ${LONGEST_PHRASE} characters; this one has ${clean.length}. Nothing was changed.`,
    );
  }
  const detail = { kind: "also-called", event, phrase: clean, quote: clean };
  return inTransaction((tx) =>
    saveDecision(tx, {
      kind: "naming",
      subject: `${eventSubject(event)} also ${clean}`,
      verdict: "also-called",
      detail,
    }),
  );
}

/** The event without its place: which places are known depends on the articles beside it. */
function eventSubject(event: string): string {
  const parts = event.split("|");
  if (parts.length !== 4 || !parts[0])
    throw new AppError("INVALID_INPUT", "This is not an event of this page. Nothing was changed.");
  return parts.slice(0, 3).join("|");
}
