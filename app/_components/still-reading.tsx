import type { ReactNode } from "react";
import type { StillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { Anchor } from "./anchor.tsx";
import { stillReadingText } from "./words.ts";

type Props = {
  /** What is still being read; null says nothing. */
  readonly left: StillToRead | null;
  /** What that means for this page: "this list will grow". */
  readonly means: string;
  /** What looks again by itself, where the page does. */
  readonly children?: ReactNode;
};

/** Says that what a page shows is not all yet, and how much is left. */
export function StillReading({ left, means, children }: Props) {
  if (left === null) return null;
  return (
    <BeingMade>
      {stillReadingText(left, means)}
      {children}
    </BeingMade>
  );
}

/** A sentence on what is being made, with a link that looks again: a list that changed by itself would move under the reader. */
export function BeingMade({ children }: { children: ReactNode }) {
  return (
    // No role of status: that is for what the reader just did.
    <p className="note" aria-live="polite" data-being-made>
      {children} <Anchor href="">Look again</Anchor>
    </p>
  );
}
