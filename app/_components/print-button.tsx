"use client";
import { useScript } from "./after-script.ts";

/** Opens the browser's print window, where a page can also be saved as PDF. Hidden without script: the browser's own menu prints as well. */
export function PrintButton() {
  const runs = useScript();
  return (
    <button
      className="button"
      type="button"
      onClick={() => window.print()}
      style={runs ? undefined : { visibility: "hidden" }}
    >
      Print or save as PDF
    </button>
  );
}
