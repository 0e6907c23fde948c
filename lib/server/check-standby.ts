import { setTimeout as sleep } from "node:timers/promises";
import { askApart } from "./database-watch.ts";
import { MOST_BEHIND_MS, POSITION, positionOf, type ToldPosition } from "./standby.ts";

/** How often the standby is asked whether it has caught up, in milliseconds. */
const ASK_EVERY_MS = 100;

/** What `parallax doctor` says of a standby: a sentence, whether all is well, and what to do where it is not. */
export type StandbyCheck = { readonly ok: boolean; readonly what: string; readonly advice: string };

/**
 * Looks at the standby at `url` beside its primary: whether it answers, is one, is one of this primary, and how long it takes until it has what
 * the primary had written when it was asked. Waits as long as a standby may be behind and still be read (`longestMs`).
 */
export async function checkStandby(primary: string, url: string, longestMs = MOST_BEHIND_MS): Promise<StandbyCheck> {
  const askStandby = askApart<ToldPosition>(url, POSITION);
  const written = positionOf(await askApart<ToldPosition>(primary, POSITION)());
  const begun = performance.now();
  for (;;) {
    const told = await askStandby().catch((error: unknown) => error as Error);
    if (told instanceof Error)
      return refused(`it does not answer (${told.message || told.name})`, "Start it, or correct DATABASE_READ_URL");
    const { at, replays, system } = positionOf(told);
    if (system !== written.system)
      return refused("it belongs to another primary than DATABASE_URL", "Correct DATABASE_READ_URL");
    if (!replays)
      return refused("it is no standby: it takes changes of its own", "Name a hot standby in DATABASE_READ_URL");
    const ms = performance.now() - begun;
    if (at >= written.at) return near(ms);
    if (ms > longestMs) return behind(ms, written.at - at);
    await sleep(ASK_EVERY_MS);
  }
}

function near(ms: number): StandbyCheck {
  return {
    ok: true,
    what: `Standby: has what the primary wrote ${(ms / 1000).toFixed(1)} s ago; pages read from it`,
    advice: "",
  };
}

function behind(ms: number, bytes: number): StandbyCheck {
  const wants = `${Math.ceil(bytes / 1024)} kB that the primary wrote ${(ms / 1000).toFixed(1)} s ago`;
  return refused(`it is behind, it lacks ${wants}`, "See what holds up its replay and its connection to the primary");
}

function refused(why: string, advice: string): StandbyCheck {
  return { ok: false, what: `Standby: ${why}; pages read from the primary`, advice };
}
