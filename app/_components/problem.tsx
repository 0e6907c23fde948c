import { Notice } from "./notice.tsx";

/** Longest message shown: the address is anyone's to write, and a page is not theirs to fill. */
const LONGEST = 400;

/** What a form could not do, as `?error=` of the address says. The form leads to #problem, which takes the focus. */
export function Problem({ error, children }: { error: string | string[] | undefined; children?: string }) {
  if (typeof error !== "string" || !error) return null;
  return (
    <div id="problem" tabIndex={-1}>
      <Notice problem title={children ?? "That did not work"}>
        <p>{error.slice(0, LONGEST)}</p>
      </Notice>
    </div>
  );
}
