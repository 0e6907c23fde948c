import type { OriginKind } from "../../lib/model/article.ts";

const WORDS: Record<OriginKind, string> = {
  stated: "stated in the text",
  "page-data": "from the page’s data",
  catalogue: "from the catalogue",
  inferred: "inferred",
  person: "entered by a person",
};

type Props = { value: string | null; origin?: OriginKind; note?: string; unknown?: string };

/** A value with where it comes from: "July 2025, from its web address". Unknown stays unknown and says so. */
export function OriginNote({ value, origin, note, unknown = "unknown" }: Props) {
  if (value === null) return <span className="origin">{unknown}</span>;
  const source = note ?? (origin === undefined ? undefined : WORDS[origin]);
  return (
    <>
      {value}
      {source !== undefined && <span className="origin">, {source}</span>}
    </>
  );
}
