"use client";
import { type FormEvent, useState } from "react";
import { Anchor } from "../../../_components/anchor.tsx";
import { outward } from "../../../_components/own-address.ts";
import { PlainForm } from "../../../_components/plain-form.tsx";
import styles from "./reading-head.module.css";

type Refused = { readonly words: string; readonly line: number | null };
type Checked = { readonly taken: number; readonly refused: readonly Refused[] } | { readonly problem: string };

/**
 * The field for the answer of a chat. What was taken and what was refused, with its line, is told below it, because the answer stands there to be
 * mended; without script the form leads to the page, which counts what was refused.
 */
export function PasteAnswer({ story, back, here }: { story: number; back: string; here: string }) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isChecking, setChecking] = useState(false);
  const action = `/api/v1/stories/${story}/answer`;
  const check = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get("answer") ?? "");
    setChecking(true);
    setChecked(await sent(action, answer));
    setChecking(false);
  };
  return (
    <PlainForm method="post" action={action} onSubmit={check}>
      <input type="hidden" name="return" value={here} />
      <label htmlFor="answer">2 Paste the answer</label>
      <textarea id="answer" name="answer" spellCheck={false} required />
      <div className="actions">
        <button className="button primary" type="submit" disabled={isChecking}>
          Check and take
        </button>
        <span className="note">Whatever else it says is not used.</span>
      </div>
      <div role="status" className={styles.checked}>
        {checked ? <Result checked={checked} back={back} /> : null}
      </div>
    </PlainForm>
  );
}

function Result({ checked, back }: { checked: Checked; back: string }) {
  if ("problem" in checked) return <p>{checked.problem}</p>;
  return (
    <ul>
      <li>
        <span aria-hidden="true">{checked.taken > 0 ? "✓" : "!"}</span>
        <span>
          <b>{checked.taken === 1 ? "1 point taken." : `${checked.taken} points taken.`}</b>{" "}
          {checked.taken > 0 ? "Each says that a model found it." : "What stood here before stays."}
        </span>
        {checked.taken > 0 ? <Anchor href={back}>See them</Anchor> : null}
      </li>
      {checked.refused.map(({ words, line }, i) => (
        <li key={`${i} ${words}`}>
          <span aria-hidden="true">!</span>
          <span>
            <b>Refused:</b> {words}
          </span>
          {line === null ? null : <span className="note">line {line}</span>}
        </li>
      ))}
    </ul>
  );
}

async function sent(action: string, answer: string): Promise<Checked> {
  try {
    const response = await fetch(outward(action), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ answer }),
    });
    const body = (await response.json()) as { detail?: string; title?: string; taken: number; refused: Refused[] };
    return response.ok ? body : { problem: body.detail ?? body.title ?? "That did not work." };
  } catch {
    return { problem: "Parallax did not answer. Nothing was changed." };
  }
}
