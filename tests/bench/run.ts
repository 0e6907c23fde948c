/**
 * `npm run bench [-- start|collation|near-duplicates|claims|links|stories|framing|reading|pages|html|memory|soak]`: prints figures, judges none. Never part of `npm test`: what it
 * measures depends on the machine.
 */
import { benchClaims } from "./claims.ts";
import { benchCollation } from "./collation.ts";
import { benchFraming } from "./framing.ts";
import { benchHtml } from "./html.ts";
import { benchLinks } from "./links.ts";
import { benchMemory } from "./memory.ts";
import { benchNearDuplicates } from "./near-duplicates.ts";
import { benchPages } from "./pages.ts";
import { benchReading } from "./reading.ts";
import { benchSoak } from "./soak.ts";
import { benchStart } from "./start.ts";
import { benchStories } from "./stories.ts";

const BENCHES: Readonly<Record<string, (rest: readonly string[]) => void | Promise<void>>> = {
  claims: benchClaims,
  links: benchLinks,
  stories: benchStories,
  framing: benchFraming,
  html: benchHtml,
  pages: benchPages,
  reading: benchReading,
  start: benchStart,
  memory: benchMemory,
  soak: benchSoak,
  collation: benchCollation,
  "near-duplicates": benchNearDuplicates,
};

const [name = "start", ...rest] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  console.error(`There is no bench ${name}. Benches: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(2);
}
await bench(rest);
