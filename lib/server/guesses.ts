/** Wrong passwords that one address, and all addresses together, may send within a minute. */
const [MOST_OF_ONE, MOST_OF_ALL] = [10, 100];
const MINUTE_MS = 60_000;
/** Addresses remembered: an attacker with many of them must not fill the memory. */
const MOST_ADDRESSES = 10_000;

/** Counts wrong passwords, so that nobody can try them out: a thousand a second would find any short one. */
export type Guesses = {
  /** Seconds until this address may try again, or 0. */
  wait(address: string): number;
  /** Notes a wrong password from this address. */
  wrong(address: string): void;
};

/** A new count. `now` tells milliseconds on a clock that only goes forward; `say` writes to the log. */
export function countGuesses(now: () => number, say: (line: string) => void): Guesses {
  const byAddress = new Map<string, number[]>();
  let all: number[] = [];
  const lately = (times: readonly number[]) => times.filter((time) => now() - time < MINUTE_MS);
  const waitOf = (times: readonly number[], most: number) => {
    const last = lately(times);
    const oldest = last.at(-most);
    return oldest === undefined ? 0 : Math.ceil((oldest + MINUTE_MS - now()) / 1000);
  };
  return {
    wait: (address) => Math.max(waitOf(byAddress.get(address) ?? [], MOST_OF_ONE), waitOf(all, MOST_OF_ALL)),
    wrong(address) {
      const times = [...lately(byAddress.get(address) ?? []), now()];
      byAddress.delete(address);
      byAddress.set(address, times);
      const [longest] = byAddress.keys();
      if (byAddress.size > MOST_ADDRESSES && longest !== undefined) byAddress.delete(longest);
      all = [...lately(all), now()];
      if (times.length === 1 || times.length === MOST_OF_ONE)
        say(
          `web: wrong password from ${address}, ${times.length} within a minute${times.length === MOST_OF_ONE ? "; it has to wait" : ""}.`,
        );
      if (all.length === MOST_OF_ALL)
        say(`web: ${MOST_OF_ALL} wrong passwords within a minute; everyone without a session has to wait.`);
    },
  };
}
