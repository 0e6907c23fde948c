import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findProfiles } from "../../db/framing.ts";
import { addProfiles } from "../../framing/measure/profile.ts";
import { FRAMING_MEASURES, type FramingProfile } from "../../model/framing.ts";
import { columnsOf } from "../columns/outlet-columns.ts";
import { listDecisions } from "../decisions/list-decisions.ts";
import { loadOutlets } from "../outlets/load-outlets.ts";
import { loadMatrix } from "../topics/load-matrix.ts";

type Row = Record<string, unknown>;

/** Articles read at a time. */
const AT_ONCE = 200;

/** Outlets with what their articles count to; copies count once. A rate is null where too few words were read. */
export async function* outletRows(): AsyncGenerator<Row> {
  for (const { id, letter, name, articles, copies, counts, hedges, obligation } of (await loadOutlets()).rows) {
    yield {
      outletId: id,
      letter,
      outlet: name,
      articles,
      copies,
      bodyWords: counts.bodyWords,
      wordsRead: counts.read,
      hedges: counts.hedges,
      hedgesPerThousand: hedges?.perThousand ?? null,
      obligation: counts.obligation,
      obligationPerThousand: obligation?.perThousand ?? null,
      links: counts.links,
    };
  }
}

/** Framing counts article by article, with the version of the word lists that made them. */
export async function* profileRows(from: number): AsyncGenerator<Row> {
  for (let after = from - 1; ; ) {
    const page = await findArticles(database(), { after, limit: AT_ONCE });
    if (page.length === 0) return;
    const profiles = await findProfiles(
      database(),
      page.map(({ id }) => id),
    );
    for (const { id, sourceId, outlet, lead } of page) {
      const stored = profiles.get(id);
      if (!stored) continue;
      // Adding one profile up fills what an older version did not count.
      const { words, sentences, hits, speakers } = addProfiles([stored.profile as FramingProfile]);
      const counts = Object.fromEntries(FRAMING_MEASURES.map((measure) => [measure, hits[measure].length]));
      const quotedWords = speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0);
      yield {
        article: id,
        sourceId,
        outlet,
        lead,
        words,
        sentences,
        ...counts,
        quotedWords,
        lexiconVersion: stored.lexiconVersion,
      };
    }
    after = page.at(-1)?.id ?? after;
  }
}

/** The topic x outlet matrix, a row a cell. Silent cells are there with 0 sentences and the words that were searched. */
export async function* matrixRows(): AsyncGenerator<Row> {
  const columns = await columnsOf(await findArticles(database()));
  for (const { topic, name, terms, cells } of await loadMatrix(columns)) {
    for (const [i, { sentences, of }] of cells.entries()) {
      yield {
        topic,
        name,
        letter: columns[i]?.letter,
        outlet: columns[i]?.name,
        sentences,
        of,
        searched: terms.join(", "),
      };
    }
  }
}

/** The log of decisions, latest first. */
export async function* decisionRows(): AsyncGenerator<Row> {
  for (let before: number | undefined; ; ) {
    const page = await listDecisions({ ...(before === undefined ? {} : { before }), limit: AT_ONCE });
    yield* page;
    before = page.at(-1)?.decision;
    if (page.length < AT_ONCE) return;
  }
}
