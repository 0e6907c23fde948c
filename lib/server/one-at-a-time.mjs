// Runs before anything is installed: Node alone, no packages, plain JavaScript.
import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";

/** Ports below those that systems give to outgoing connections. */
const [FIRST_PORT, PORTS, TRIED] = [20_000, 10_000, 5];
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
    const server = await listen(port, folder);
    if (server) return { server };
    const other = await askWho(port, folder);
    if (other) return { other };
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

/** The connection to a process that works for this folder; null where it is another program, or gone. */
function askWho(port, folder) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    const decide = (ours) => {
      socket.removeAllListeners("data");
      socket.setTimeout(0);
      if (!ours) socket.destroy();
      resolve(ours ? socket.resume() : null);
    };
    socket.setTimeout(ANSWER_MS, () => decide(false));
    socket.on("error", () => resolve(null));
    socket.on("end", () => decide(false));
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
