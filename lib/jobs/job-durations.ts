import { countDurations } from "../model/durations.ts";

/** How long the jobs of this process took, by their kind; those that failed too. */
export const jobDurations = countDurations();
