/** A process that uses the database of PARALLAX_DATA: prints its address, and gives it back when its standard input ends. */
import { readEnvironment } from "../../../lib/server/environment.ts";
import { acquireDatabase } from "../../../lib/server/postgres.ts";

const lease = await acquireDatabase(readEnvironment());
console.log(lease.url);
process.stdin.resume();
process.stdin.once("end", () => void lease.release().then(() => process.exit(0)));
