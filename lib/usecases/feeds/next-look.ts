const HOUR_MS = 3_600_000;
/** Longest time between two looks: at a feed that brings nothing new, and at one that fails. */
const [LONGEST_QUIET_MS, LONGEST_FAILING_MS] = [6 * HOUR_MS, 24 * HOUR_MS];
/** Longest wait that a site may ask for. */
const LONGEST_ASKED_MS = 7 * 24 * HOUR_MS;

/**
 * When a feed is looked at next, in milliseconds from now: in an hour where something came, each time in twice the time where nothing new
 * does or it fails, and never before its site asks to be.
 */
export function nextLookIn(state: {
  readonly failures: number;
  readonly quietLooks: number;
  readonly askedMs?: number | null;
}): number {
  const { failures, quietLooks, askedMs = null } = state;
  const own =
    failures > 0
      ? Math.min(HOUR_MS * 2 ** Math.min(failures - 1, 10), LONGEST_FAILING_MS)
      : Math.min(HOUR_MS * 2 ** Math.min(quietLooks, 10), LONGEST_QUIET_MS);
  return Math.max(own, Math.min(askedMs ?? 0, LONGEST_ASKED_MS));
}
