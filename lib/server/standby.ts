import type { IncomingMessage, ServerResponse } from "node:http";
import { readingStandby, useStandby } from "../db/connections.ts";
import { log } from "../model/log.ts";
import { askApart } from "./database-watch.ts";
import { READS } from "./requests.ts";

/** How often the two databases are compared, in milliseconds. */
const COMPARE_EVERY_MS = 1_000;
/** How far a standby may be behind and still be read, in milliseconds: what it has not heard of for so long is read on the primary. */
export const MOST_BEHIND_MS = 5_000;
/** How long who has changed something reads the primary, in seconds: longer than a standby that is read can be behind. */
const OWN_CHANGES_S = 15;
/** Says to this door that its bearer has changed something lately. It says nothing else, and nothing is gained by making one. */
const COOKIE = "changed";
/** Most addresses that are kept in mind as having changed something lately; where there are more, all read the primary. */
const MOST_CALLERS = 10_000;

/**
 * Where the log of changes ends, in bytes from its beginning, and whether the database only replays another one's. `system` is the number that a
 * database and its standbys have in common.
 */
export type LogPosition = { readonly at: number; readonly replays: boolean; readonly system: string };

/**
 * How far a standby is behind, told from where the primary wrote and where the standby replays, each time they were asked: milliseconds since
 * the last moment at which everything that the primary had written by then is on the standby. Infinity before the first such moment, and
 * where the other database replays nothing or another one's log, which is then no standby. It needs no clock of theirs.
 */
export function standbyLag(): {
  compare(asked: number, primary: LogPosition, standby: LogPosition): void;
  behind(now: number): number;
} {
  let written: { readonly asked: number; readonly at: number }[] = [];
  let completeAt = Number.NEGATIVE_INFINITY;
  return {
    compare(asked, primary, standby) {
      if (!standby.replays || primary.replays || standby.system !== primary.system) {
        completeAt = Number.NEGATIVE_INFINITY;
        written = [];
        return;
      }
      written.push({ asked, at: primary.at });
      for (const known of written) if (known.at <= standby.at) completeAt = Math.max(completeAt, known.asked);
      written = written.filter(({ asked: then, at }) => at > standby.at && asked - then <= 2 * MOST_BEHIND_MS);
    },
    behind: (now) => now - completeAt,
  };
}

/** What tells who has changed something lately: by a cookie, and by address for who keeps none. */
export function changesOfCallers(
  path: string,
  now: () => number = () => performance.now(),
): {
  note(request: IncomingMessage, response: ServerResponse): void;
  lately(request: IncomingMessage): boolean;
} {
  const until = new Map<string, number>();
  return {
    note(request, response) {
      response.appendHeader(
        "set-cookie",
        `${COOKIE}=1; Path=${path}; HttpOnly; SameSite=Strict; Max-Age=${OWN_CHANGES_S}`,
      );
      for (const [caller, end] of until) if (end <= now()) until.delete(caller);
      until.set(callerOf(request), now() + OWN_CHANGES_S * 1000);
    },
    lately: (request) =>
      until.size > MOST_CALLERS ||
      (until.get(callerOf(request)) ?? 0) > now() ||
      (request.headers.cookie ?? "").split(/;\s*/).includes(`${COOKIE}=1`),
  };
}

const callerOf = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? "";

/** Where pages are read: on the standby while it is near enough, save for who has just changed something. */
export type Standby = {
  /** Does `work` for a request, whose reads go where they should. */
  answer<T>(request: IncomingMessage, response: ServerResponse, work: () => T): T;
  /** Milliseconds that the standby is behind; Infinity where it is away. */
  behind(): number;
};

/** Watches the standby at `url` beside the primary at `primary`, and reads from it whenever it may be read. `path` is where its cookie holds. */
export function watchStandby(primary: string, url: string, path: string): Standby {
  const lag = standbyLag();
  const changes = changesOfCallers(path);
  const askPrimary = askApart<ToldPosition>(primary, POSITION);
  const askStandby = askApart<ToldPosition>(url, POSITION);
  let near: boolean | null = null;
  let comparing = false;
  const compare = async () => {
    if (comparing) return;
    comparing = true;
    const asked = performance.now();
    // One after the other: what the standby says must not be older than what the primary said.
    await askPrimary()
      .then(async (first) => lag.compare(asked, positionOf(first), positionOf(await askStandby())))
      .catch(() => {});
    comparing = false;
    const is = lag.behind(performance.now()) < MOST_BEHIND_MS;
    if (is !== near && (near !== null || !is)) log.warn(is ? NEAR : AWAY);
    near = is;
  };
  useStandby(url);
  void compare();
  setInterval(() => void compare(), COMPARE_EVERY_MS).unref();
  return {
    answer(request, response, work) {
      if (!READS.has(request.method ?? "")) {
        changes.note(request, response);
        return work();
      }
      const may = lag.behind(performance.now()) < MOST_BEHIND_MS && !changes.lately(request);
      return may ? readingStandby(work) : work();
    },
    behind: () => lag.behind(performance.now()),
  };
}

const NEAR = "Pages are read from the standby again.";
const AWAY =
  "The database of DATABASE_READ_URL is away, too far behind or no standby of DATABASE_URL; pages are read from the primary.";

/** What a database says of where its log of changes ends. */
export type ToldPosition = { readonly at: string; readonly replays: boolean; readonly system: string };
/** One query for both: a standby replays and cannot say where it writes, a primary writes. */
export const POSITION = `SELECT pg_is_in_recovery() AS replays, (SELECT system_identifier::text FROM pg_control_system()) AS system,
  pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn(), '0/0') ELSE pg_current_wal_lsn() END, '0/0')::text AS at`;

/** The same as a position. Throws where nothing was said. */
export function positionOf(told: ToldPosition | undefined): LogPosition {
  if (!told) throw new Error("The database did not say where its log ends.");
  return { at: Number(told.at), replays: told.replays, system: told.system };
}
