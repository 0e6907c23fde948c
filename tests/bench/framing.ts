import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, database } from "../../lib/db/client.ts";
import { saveProfile } from "../../lib/db/framing.ts";
import { SHIPPED_LEXICONS } from "../../lib/framing/measure/lexicons.ts";
import { migrateQueue } from "../../lib/jobs/migrate-queue.ts";
import { useConfig } from "../../lib/model/config.ts";
import type { StoredArticle } from "../../lib/model/stored.ts";
import { VERSIONS } from "../../lib/model/versions.ts";
import { configOf, readEnvironment } from "../../lib/server/environment.ts";
import { migrate } from "../../lib/server/migrate.ts";
import { acquireDatabase } from "../../lib/server/postgres.ts";
import { tagWords } from "../../lib/text/nlp.ts";
import { sentencesOf } from "../../lib/text/sentences.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { profileFrom } from "../../lib/usecases/framing/profile-article.ts";

const ARTICLES = 1000;
/** Texts really read; each stands for several articles, so that filling the tables does not take minutes. */
const TEXTS = 200;
const SENTENCES = 28;
const VOCABULARY = 20_000;
const RUNS = 5;

/**
 * Two outlets of a thousand invented articles each, compared from stored rows, and the same profiles made from the texts in the same run:
 * the ratio does not hang on how busy the machine is. Also the profile of one article of 3,000 words. Budgets: 1 s and 50 ms.
 */
export async function benchFraming(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-bench-"));
  const settings = readEnvironment({ ...process.env, DATABASE_URL: undefined, PARALLAX_DATA: folder });
  const lease = await acquireDatabase(settings);
  useConfig(configOf(settings, lease.url));
  try {
    await migrate(lease.url);
    await migrateQueue(lease.url);
    const { ids, fromText } = await fill();
    const times: number[] = [];
    for (let i = 0; i <= RUNS; i++) {
      const started = performance.now();
      await loadFraming({ ids, topic: null, opened: null });
      if (i > 0) times.push(performance.now() - started);
    }
    const fromRows = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
    console.log(
      `two outlets of ${ARTICLES} articles from stored rows: ${fromRows.toFixed(0)} ms (median of ${RUNS}; budget 1,000)`,
    );
    console.log(
      `their profiles made from the texts: ${fromText.toFixed(0)} ms, ${(fromText / fromRows).toFixed(0)} times as long`,
    );
    const long = profiled(1, textOf(7, 160));
    console.log(
      `profile of one article of ${long.words} words, tagging and names included: ${long.ms.toFixed(0)} ms (budget 50)`,
    );
  } finally {
    await closeDatabase();
    await lease.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The articles of both outlets as rows. `fromText` is how long their profiles take from texts, in milliseconds, scaled to all of them. */
async function fill(): Promise<{ ids: number[]; fromText: number }> {
  const db = database();
  const outlets = [
    await db.outlet.create({ data: { name: "One" } }),
    await db.outlet.create({ data: { name: "Other" } }),
  ];
  const ids: number[] = [];
  let fromText = 0;
  const texts = Array.from({ length: TEXTS }, (_, i) => textOf(i + 1, SENTENCES));
  for (let i = 0; i < 2 * ARTICLES; i++) {
    const text = texts[i % TEXTS] ?? "";
    const sha256 = createHash("sha256").update(`${i}`).digest("hex");
    const document = await db.document.create({
      data: { sha256, bytes: Buffer.from(`${i}`), byteLength: 4, encoding: "utf-8" },
    });
    const { id } = await db.article.create({
      data: {
        documentId: document.id,
        identity: sha256,
        sourceId: `${i}`,
        text,
        textLength: text.length,
        textSha256: sha256,
        language: "en",
        words: SENTENCES * 18,
        bodyWords: SENTENCES * 18,
        outletId: outlets[i % 2]?.id ?? null,
        headline: `Article ${i}`,
        groupId: i + 1,
      },
      select: { id: true },
    });
    ids.push(id);
    const { stored, sentences, ms } = profiled(id, text);
    fromText += ms;
    await db.sentence.createMany({
      data: sentences.map((span, position) => ({
        articleId: id,
        textLength: text.length,
        position,
        start: span.start,
        end: span.end,
        version: 1,
        text: text.slice(span.start, span.end),
        lemmas: [],
      })),
    });
    await saveProfile(db, id, stored, VERSIONS.framing);
  }
  await db.$executeRaw`UPDATE article SET group_id = id`;
  return { ids, fromText };
}

function profiled(id: number, text: string) {
  const started = performance.now();
  const sentences = sentencesOf(text);
  const tagged = sentences.map((span) => tagWords(text, span));
  const passages = [{ id: 1, position: 0, start: 0, end: text.length, role: "body" as const, roleOrigin: "", text }];
  const article = { id, text, passages, headline: null } as unknown as StoredArticle;
  const stored = profileFrom(article, { sentences, tagged, attributions: [], claims: [] }, SHIPPED_LEXICONS);
  return { stored, sentences, words: stored.profile.words, ms: performance.now() - started };
}

/** An invented text: words by Zipf's law, with hedges, obligations, names and quotations as news has them. */
function textOf(seed: number, sentences: number): string {
  let state = seed * 2654435761;
  const random = (): number => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  const word = (): string => nameOf(Math.floor(VOCABULARY ** random()));
  const FRAMES = [
    () =>
      `The ${word()} ${word()} may ${word()} the ${word()} of the ${word()} before the ${word()} can ${word()} it again.`,
    () =>
      `“We must ${word()} the ${word()} and the ${word()} now,” said Ada ${word().replace(/^./, (c) => c.toUpperCase())} of the ${word()}.`,
    () =>
      `France’s assault on Italy was told to the ${word()} ${word()} in ${Math.floor(random() * 90) + 2} ${word()} ${word()}s.`,
    () =>
      `Its ${word()} should ${word()} what the absurd ${word()} ${word()} has left of the ${word()} and its ${word()}.`,
    () =>
      `Nobody in the ${word()} ${word()} knew that the ${word()} was ${word()}ed, though the ${word()} reportedly had ${word()}.`,
  ];
  return Array.from({ length: sentences }, (_, i) => FRAMES[i % FRAMES.length]?.() ?? "").join("\n");
}

/** A pronounceable word for a rank: letters only, the same for the same rank. */
function nameOf(rank: number): string {
  const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split(" ");
  let name = "";
  for (let n = rank + 19; n > 0; n = Math.floor(n / 20)) name += syllables[n % 20];
  return name;
}
