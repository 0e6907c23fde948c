import { countArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { countJobs } from "../../db/queue.ts";
import { type PostgresFacts, postgresFacts } from "../../db/server-facts.ts";
import { countVectors } from "../../db/vectors.ts";
import { currentConfig } from "../../model/config.ts";
import { VERSIONS } from "../../model/versions.ts";
import { type EmbeddingTrouble, loadEmbeddingTrouble } from "../claims/embedding-state.ts";

/** What this installation runs on. */
export type Installation = {
  readonly articles: number;
  readonly jobs: { readonly open: number; readonly failed: number };
  readonly versions: typeof VERSIONS;
  readonly node: string;
  readonly postgres: PostgresFacts;
  readonly dataFolder: string;
  readonly embeddings: {
    /** As EMBEDDINGS_PROVIDER says; "none" where it says nothing. */
    readonly provider: string;
    readonly claims: number;
    /** Vectors by the model that made them. */
    readonly made: readonly { readonly model: string; readonly claims: number }[];
    /** Why claims that come in get none now; null where the provider answers. */
    readonly trouble: EmbeddingTrouble | null;
  };
};

/** Facts about this installation, read as they are now. No password and no key is among them. */
export async function loadInstallation(): Promise<Installation> {
  const db = database();
  const articles = await countArticles(db);
  const jobs = await countJobs(db);
  const postgres = await postgresFacts(db);
  const vectors = await countVectors(db);
  return {
    articles,
    jobs,
    postgres,
    versions: VERSIONS,
    node: process.versions.node,
    dataFolder: currentConfig().dataFolder,
    embeddings: {
      provider: currentConfig().embeddings.provider,
      claims: vectors.reduce((sum, each) => sum + each.claims, 0),
      made: vectors.flatMap(({ embeddedBy, claims }) => (embeddedBy ? [{ model: embeddedBy, claims }] : [])),
      trouble: await loadEmbeddingTrouble(db),
    },
  };
}
