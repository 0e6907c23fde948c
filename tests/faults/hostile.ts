import { tryDoors } from "./door-cases.ts";
import { HOSTILE } from "./hostile-cases.ts";
import { tryPages } from "./hostile-pages.ts";
import { newInstallation, statusOf } from "./installation.ts";
import { sendBadFiles } from "./sent-files.ts";

/**
 * `npm run test:hostile`: sends a running installation what a stranger may send, seventy bad files and sixty hostile
 * pages among it, and guesses its password. Every answer must be one that
 * was meant, and the process that answered the first question must answer the last.
 */
const PASSWORD = "correct horse battery";
const PORT = 3468;

let tried = 0;
const broken: string[] = [];
function note(what: string, holds: boolean, found: string): void {
  tried++;
  if (!holds) broken.push(what);
  console.log(holds ? `held    ${what}` : `BROKEN  ${what}: ${found}`);
}

const installation = await newInstallation(PORT, { EMBEDDINGS_PROVIDER: "none", PARALLAX_PASSWORD: PASSWORD });
const basic = (password: string) => `Basic ${Buffer.from(`:${password}`).toString("base64")}`;
try {
  await installation.start();
  const web = installation.find("web");
  const first = await fetch(installation.base, { headers: { authorization: basic(PASSWORD) } });
  const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  for (const { name, path, init, statuses } of HOSTILE) {
    const options = init?.() ?? {};
    const status = await statusOf(installation.base + path, { ...options, headers: { ...options.headers, cookie } });
    note(name, statuses.includes(status), `answered ${status}`);
  }
  await sendBadFiles(installation.base, { cookie }, note);
  const guesses = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      statusOf(installation.base, { headers: { authorization: basic(`guess ${i}`) } }),
    ),
  );
  const looked = guesses.filter((status) => status === 401).length;
  note("of 200 guesses at most ten are looked at", looked <= 10, `${looked} were`);
  note(
    "who has a session passes meanwhile",
    (await statusOf(installation.base, { headers: { cookie } })) === 200,
    "refused",
  );
  note("no process ended", web !== null && installation.find("web") === web, "the web process is another one");
} finally {
  await installation.stop();
  await installation.remove();
}
await tryDoors(PORT + 1, PASSWORD, note);
await tryPages(PORT + 2, note);
console.log(`${tried} tried, ${tried - broken.length} held.`);
process.exit(broken.length === 0 ? 0 : 1);
