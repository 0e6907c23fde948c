/** Rows of each kind in a collection of `ARTICLES` texts, in the proportions of a month of news. */
export const ARTICLES = 5000;
export const OUTLETS = 120;
/** The last of every ten texts is a copy of the one before it. */
const IS_COPY = 10;
/** One text in so many has no known outlet. */
const UNKNOWN = 25;
export const TOPICS = 60;
export const MATTERS = 12;
/** A group that a wire story made: this text and those after it. */
export const WIRE = { first: 4001, copies: 40 } as const;

export const SENTENCE = 100;
const HEADLINE = 40;
/** Paragraphs of the body, and sentences of each. */
const [PARAGRAPHS, PER_PARAGRAPH] = [3, 2] as const;
const VOCABULARY =
  "plan strike bank border treaty grain engine vote harbour pension mayor tariff bridge reactor glacier clinic".split(
    " ",
  );

export type Row = Record<string, unknown>;

export const NOW = "2026-11-01T00:00:00Z";

/** The text of article n, made of sentences of one length, so that every offset is known without reading it. */
export function textOf(n: number): { headline: string; sentences: { text: string; start: number }[]; text: string } {
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

export const word = (n: number) => VOCABULARY[n % VOCABULARY.length] ?? "";
export const hashOf = (n: number, of = "text") => `${of}${n}`.padStart(32, "0");
const isWire = (n: number) => n >= WIRE.first && n < WIRE.first + WIRE.copies;
export const groupOf = (n: number) => (isWire(n) ? WIRE.first : n % IS_COPY === 0 ? n - 1 : n);
export const isLead = (n: number) => groupOf(n) === n;
const outletOf = (n: number) => (n % UNKNOWN === 7 ? null : (n % OUTLETS) + 1);
export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

export function articleRow(id: number): Row {
  const { text, headline } = textOf(id);
  const day = `2026-${String((id % 12) + 1).padStart(2, "0")}-${String((id % 28) + 1).padStart(2, "0")}`;
  return {
    id,
    document_id: 1,
    identity: `identity ${id}`,
    source_id: `text-${id}.txt`,
    text,
    text_length: text.length,
    text_sha256: hashOf(id),
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

export function passageRows(n: number): Row[] {
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

export function sentenceRows(n: number): Row[] {
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

export function attributionRows(n: number): Row[] {
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

export function claimRows(n: number): Row[] {
  const { text, sentences } = textOf(n);
  return range(0, CLAIMS - 1).map((position) => {
    const { start = 0, text: quote = "" } = sentences[position] ?? {};
    return {
      id: claimId(n, position),
      article_id: n,
      text_length: text.length,
      position,
      key: hashOf(claimId(n, position), "claim"),
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

export const claimId = (n: number, position: number) => n * CLAIMS + position;

export function profileRow(n: number): Row {
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
