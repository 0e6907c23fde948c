import { findArticlesAnyState } from "../../db/articles.ts";
import { eventTitle } from "../../framing/compare/compare-columns.ts";
import { AppError } from "../../model/errors.ts";
import { eventSubject, mentionKey } from "../framing/framing-names.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";

/** Longest phrase that can name an event, in characters: "special military operation" has 26. */
const LONGEST_PHRASE = 60;

/** What a reader said of an event's names. It is applied where they are shown. */
export const NAMING: KindOfDecision<"naming"> = {
  kind: "naming",
  differsBy: [],
  restore: async () => null,
  tell: ({ verdict, detail: { event = "", quote = "" } }, [one]) => {
    const [concept = "", actor = "", target = "", place = ""] = event.split("|");
    const title = eventTitle({ concept, actor: actor || null, target: target || null, places: place ? [place] : [] });
    if (verdict === "also-called") return [{ quote }, ` was added to the names of one event, ${title}.`];
    return ["A use of ", { quote }, ...(one ? [" in ", one] : []), ` was said not to be of this event: ${title}.`];
  },
};

/** Say that a use of a name is not of this event. Bound to the text and the place in it. Returns the decision's id. Throws NOT_FOUND, CONFLICT. */
export function rejectName(use: {
  event: string;
  article: number;
  start: number;
  end: number;
  quote: string;
}): Promise<number> {
  const { event, article: id, start, end } = use;
  return decide(NAMING, async (tx, lock) => {
    const [article] = await findArticlesAnyState(tx, [id]);
    if (!article || article.removed) throw new AppError("NOT_FOUND", `There is no article ${id}. Nothing was changed.`);
    const mention = mentionKey(article.textSha256, { start, end });
    const subject = `${subjectOf(event)} not ${mention}`;
    await lock(subject);
    const quote = use.quote.slice(0, 200).toWellFormed();
    const detail = { kind: "not-this-event" as const, event, mention, quote, articles: [id] };
    return { choices: [{ subject, verdict: "not-this-event", detail }] };
  });
}

/** Say that a phrase also names this event, wherever the compared articles hold it. Returns the decision's id. Throws INVALID_INPUT, CONFLICT. */
export function addName({ event, phrase }: { event: string; phrase: string }): Promise<number> {
  return decide(NAMING, async (_, lock) => {
    const clean = phrase.replace(/\s+/g, " ").trim().toLowerCase();
    if (!clean) throw new AppError("INVALID_INPUT", "Give the words that also name it. Nothing was changed.");
    if (clean.length > LONGEST_PHRASE) {
      throw new AppError(
        "INVALID_INPUT",
        `A name may have ${LONGEST_PHRASE} characters; this one has ${clean.length}. Nothing was changed.`,
      );
    }
    const subject = `${subjectOf(event)} also ${clean}`;
    await lock(subject);
    const detail = { kind: "also-called" as const, event, phrase: clean, quote: clean };
    return { choices: [{ subject, verdict: "also-called", detail }] };
  });
}

function subjectOf(event: string): string {
  const parts = event.split("|");
  if (parts.length !== 4 || !parts[0])
    throw new AppError("INVALID_INPUT", "This is not an event of this page. Nothing was changed.");
  return eventSubject(event);
}
