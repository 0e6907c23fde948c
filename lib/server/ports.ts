import { setTimeout as sleep } from "node:timers/promises";
import getPort, { clearLockedPorts, portNumbers } from "get-port";
import { AppError } from "../model/errors.ts";

/** The port where none is set, and how many after it are tried. */
const DEFAULT_PORT = 3000;
const PORTS_TRIED = 50;
const LOCAL = "127.0.0.1";
/** A server that was killed gives its port back within this time, in milliseconds. */
const GIVEN_BACK_MS = 5_000;

/**
 * The port to serve on. One that is set holds: where it stays taken, this throws UNAVAILABLE and names it. Where none is set, it is 3000
 * or the next free one.
 */
export async function choosePort(wanted: number | undefined, host: string): Promise<number> {
  if (wanted === undefined) return free(host, portNumbers(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED - 1));
  if (await becomesFree(host, wanted)) return wanted;
  throw new AppError(
    "UNAVAILABLE",
    `PORT=${wanted} is taken on ${host}, or this user may not use it. End what uses it, or set PORT to a free one.`,
  );
}

/**
 * A free port of this machine's own address, the one of before where it can be had. `wait`: a server that was killed may hold that one
 * for a moment yet.
 */
export async function localPort(before: number | undefined, wait: boolean): Promise<number> {
  if (before !== undefined && wait && (await becomesFree(LOCAL, before))) return before;
  return free(LOCAL, before === undefined ? [] : [before]);
}

async function becomesFree(host: string, port: number): Promise<boolean> {
  const until = performance.now() + GIVEN_BACK_MS;
  do {
    if ((await free(host, [port])) === port) return true;
    await sleep(100);
  } while (performance.now() < until);
  return false;
}

async function free(host: string, ports: Iterable<number>): Promise<number> {
  // It keeps a port back that it has given out before, but what is killed must be able to have its own again.
  clearLockedPorts();
  try {
    return await getPort({ host, port: ports });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      "UNAVAILABLE",
      `HOST=${host} cannot be listened on (${reason}). Set HOST to one of this machine.`,
      {
        cause: error,
      },
    );
  }
}
