import { sql } from "./database.ts";

/** Rows of each kind in a collection of `ARTICLES` texts, in the proportions of a month of news. */
export const ARTICLES = 5000;
const OUTLETS = 120;
/** The last of every ten texts is a copy of the one before it. */
const IS_COPY = 10;
/** One text in so many has no known outlet. */
const UNKNOWN = 25;
const TOPICS = 60;
const MATTERS = 12;
/** A group that a wire story made: this text and those after it. */
export const WIRE = { first: 4001, copies: 40 } as const;

const SENTENCE = 100;
const HEADLINE = 40;
/** Paragraphs of the body, and sentences of each. */
const [PARAGRAPHS, PER_PARAGRAPH] = [3, 2] as const;
const VOCABULARY =
  "plan strike bank border treaty grain engine vote harbour pension mayor tariff bridge reactor glacier clinic".split(
    " ",
  );

type Row = Record<string, unknown>;

/** The text of article n, made of sentences of one length, so that every offset is known without reading it. */
function textOf(n: number): { headline: string; sentences: { text: string; start: number }[]; text: string } {
  const headline = `Headline ${n} of the ${word(n)}`.padEnd(HEADLINE, ".");
  const sentences: { text: string; start: number }[] = [];
  let text = headline;
  for (let p = 0; p < PARAGRAPHS; p++) {
    text += "\n\n";
    for (let s = 0; s < PER_PARAGRAPH; s++) {
      if (s > 0) text += " ";
      const at = sentences.length;
      const said = `Minister ${word(n + at)} said the ${word(n * 7 + at)} of number ${n} would cost ${at + 3} million`;
      sentences.push({ start: text.length, text: `${said.padEnd(SENTENCE - 1, " more")}.` });
      text += sentences.at(-1)?.text;
    }
  }
  return { headline, sentences, text };
}

const word = (n: number) => VOCABULARY[n % VOCABULARY.length] ?? "";
const hash = (n: number, of = "text") => `${of}${n}`.padStart(32, "0");
const isWire = (n: number) => n >= WIRE.first && n < WIRE.first + WIRE.copies;
const groupOf = (n: number) => (isWire(n) ? WIRE.first : n % IS_COPY === 0 ? n - 1 : n);
const isLead = (n: number) => groupOf(n) === n;
const outletOf = (n: number) => (n % UNKNOWN === 7 ? null : (n % OUTLETS) + 1);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Fill the database at hand with a collection of ARTICLES texts and everything that stands on them, by bulk inserts. */
export async function fillLargeCollection(): Promise<void> {
  const ids = range(1, ARTICLES);
  await insert(
    "outlet",
    range(1, OUTLETS).map((id) => ({ id, name: `Paper ${id}` })),
  );
  await sql("INSERT INTO document (id, sha256, bytes, byte_length, encoding) VALUES (1, 'x', 'x', 1, 'utf-8')");
  await insert("article", ids.map(articleRow));
  await insert("passage", ids.flatMap(passageRows));
  await insert("sentence", ids.flatMap(sentenceRows));
  await insert("attribution", ids.flatMap(attributionRows));
  await insert("claim", ids.flatMap(claimRows));
  await insert("framing_profile", ids.map(profileRow));
  await insert("pair", ids.flatMap(pairRows));
  await insert("link", ids.flatMap(linkRows));
  await insert("topic", range(1, TOPICS).map(topicRow));
  await insert("matter", range(1, TOPICS).flatMap(matterRows));
  await insert("matter_claim", range(1, TOPICS * MATTERS).flatMap(matterClaimRows));
  await insert("decision", decisionRows());
  await insert(
    "import",
    range(1, 20).map((id) => ({ id, origin: "test", started_at: NOW })),
  );
  await insert("import_file", ids.map(importFileRow));
  for (const table of [
    "outlet",
    "document",
    "article",
    "passage",
    "attribution",
    "claim",
    "topic",
    "matter",
    "decision",
    "import",
    "import_file",
  ])
    await sql(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM "${table}"))`);
  await sql("ANALYZE");
}

const NOW = "2026-11-01T00:00:00Z";
const CHUNK = 5000;

/** Columns that the rows leave out keep their defaults. */
async function insert(table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((name) => `"${name}"`)
    .join(", ");
  for (let from = 0; from < rows.length; from += CHUNK)
    await sql(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(null::"${table}", $1)`,
      [JSON.stringify(rows.slice(from, from + CHUNK))],
    );
}

function articleRow(id: number): Row {
  const { text, headline } = textOf(id);
  const day = `2026-${String((id % 12) + 1).padStart(2, "0")}-${String((id % 28) + 1).padStart(2, "0")}`;
  return {
    id,
    document_id: 1,
    identity: `identity ${id}`,
    source_id: `text-${id}.txt`,
    text,
    text_length: text.length,
    text_sha256: hash(id),
    language: id % 50 === 3 ? "de" : "en",
    words: 100,
    body_words: 96,
    outlet_id: outletOf(id),
    headline,
    published_at: id % 9 === 0 ? null : day,
    origins: { outlet: { origin: "catalogue" } },
    group_id: groupOf(id),
    lead: isLead(id),
    roles_version: 99,
    similarity_version: 99,
    claims_version: 99,
    links_version: 99,
  };
}

