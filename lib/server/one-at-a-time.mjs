// Runs before anything is installed: Node alone, no packages, plain JavaScript.
import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";

/** Ports below those that systems give to outgoing connections. */
const [FIRST_PORT, PORTS, TRIED] = [20_000, 10_000, 5];
/** How often, and after how many milliseconds, a port is tried again that is taken and does not answer. */
const [GIVING_UP_TRIES, GIVING_UP_MS] = [20, 50];
/** How long another program on a port of ours may take to say that it is one of us. */
const ANSWER_MS = 2000;

/**
 * Runs `work` while no other process of this machine runs work for the same folder; waits until the other has ended, and
 * says so once through `onWait`. Returns what `work` returns.
 * The lock is a port of the folder's own, because the system frees it however its process ends: a file would stay after a
 * crash, and nothing that Node has by itself tells a file of a dead process for certain.
 */
export async function oneAtATime(folder, work, onWait = () => {}) {
  const server = await holdPort(folder, onWait);
  try {
    return await work();
  } finally {
    for (const socket of server.waiting) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function holdPort(folder, onWait) {
  let told = false;
  for (;;) {
    const { server, other } = await firstFree(folder);
    if (server) return server;
    if (!told) onWait();
    told = true;
    await ended(other);
  }
}

/** The first port of the folder that is free, held; or the connection to who holds it. A stranger's port is passed over. */
async function firstFree(folder) {
  for (const port of portsOf(folder)) {
    // Who holds the port may just be giving it up: then nobody answers, and it is tried again. Passed over at once, two could work side by side.
    for (let tries = 0; tries < GIVING_UP_TRIES; tries++) {
      const server = await listen(port, folder);
      if (server) return { server };
      const { other, answered } = await askWho(port, folder);
      if (other) return { other };
      if (answered) break;
      await new Promise((resolve) => setTimeout(resolve, GIVING_UP_MS));
    }
  }
  throw new Error(
    `None of the ports ${portsOf(folder).join(", ")} is free. End what uses one of them, then try again.`,
  );
}

/** The ports of a folder, in the order in which they are tried: the same few for the same folder. */
export function portsOf(folder) {
  const digest = createHash("sha256").update(folder).digest();
  return Array.from({ length: TRIED }, (_, index) => FIRST_PORT + (digest.readUInt32LE(4 * index) % PORTS));
}

/** A server on this port that tells everyone its folder; null where the port is taken. */
function listen(port, folder) {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      server.waiting.add(socket);
      socket.on("error", () => {}).on("close", () => server.waiting.delete(socket));
      socket.write(`${folder}\n`);
    });
    server.waiting = new Set();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

/** Who is on a port: the connection to a process that works for this folder as `other`; whether anybody `answered` who is another program. */
function askWho(port, folder) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    const decide = (ours) => {
      socket.removeAllListeners("data");
      socket.setTimeout(0);
      if (!ours) socket.destroy();
      resolve({ other: ours ? socket.resume() : null, answered: true });
    };
    socket.setTimeout(ANSWER_MS, () => decide(false));
    // Refused, or cut before a word: whoever was there is going.
    const gone = () => {
      socket.destroy();
      resolve({ other: null, answered: false });
    };
    socket.on("error", gone);
    socket.on("end", () => (said === "" ? gone() : decide(false)));
    socket.on("data", (bytes) => {
      said += bytes;
      if (said.length > folder.length + 1 || said.endsWith("\n")) decide(said === `${folder}\n`);
    });
  });
}

function ended(socket) {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    socket.on("error", () => {}).on("close", resolve);
  });
}
