import {
  ARTICLES,
  claimId,
  groupOf,
  hashOf,
  isLead,
  MATTERS,
  NOW,
  type Row,
  range,
  SENTENCE,
  TOPICS,
  textOf,
  WIRE,
  word,
} from "./large-articles.ts";

/** Copies are flagged with their lead; every text shares passages with three others, one of which is a rewrite it may be one article with. */
export function pairRows(n: number): Row[] {
  const why = {
    conclusion: "The same article.",
    leftOut: "",
    wouldChange: "",
    numbers: range(1, 5).map((value) => ({ label: "words", value })),
  };
  const row = (b: number, relation: string, score: number): Row => ({
    a_id: n,
    b_id: b,
    relation,
    score,
    matched_words: 20 + (n % 60),
    longest_run: 12,
    containment_a: 0.4,
    containment_b: 0.4,
    cut: false,
    version: 1,
    spans: range(0, 4).map((at) => [50 + at * 10, 58 + at * 10, 50 + at * 10, 58 + at * 10]),
    why,
    created_at: NOW,
  });
  const copies = isLead(n)
    ? n === WIRE.first
      ? range(n + 1, n + WIRE.copies - 1)
      : groupOf(n + 1) === n
        ? [n + 1]
        : []
    : [];
  const others = [31, 57, 83].map((step) => n + step).filter((b) => b <= ARTICLES && groupOf(b) !== groupOf(n));
  return [
    ...copies.map((b) => row(b, "identical", 0.99)),
    ...others.map((b, i) =>
      i === 0 && n % 5 === 0
        ? row(b, "rewrite", 0.45 + (n % 100) / 1000)
        : row(b, i === 1 ? "contains" : "shared-passage", 0.1),
    ),
  ];
}

export function linkRows(n: number): Row[] {
  if (!isLead(n)) return [];
  return [11, 23, 38, 64].flatMap((step, i) => {
    const other = n + step;
    if (other > ARTICLES || !isLead(other)) return [];
    const relation = i === 0 ? "figures-differ" : "told-differently";
    return [
      {
        a_id: claimId(n, i),
        b_id: claimId(other, i),
        relation,
        evidence: [{ relation, note: "3 against 4" }],
        score: 0.3 + ((n * 13 + i) % 600) / 1000,
        version: 1,
      },
    ];
  });
}

export function topicRow(id: number): Row {
  const cells = range(1, ARTICLES)
    .filter((n) => isLead(n) && n % 9 === id % 9)
    .map((articleId) => ({ articleId, sentences: 1 + (articleId % 3) }));
  return {
    id,
    name: `Topic ${id}`,
    terms: [word(id), `number${id}`],
    origin: "rule",
    hidden: id > TOPICS - 3,
    rank: 100 - id,
    cells,
    differences: { "figures-differ": 3 },
    claim_keys: [],
    version: 1,
  };
}

export const matterRows = (topic: number): Row[] =>
  range(1, MATTERS).map((position) => {
    const id = (topic - 1) * MATTERS + position;
    return { id, topic_id: topic, key: hashOf(id, "matter"), name: `Matter ${id}`, position };
  });

/** A matter holds linked claims of five articles. */
export function matterClaimRows(matter: number): Row[] {
  const articles = range(0, 4)
    .map((i) => ((matter * 6 + i * 11) % ARTICLES) + 1)
    .filter(isLead);
  return articles.map((n) => ({ matter_id: matter, claim_id: claimId(n, 0) }));
}

export function frozenRow(n: number): Row {
  const made = { kind: "group", title: `Report ${n}`, made_by: "Ana", note: "", frozen_at: NOW };
  return { id: n, ...made, schema: 1, page: "{}", page_sha256: hashOf(n), texts: 2, rows: 3 };
}

export function decisionRows(): Row[] {
  const rows: Row[] = [];
  const add = (kind: string, subject: string, verdict: string, detail: Row = {}) =>
    rows.push({ id: rows.length + 1, kind, subject, verdict, detail, made_by: "reader", made_at: NOW });
  const two = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const n of range(1, 1500)) add("pair", two(hashOf(n), hashOf(n + 31)), "kept-apart", { articles: [n, n + 31] });
  for (const n of range(1, 1500)) {
    const [a, b] = [claimId(n, 0), claimId(n + 11, 0)];
    add("link", two(hashOf(a, "claim"), hashOf(b, "claim")), "confirmed", { claims: [a, b], articles: [n, n + 11] });
    if (n % 2 === 0)
      add("note", two(hashOf(a, "claim"), hashOf(b, "claim")), "noted", {
        text: "A note.",
        claims: [a, b],
        articles: [n, n + 11],
      });
  }
  for (const n of range(1, 1500)) {
    const start = textOf(n).sentences[0]?.start ?? 0;
    const place = { key: hashOf(claimId(n, 0), "claim"), text: hashOf(n), start, end: start + SENTENCE };
    add("speaker", place.key, "A speaker", { speaker: "A speaker", via: null, place, articles: [n], quote: "" });
  }
  for (const n of range(1, 500))
    add("metadata", `${n} headline`, "A headline", { articles: [n], field: "headline", value: "A headline" });
  for (const n of range(1, 300)) add("side", `speaker ${n}`, "government", {});
  for (const n of range(1, 300))
    add("naming", `a|b|c also phrase ${n}`, "also-called", {
      kind: "also-called",
      event: "a|b|c|d",
      phrase: `phrase ${n}`,
    });
  return rows;
}

/** One import of half the collection, and the rest in nineteen others. */
export function importFileRow(n: number): Row {
  const importId = n <= ARTICLES / 2 ? 1 : 2 + (n % 19);
  return {
    id: n,
    import_id: importId,
    position: n,
    source_id: `text-${n}.txt`,
    status: "added",
    bytes: 700,
    article_id: n,
  };
}

/** Stories of a few groups each. */
export const STORIES = 1200;

export const storyRow = (id: number): Row => ({ id, name: `Story ${id}`, name_by: "rule", created_at: NOW, groups: 3 });

/** Each story is asked about with the next, and is an earlier part of the one after it. */
export const nearRow = (id: number): Row => ({
  ...{ story_id: id, other_id: id + 1, kind: id % 3 ? "question" : "thread", best: 0.48, average: 0.3 },
});

/** What finding stories reads of a group; every group has one, and its story. */
export function storyTextRows(n: number): Row[] {
  if (!isLead(n)) return [];
  const terms = [word(n), word(n * 7)].filter((term, i, all) => all.indexOf(term) === i);
  const frequencies = terms.map(() => 1);
  const about = { group_id: n, article_id: n, text_sha256: hashOf(n), language: "en", version: 1, touches: [] };
  const opening = { headline: [], opening: [], opening_frequencies: [] };
  return [{ ...about, ...opening, terms, frequencies, story_id: (n % STORIES) + 1 }];
}