function passageRows(n: number): Row[] {
  const { text, sentences } = textOf(n);
  const spans = [
    { start: 0, end: HEADLINE, role: "headline" },
    ...range(0, PARAGRAPHS - 1).map((p) => {
      const start = sentences[p * PER_PARAGRAPH]?.start ?? 0;
      return { start, end: start + PER_PARAGRAPH * (SENTENCE + 1) - 1, role: "body" };
    }),
  ];
  return spans.map(({ start, end, role }, position) => ({
    id: n * 4 + position,
    article_id: n,
    text_length: text.length,
    position,
    start_offset: start,
    end_offset: end,
    role,
    role_origin: "rule",
    text: text.slice(start, end),
    version: 1,
  }));
}

const lemmasOf = (n: number, at: number) => [word(n + at), word(n * 7 + at), `number${n % 900}`, "cost"];

function sentenceRows(n: number): Row[] {
  const { text, sentences } = textOf(n);
  return sentences.map((sentence, position) => ({
    article_id: n,
    position,
    text_length: text.length,
    start_offset: sentence.start,
    end_offset: sentence.start + SENTENCE,
    text: sentence.text,
    lemmas: lemmasOf(n, position),
    version: 1,
  }));
}

function attributionRows(n: number): Row[] {
  const { text, sentences } = textOf(n);
  return [0, 3].map((at, position) => {
    const start = sentences[at]?.start ?? 0;
    const [source, cue, content] = [
      [start, start + 8],
      [start + 9, start + 13],
      [start + 14, start + 60],
    ];
    return {
      id: n * 2 + position,
      article_id: n,
      text_length: text.length,
      position,
      source,
      cue,
      content,
      verb_class: "state",
      quoted: false,
      version: 1,
    };
  });
}

/** Claims an article has. */
const CLAIMS = 4;

function claimRows(n: number): Row[] {
  const { text, sentences } = textOf(n);
  return range(0, CLAIMS - 1).map((position) => {
    const { start = 0, text: quote = "" } = sentences[position] ?? {};
    return {
      id: claimId(n, position),
      article_id: n,
      text_length: text.length,
      position,
      key: hash(claimId(n, position), "claim"),
      start_offset: start,
      end_offset: start + SENTENCE,
      sentence_start: start,
      sentence_end: start + SENTENCE,
      quote,
      speaker: position % 2 === 0 ? `Minister ${word(n + position)}` : null,
      hedges: [],
      hedged: false,
      negated: false,
      quantities: [],
      dates: [],
      entities: [],
      lemmas: lemmasOf(n, position),
      version: 1,
      author_hedges: [],
      obligations: [],
      embedding: [],
    };
  });
}

const claimId = (n: number, position: number) => n * CLAIMS + position;

function profileRow(n: number): Row {
  const hit = (term: string, sentence: number) => ({
    article: n,
    sentence,
    term,
    quoted: false,
    start: 60 + sentence * 101,
    end: 66 + sentence * 101,
  });
  const hits = {
    hedges: [hit("may", 1)],
    obligation: [hit("must", 2), hit("should", 3)],
    loaded: [],
    passives: [],
    firstPerson: [],
    questions: [],
    figures: [hit("3", 0)],
  };
  const speakers = [
    {
      name: `Minister ${word(n)}`,
      quotedWords: 6,
      quotations: [{ article: n, start: 70, end: 90, words: 6 }],
      cues: [{ article: n, start: 55, end: 59, verbClass: "state" }],
    },
  ];
  const profile = { articles: [n], words: 96, sentences: 6, hits, speakers, wordCounts: [] };
  const words = VOCABULARY.map((each, i) => `${each} ${1 + ((n + i) % 3)}`).join("\n");
  return {
    article_id: n,
    version: 1,
    lexicon_version: "test",
    profile,
    words,
    names: { events: [], actors: [], places: [] },
  };
}

/** Copies are flagged with their lead; every text shares passages with three others, one of which is a rewrite it may be one article with. */
function pairRows(n: number): Row[] {
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

function linkRows(n: number): Row[] {
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

function topicRow(id: number): Row {
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

const matterRows = (topic: number): Row[] =>
  range(1, MATTERS).map((position) => {
    const id = (topic - 1) * MATTERS + position;
    return { id, topic_id: topic, key: hash(id, "matter"), name: `Matter ${id}`, position };
  });

/** A matter holds linked claims of five articles. */
function matterClaimRows(matter: number): Row[] {
  const articles = range(0, 4)
    .map((i) => ((matter * 6 + i * 11) % ARTICLES) + 1)
    .filter(isLead);
  return articles.map((n) => ({ matter_id: matter, claim_id: claimId(n, 0) }));
}

function decisionRows(): Row[] {
  const rows: Row[] = [];
  const add = (kind: string, subject: string, verdict: string, detail: Row = {}) =>
    rows.push({ id: rows.length + 1, kind, subject, verdict, detail, made_by: "reader", made_at: NOW });
  const two = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const n of range(1, 1500)) add("pair", two(hash(n), hash(n + 31)), "kept-apart", { articles: [n, n + 31] });
  for (const n of range(1, 1500)) {
    const [a, b] = [claimId(n, 0), claimId(n + 11, 0)];
    add("link", two(hash(a, "claim"), hash(b, "claim")), "confirmed", { claims: [a, b], articles: [n, n + 11] });
    if (n % 2 === 0)
      add("note", two(hash(a, "claim"), hash(b, "claim")), "noted", {
        text: "A note.",
        claims: [a, b],
        articles: [n, n + 11],
      });
  }
  for (const n of range(1, 1500)) {
    const start = textOf(n).sentences[0]?.start ?? 0;
    const place = { key: hash(claimId(n, 0), "claim"), text: hash(n), start, end: start + SENTENCE };
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
function importFileRow(n: number): Row {
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
