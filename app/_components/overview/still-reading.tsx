import { LookAgain } from "../look-again.tsx";
import { plural } from "../words.ts";

/** Says that texts are still being read and compared, and looks again by itself. Nothing where the queue is empty. */
export function StillReading({ openJobs }: { openJobs: number }) {
  if (openJobs === 0) return null;
  return (
    <p role="status">
      {plural(openJobs, "step")} of reading and comparing still to do. What is found appears here by itself.
      <noscript> Without script, reload to see it.</noscript>
      <LookAgain />
    </p>
  );
}
