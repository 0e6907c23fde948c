"use client";
import { useEffect, useRef, useState } from "react";
import { Anchor } from "../../_components/anchor.tsx";
import styles from "../page.module.css";
import { bookmarklet, textInFragment } from "./bookmarklet.ts";
import ownStyles from "./send-page.module.css";

/** The bookmark that sends a page, and what takes in the page that it sent: it fills the form, and the reader decides. */
export function SendPage() {
  const link = useRef<HTMLAnchorElement>(null);
  const [code, setCode] = useState("");
  const [came, setCame] = useState(false);
  useEffect(() => {
    const made = bookmarklet(location.href.split(/[?#]/, 1)[0] ?? "");
    setCode(made);
    // React lets no address of script through, rightly; this one is ours, and our own pages do not run it.
    link.current?.setAttribute("href", made);
    if (link.current) link.current.onclick = () => false;
    const take = () => {
      const text = textInFragment(location.hash);
      const field = document.querySelector<HTMLTextAreaElement>("textarea#text");
      if (text === null || !field) return;
      field.value = text;
      field.focus();
      setCame(true);
      // So that the text stays in no list of visited pages.
      history.replaceState(history.state, "", location.pathname + location.search);
    };
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);
  return (
    <div className={styles.kept}>
      <h2>From other pages</h2>
      <p role="status">{came ? "The page’s text stands in the field. Look at it, then import it." : null}</p>
      <p className={ownStyles.drag}>
        Drag this to your bookmarks, and press it on a page that you read:
        <br />
        <Anchor ref={link} className="button" id="bookmark" href="#bookmark">
          Send to Parallax
        </Anchor>
      </p>
      <details>
        <summary>The bookmark’s address, to copy</summary>
        <textarea className={ownStyles.code} readOnly aria-label="The bookmark’s address" value={code} rows={4} />
      </details>
      <p className={`note ${ownStyles.more}`}>
        It takes what you marked, or all text that is seen. Nothing is stored before you press Import. On a phone, add
        this page to the home screen: then other programs can share to it.
      </p>
    </div>
  );
}
