import type { ReactNode } from "react";

/** The head of a section below a 2 px rule; `id` is for the section's aria-labelledby, the note says how to read what follows. */
export function SectionHead({ id, title, children }: { id: string; title: string; children?: ReactNode }) {
  return (
    <div className="section-head">
      <h2 id={id}>{title}</h2>
      {children !== undefined && <p className="note">{children}</p>}
    </div>
  );
}
