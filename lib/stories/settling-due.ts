/** Groups when all stories were settled last, and when that was, in milliseconds since 1970. */
export type Settled = { readonly groups: number; readonly at: number };

/** Up to so many groups all is settled after each import: a few seconds. */
const ALWAYS_UP_TO = 1_000;
/** Above it, when such a share of all has come, or a day after the last time: each newcomer costs twenty times its own share then, whatever the size. */
const LEAST_SHARE = 0.05;
const DAY_MS = 86_400_000;

/** Whether the stories of a collection of so many groups are to be settled now that some came in. */
export function isSettlingDue(groups: number, last: Settled | null, now: number): boolean {
  if (groups <= ALWAYS_UP_TO || !last || now - last.at >= DAY_MS) return true;
  return Math.abs(groups - last.groups) >= LEAST_SHARE * groups;
}
