"use client";
import { useEffect, useState } from "react";
import { markdownQuotation, plainQuotation } from "../../lib/export/citation.ts";
import styles from "./copy-quotes.module.css";

type Taken = { readonly text: string; readonly source: string; readonly url: string | null };

/**
 * Makes every copy button of the page work: one listener for all of them, because a page has hundreds of sentences. A button stands inside the
 * `.said` that holds the words, or inside an element marked `data-quote` whose first `.said` does; it carries the source. After a copy the line at the foot offers the other form.
 */
export function CopyQuotes() {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    document.documentElement.dataset.copies = "on";
    const onClick = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
      if (!button) return;
      const found = quoteOf(button);
      if (!found) return;
      setTaken(found);
      setSaid(
        (await toClipboard(asPlain(found))) ? "Copied with its source." : "The browser does not let this page copy.",
      );
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  const copy = async (text: string, words: string) =>
    setSaid((await toClipboard(text)) ? words : "The browser does not let this page copy.");
  return (
    <div className={styles.line} role="status" data-shown={taken ? true : undefined}>
      {taken ? (
        <>
          <span>{said}</span>
          <button type="button" className="text-button" onClick={() => copy(asMarkdown(taken), "Copied as Markdown.")}>
            As Markdown
          </button>
          <button type="button" className="text-button" onClick={() => copy(asPlain(taken), "Copied as plain text.")}>
            As plain text
          </button>
          <button type="button" className="text-button" onClick={() => setTaken(null)}>
            Close
          </button>
        </>
      ) : null}
    </div>
  );
}

const asPlain = ({ text, source, url }: Taken) => plainQuotation(text, source, url);
const asMarkdown = ({ text, source, url }: Taken) => markdownQuotation(text, source, url);

/** The words beside the button as they are printed: hidden words for ears and signs are not the outlet's. */
function quoteOf(button: HTMLElement): Taken | null {
  const { copy: source = "", url = null, words: given } = button.dataset;
  if (given !== undefined) return { text: given, source, url };
  const words = button.closest(".said") ?? button.closest("[data-quote]")?.querySelector(".said");
  if (!words) return null;
  const printed = words.cloneNode(true) as Element;
  for (const ours of printed.querySelectorAll(".visually-hidden, .glyph, button, [data-ours]")) ours.remove();
  return { text: printed.textContent ?? "", source, url };
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
