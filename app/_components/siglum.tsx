/** A copy's or outlet's letter in its box: "B", or "B1" with a thick edge on its own side where the outlet has several copies. */
export function SiglumBadge({ letter, copy }: { letter: string; copy?: number | null }) {
  if (copy === undefined || copy === null) return <span className="siglum">{letter}</span>;
  return (
    <span className={`siglum copy-${copy}`}>
      <span className="visually-hidden">copy </span>
      {letter}
      <sub>{copy}</sub>
    </span>
  );
}
