import { ActionForm } from "./action-form.tsx";
import { Anchor } from "./anchor.tsx";
import styles from "./toast.module.css";

/** What a 303 answer may say it did, in `?done=`. */
const DONE: Readonly<Record<string, string>> = {
  merged: "Merged as one article. Both copies stay as they were imported.",
  "kept-apart": "Kept apart as two articles.",
  "confirmed-group": "All copies confirmed as one article. They stay as they were imported.",
  cancelled: "The rest was cancelled. What had been read stays.",
  retried: "It is being tried again.",
  "looked-again": "These are the first texts with the columns as you chose them.",
  "import-begun": "The import has begun.",
  split: "Taken out of the group. Nothing of it is changed.",
  "same-story": "Noted: the same story, two articles.",
  undone: "Undone.",
  removed: "Removed from lists and counts. It lies in the trash.",
  saved: "Saved.",
  "line-kept": "The line is part of its articles again. They are being read anew.",
  renamed: "Renamed.",
  frozen: "Frozen. It stays as it is now, whatever comes in.",
  "report-removed": "The report is out of the list. Nothing of it is deleted.",
  rechecked: "Looked at again. What has changed stands below the note.",
  confirmed: "Confirmed.",
  rejected: "Rejected. It will not be suggested again.",
  noted: "The note is kept.",
  speaker: "The speaker is corrected, here and in exports.",
  moved: "Moved to the other story. Later runs keep it.",
  "taken-out": "Taken out into a story of its own. Later runs keep it.",
  "stories-joined": "Joined as one story. Later runs keep it.",
  "stories-apart": "Kept apart as two stories. You are not asked again.",
  "topics-merged": "Merged into this topic.",
  "topic-split": "Taken out into a topic of their own.",
  lead: "This copy now leads.",
  "codes-saved": "Saved under your name. Others do not see your codes while they code.",
  "coding-removed": "Removed. Nobody had begun it.",
  "word-added": "Added. Texts are being counted again.",
  "model-tried": "Tried. How it went stands beside “Does it work?”.",
  "reading-asked": "Asked. Points by the model come as it answers.",
  "reading-stopped": "Stopped. What was read stays.",
  "reading-resumed": "Going on, with one question.",
  "name-asked": "The model was asked for a name. What it said stands under “Rename”.",
  "answer-taken": "The answer was checked. What was taken stands among the points.",
  "feeds-watched": "Watched from now on. The first look is taken as soon as a worker is free.",
  "feed-asked": "It is looked at now. What is new comes in as an import.",
  "feed-stopped": "Not watched any more. What came in stays.",
  "token-revoked": "Revoked. Nothing opens with it any more.",
  "word-off": "Switched off. Texts are being counted again.",
};

type Props = {
  /** `?done=` as it stands in the address. */
  done: string | undefined;
  /** `?undo=`: the decision to take back. */
  undo?: string;
  /** Address to come back to, without `done`. */
  back: string;
};

/** A status line for what was just done, with Undo; nothing for an unknown word. */
export function Toast({ done, undo, back }: Props) {
  const sentence = done === undefined || !Object.hasOwn(DONE, done) ? undefined : DONE[done];
  if (sentence === undefined) return null;
  return (
    <div className={styles.toast} role="status" data-toast>
      <span>{sentence}</span>
      {undo !== undefined && /^\d+$/.test(undo) && done !== "undone" && (
        <ActionForm action={`/api/v1/decisions/${undo}/undo`} label="Undo" back={back} hotkey="z" quiet />
      )}
      <Anchor href={back}>Close</Anchor>
    </div>
  );
}
