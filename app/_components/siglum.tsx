/** A copy's or outlet's letter in its box: "B", or "B1" with a thick edge on its own side where `copy` is given. */
export function Siglum({ letter, copy }: { letter: string; copy?: number }) {
  if (copy === undefined) return <span className="sig">{letter}</span>;
  return (
    <span className={`sig b${copy}`}>
      <span className="vh">copy </span>
      {letter}
      <sub>{copy}</sub>
    </span>
  );
}
