/** What a worksheet is made of. */
export type SheetAbout = "topic" | "story" | "choice";

/** How the sheet speaks of it. */
export const ABOUT: Readonly<Record<SheetAbout, { readonly told: string; readonly of: string }>> = {
  topic: { told: "write about one topic", of: "of this topic" },
  story: { told: "tell one event", of: "of this story" },
  choice: { told: "say something on the same points", of: "of these articles" },
};
