import type { Metadata } from "next";
import { Anchor } from "./_components/anchor.tsx";
import { Crumbs } from "./_components/crumbs.tsx";
import messagePageStyles from "./_components/styles/message-page.module.css";

export const metadata: Metadata = { title: "Not found" };

/** For an address that leads nowhere. */
export default function NotFound() {
  return (
    <div className={messagePageStyles.page}>
      <Crumbs way={[{ href: "/", name: "Overview" }]} here="Not found" />
      <h1>There is nothing at this address</h1>
      <p>
        The address may be mistyped, or what stood here was part of a group that has been taken apart since. A removed
        article lies in the trash below the list of articles; the history says when one was deleted for good.
      </p>
      <p className="actions">
        <Anchor className="button" href="/articles">
          All articles
        </Anchor>
        <Anchor href="/history">What was decided, and by whom</Anchor>
      </p>
    </div>
  );
}
