"use client";
import { useState } from "react";

/** Copies the text of a field; where the browser does not allow it, selects it, so that a key can. */
export function CopyButton({ of }: { of: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const field = document.getElementById(of);
    if (!(field instanceof HTMLTextAreaElement)) return;
    try {
      await navigator.clipboard.writeText(field.value);
      setSaid("Copied.");
    } catch {
      field.select();
      setSaid("Selected: press Ctrl+C to copy.");
    }
  };
  return (
    <>
      <button className="button" type="button" onClick={copy}>
        Copy
      </button>
      <span className="note" role="status">
        {said}
      </span>
    </>
  );
}
