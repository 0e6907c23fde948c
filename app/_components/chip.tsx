import type { ReactNode } from "react";

/** An evidence chip: its name, and the words it rests on. */
export function Chip({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <span className="chip">
      <b>{name}</b>
      {children !== undefined && <span>{children}</span>}
    </span>
  );
}
