"use client";
import { useRef, useState } from "react";
import { useScript } from "./after-script.ts";
import styles from "./copy-address.module.css";

/** The whole address of a page to be sent: a field that selects itself, and with script a button that copies it. */
export function CopyAddress({ path }: { path: string }) {
  const runs = useScript();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const whole = runs ? new URL(path, window.location.href).href : path;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(whole);
      setSaid("Copied.");
    } catch {
      field.current?.select();
      setSaid("Selected: press Ctrl+C to copy.");
    }
  };
  return (
    <span className={styles.address}>
      <input
        ref={field}
        readOnly
        value={whole}
        aria-label="Address of this page"
        onFocus={(event) => event.target.select()}
      />
      <button className="button" type="button" onClick={copy} style={runs ? undefined : { visibility: "hidden" }}>
        Copy the address
      </button>
      <span className="note" role="status">
        {said}
      </span>
    </span>
  );
}
