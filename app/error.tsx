"use client";
import { useEffect, useRef } from "react";
import { Anchor } from "./_components/anchor.tsx";
import messagePageStyles from "./_components/styles/message-page.module.css";

/** For what went wrong and was not foreseen: says what was kept and what to do, and takes the focus. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className={messagePageStyles.page} role="alert">
      <h1 ref={head} tabIndex={-1}>
        This page could not be made
      </h1>
      <p>
        Nothing was changed and nothing is lost: your articles and decisions are as they were. Try again; if it stays,
        run “npm run -s parallax -- doctor”.
      </p>
      {error.digest !== undefined && <p className="note">For the log: {error.digest}</p>}
      <p className="actions">
        <button className="button primary" type="button" onClick={reset}>
          Try again
        </button>
        <Anchor href="/">Stories</Anchor>
      </p>
    </div>
  );
}
