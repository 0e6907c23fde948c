import type { Database } from "./client.ts";
import { DELETED_FOR_GOOD } from "./trash.ts";

/** What holds of the rows of a sound database: a sentence, and the rows that break it. Each holds between any two transactions. */
const INVARIANTS: readonly (readonly [string, string])[] = [
  [
    "Every article has the bytes it was read from",
    `article a LEFT JOIN document d ON d.id = a.document_id WHERE d.id IS NULL`,
  ],
  ["The bytes of a document are as many as it says", `document WHERE octet_length(bytes) <> byte_length`],
  ["The bytes of a document have its hash", `document WHERE encode(sha256(bytes), 'hex') <> sha256`],
  [
    "The text of an article has its hash",
    `article WHERE encode(sha256(convert_to(text, 'UTF8')), 'hex') <> text_sha256`,
  ],
  ["Every article has passages", `article a WHERE NOT EXISTS (SELECT FROM passage p WHERE p.article_id = a.id)`],
  [
    "Passages lie within their text",
    `passage WHERE start_offset < 0 OR start_offset >= end_offset OR end_offset > text_length`,
  ],
  [
    "Passages of a text do not overlap",
    `(SELECT start_offset, lag(end_offset) OVER (PARTITION BY article_id ORDER BY position) AS before FROM passage) AS p WHERE p.before > p.start_offset`,
  ],
  [
    "Passages are numbered from 0 without a gap",
    `(SELECT article_id FROM passage GROUP BY article_id HAVING min(position) <> 0 OR max(position) <> count(*) - 1) AS p`,
  ],
  [
    "Every group of copies that is shown has one lead",
    `(SELECT group_id FROM article WHERE removed_at IS NULL GROUP BY group_id HAVING count(*) FILTER (WHERE lead) <> 1) AS g`,
  ],
  ["The two of a pair are two, and stand in order", `pair WHERE a_id >= b_id`],
  [
    "The figures of a pair are shares and counts",
    `pair WHERE score NOT BETWEEN 0 AND 1 OR containment_a NOT BETWEEN 0 AND 1 OR containment_b NOT BETWEEN 0 AND 1 OR longest_run > matched_words`,
  ],
  [
    "Fingerprints are of articles that are there",
    `fingerprint f WHERE NOT EXISTS (SELECT FROM article a WHERE a.id = f.article_id) AND NOT EXISTS (SELECT FROM deleted_article d WHERE d.article_id = f.article_id AND NOT d.swept)`,
  ],
  [
    "Claims lie within their sentence and their text",
    `claim WHERE start_offset >= end_offset OR start_offset < sentence_start OR end_offset > sentence_end OR sentence_end > text_length`,
  ],
  [
    "The key of a claim is that of one claim of an article",
    `(SELECT FROM claim GROUP BY article_id, key HAVING count(*) > 1) AS c`,
  ],
  ["The two of a link are two claims", `link WHERE a_id = b_id OR score IS NULL`],
  ["Every row of a matrix stands in a topic or in a story", `matter WHERE topic_id IS NULL AND story_id IS NULL`],
  [
    "Every row of a matrix has claims",
    `matter m WHERE NOT EXISTS (SELECT FROM matter_claim c WHERE c.matter_id = m.id)`,
  ],
  [
    "The text of a story is of the group that it says",
    `story_text t JOIN article a ON a.id = t.article_id WHERE a.group_id <> t.group_id`,
  ],
  [
    "Every group of copies that was compared stands in a story",
    `(SELECT group_id FROM article WHERE removed_at IS NULL AND similarity_version > 0 AND lead) AS g WHERE NOT EXISTS (SELECT FROM story_text t WHERE t.group_id = g.group_id)`,
  ],
  [
    "Every file of an import that came in has its article",
    `import_file WHERE status IN ('added', 'already-there') AND article_id IS NULL AND error IS DISTINCT FROM '${DELETED_FOR_GOOD}'`,
  ],
  [
    "Every file that waits has its bytes, and no other has any",
    `waiting_file w JOIN import_file f USING (import_id, position) WHERE NOT w.failed AND f.status NOT IN ('waiting', 'reading')`,
  ],
  [
    "No two decisions of one kind about one subject hold at once",
    `(SELECT FROM decision WHERE ended_at IS NULL AND kind NOT IN ('note', 'lexicon', 'naming') GROUP BY kind, subject HAVING count(*) > 1) AS d`,
  ],
];

/** An invariant, and how many rows break it. */
export type CheckedInvariant = { readonly what: string; readonly broken: number };

/** Every invariant, counted over all rows: minutes for a large collection. */
export async function checkInvariants(db: Database): Promise<CheckedInvariant[]> {
  const checked: CheckedInvariant[] = [];
  for (const [what, rows] of INVARIANTS) {
    const [row] = await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${rows}`);
    checked.push({ what, broken: row?.n ?? 0 });
  }
  return checked;
}
