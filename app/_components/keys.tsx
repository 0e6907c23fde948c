"use client";
import { useEffect, useState } from "react";
import { Anchor } from "./anchor.tsx";
import styles from "./keys.module.css";
import iconButtonStyles from "./styles/icon-button.module.css";

const KEYS: readonly (readonly [string, string])[] = [
  ["n p", "next and previous difference, or sentence to compare"],
  ["j k", "next and previous in a queue"],
  ["c", "confirm: merge as one article"],
  ["x", "keep apart"],
  ["s", "same story, two articles"],
  ["z", "undo"],
  ["w", "compare this article with another"],
  ["/", "search"],
  ["?", "this list"],
];

const STORED = "parallax-keys";

/** Where the reader is: what has the focus, or, after a decision, the entry that the address names. */
function current(): Element | null {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body ? document.querySelector(":target") : activeElement;
}

/** Goes to the stop (data-stop, data-queue) that comes after or before where the reader is; from nowhere to the first or the last. */
function step(selector: string, by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter((stop) => stop.checkVisibility());
  const here = current();
  const beyond = (stop: Element) =>
    here === null ||
    (here.compareDocumentPosition(stop) &
      (by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING)) !==
      0;
  const next = by > 0 ? stops.find(beyond) : stops.findLast(beyond);
  if (next === undefined) return;
  if (!next.matches("a, button, [tabindex]")) next.tabIndex = -1;
  next.focus();
}

/** Does what a key stands for. True if it stood for anything here. */
function press(key: string): boolean {
  if (key === "n" || key === "p") step("[data-stop]", key === "n" ? 1 : -1);
  else if (key === "j" || key === "k") step("[data-queue]", key === "j" ? 1 : -1);
  else if (key === "/") document.querySelector<HTMLInputElement>("header search input")?.focus();
  else if (key === "?") document.getElementById("keys")?.togglePopover();
  else {
    const near = current()?.closest("[data-queue]") ?? document;
    const press = `[data-key="${key}"]`;
    // Undo of what was just done stands in the toast, beside the entry that comes next.
    const target = "cxszvuw".includes(key)
      ? (near.querySelector<HTMLElement>(press) ??
        (key === "z" ? document.querySelector<HTMLElement>(`[data-toast] ${press}`) : null))
      : null;
    target?.click();
    return target !== null;
  }
  return true;
}

/** The help button with its list of keys, and the keys themselves: off inside fields, and switchable off. */
export function Keys() {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(STORED) !== "off"), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const field =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (!on || field || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      if (press(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    // Says that keys are heard: what is pressed before this script runs is lost.
    document.documentElement.dataset.keys = on ? "on" : "off";
    return () => document.removeEventListener("keydown", listen);
  }, [on]);
  const change = (wanted: boolean) => {
    localStorage.setItem(STORED, wanted ? "on" : "off");
    setOn(wanted);
  };
  return (
    <>
      <button className={iconButtonStyles.button} type="button" aria-label="Keys and help" popoverTarget="keys">
        ?
      </button>
      <div className={styles.keys} id="keys" popover="auto" role="dialog" aria-labelledby="keys-head">
        <p>
          <Anchor href="/help">Help pages</Anchor> · <Anchor href="/tour">Two-minute tour</Anchor>
        </p>
        <h2 id="keys-head">Keys</h2>
        <dl>
          {KEYS.map(([key, meaning]) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input type="checkbox" checked={on} onChange={(event) => change(event.target.checked)} /> Single keys are on
        </label>
        <button className="button" type="button" popoverTarget="keys" popoverTargetAction="hide">
          Close
        </button>
      </div>
    </>
  );
}
