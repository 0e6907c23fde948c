import type { FramingCell } from "../../framing/compare/compare-columns.ts";
import { speakerKey } from "../../framing/compare/sides.ts";
import { counted } from "../../model/counted.ts";
import type { FrozenCell, FrozenQuote, FrozenRow, FrozenSection } from "../../model/report/frozen-page.ts";
import type { ArticleSpan } from "../../model/span.ts";
import { type FramingColumnView, type FramingPage, loadFraming } from "../framing/load-framing.ts";
import { type PageToFreeze, placesOfArticles, plainQuote, wordsCell } from "./frozen-parts.ts";

/** Sentences kept with a count, so that a number can be read in its words. */
const MOST_EXAMPLES = 3;
/** Speakers, names and words kept of each table. */
const [MOST_SPEAKERS, MOST_NAMES, MOST_WORDS] = [40, 60, 20] as const;

type FramingFrozen = Extract<PageToFreeze["choice"], { kind: "framing" }>;

/** The framing page of some articles: every table, each count with the first sentences that it counts. Throws NOT_FOUND. */
export async function pageOfFraming(choice: FramingFrozen): Promise<PageToFreeze> {
  const page = await loadFraming({ ...choice, opened: null });
  const { columns, topic, story, differences, lexiconVersions, newest } = page;
  const articles = columns.flatMap(({ column, articles: own }) =>
    own.map((article) => ({ article, letter: column.letter, copy: false })),
  );
  const places = placesOfArticles(articles);
  const sections = [
    differencesSection(page),
    countsSection(page, places),
    namesSection(page),
    voicesSection(page),
    orderSection(page),
    wordsSection(page),
    silencesSection(page),
  ];
  return {
    choice,
    name: `Framing: ${columns.map(({ column }) => column.name).join(", ")}${story ? `, in “${story.name}”` : ""}${topic ? `, on ${topic.name}` : ""}`,
    address: addressOf(choice),
    counted: [
      ...columns.map(
        ({ column, articles: own, profile }) =>
          `${column.name}: ${counted(own.length, "article")}, ${counted(profile.words, "word")}.`,
      ),
      ...(page.small ? ["Few articles stand behind these counts: they describe the texts, not the outlets."] : []),
      ...(differences.length === 0 ? ["No difference goes beyond what chance would spread."] : []),
    ],
    columns: columns.map(({ column, articles: own }) => ({
      key: column.key,
      letter: column.letter,
      name: column.name,
      sources: own.map(({ id }) => places.get(id) ?? 0),
    })),
    sections: sections.filter(({ rows }) => rows.length > 0),
    articles,
    claimKeys: [],
    settings: [
      { name: "word lists", value: lexiconVersions.join(", ") },
      ...(newest === null ? [] : [{ name: "articles counted of an outlet", value: `the newest ${newest}` }]),
    ],
    leftOut: ["Headlines against their texts, and forms and verbs of actors, which the framing page has besides."],
  };
}

function addressOf({ ids, story, topic }: FramingFrozen): string {
  const query = new URLSearchParams();
  if (ids.length > 0) query.set("ids", ids.join(","));
  if (story !== null) query.set("story", String(story));
  if (topic !== null) query.set("topic", String(topic));
  return query.size > 0 ? `/framing?${query}` : "/framing";
}

/** A section whose rows are numbered under its name. */
function section(id: string, title: string, lead: string, rows: readonly Omit<FrozenRow, "id">[]): FrozenSection {
  return { id, title, lead, rows: rows.map((row, i) => ({ ...row, id: `${id}-${i + 1}` })) };
}

const keyAt = (page: FramingPage, at: number): string => page.columns[at]?.column.key ?? "";

function differencesSection(page: FramingPage): FrozenSection {
  const rows = page.differences.map(({ sentence }) => ({ name: sentence, remarks: [], cells: [] }));
  return section("differences", "The largest differences", "Those that are least likely to be chance.", rows);
}

function countsSection(page: FramingPage, places: ReadonlyMap<number, number>): FrozenSection {
  const rows = page.rows.map(({ label, cells }) => ({
    name: label,
    remarks: [],
    cells: cells.map((cell, i): FrozenCell => {
      const column = page.columns[i];
      return wordsCell(keyAt(page, i), countWords(cell), column ? examples(cell.places, column, places) : []);
    }),
  }));
  return section(
    "counts",
    "Counts",
    `Each with its rate per 1,000 words, the range that would hold it in 95 of 100 samples of this size, and the first ${MOST_EXAMPLES} sentences at most that it counts.`,
    rows,
  );
}

function countWords({ count, rate }: FramingCell): string {
  if (!rate) return `${count}, too few words to give a rate`;
  const round = (value: number) => Math.round(value * 10) / 10;
  return `${count}: ${round(rate.perThousand)} per 1,000 words (${round(rate.low)} to ${round(rate.high)})`;
}

/** The sentences in which the first places stand, each once. */
function examples(
  counted: readonly ArticleSpan[],
  { sentences }: FramingColumnView,
  places: ReadonlyMap<number, number>,
): FrozenQuote[] {
  const found = new Map<string, FrozenQuote>();
  for (const { article, start, end } of counted) {
    const from = sentences.find(
      (each) => each.articleId === article && each.start <= start && start < each.start + each.text.length,
    );
    if (!from) continue;
    const mark = {
      kind: "shared" as const,
      start: start - from.start,
      end: Math.min(end - from.start, from.text.length),
    };
    const key = `${article} ${from.start}`;
    const there = found.get(key);
    if (!there && found.size === MOST_EXAMPLES) break;
    const marks = [...(there?.marks ?? []), mark].toSorted((a, b) => a.start - b.start);
    found.set(key, plainQuote(from.text, { source: places.get(article) ?? 0, start: from.start, marks }));
  }
  return [...found.values()];
}

function namesSection(page: FramingPage): FrozenSection {
  const rows = page.names.events.flatMap(({ concept, actor, target, rows: names }) =>
    names.map(({ name, columns }) => ({
      name,
      remarks: [{ name: [concept, actor, target].filter(Boolean).join(", "), words: "" }],
      cells: columns.map((mentions, i) => wordsCell(keyAt(page, i), String(mentions.length))),
    })),
  );
  return section("names", "Different words for the same event", "Grouped by rule; counts.", rows.slice(0, MOST_NAMES));
}

function voicesSection(page: FramingPage): FrozenSection {
  const speakers = new Map<string, { name: string; words: number[] }>();
  page.columns.forEach(({ profile }, i) => {
    for (const { name, quotedWords } of profile.speakers) {
      if (name === null) continue;
      const key = speakerKey(name);
      const speaker = speakers.get(key) ?? { name, words: page.columns.map(() => 0) };
      speaker.words[i] = (speaker.words[i] ?? 0) + quotedWords;
      speakers.set(key, speaker);
    }
  });
  const rows = [...speakers]
    .map(([key, { name, words }]) => ({ key, name, words, all: words.reduce((sum, own) => sum + own, 0) }))
    .filter(({ all }) => all > 0)
    .toSorted((a, b) => b.all - a.all)
    .slice(0, MOST_SPEAKERS)
    .map(({ key, name, words }) => ({
      name,
      remarks: page.sides.has(key) ? [{ name: "side", words: page.sides.get(key) ?? "" }] : [],
      cells: words.map((own, i) => wordsCell(keyAt(page, i), counted(own, "word"))),
    }));
  return section("voices", "Who is quoted", "Words in quotation marks, by speaker.", rows);
}

function orderSection(page: FramingPage): FrozenSection {
  const rows = page.space.topics.map(({ name, columns }) => ({
    name,
    remarks: [],
    cells: columns.map(({ sentences, of, at }, i) =>
      wordsCell(
        keyAt(page, i),
        `${sentences} of ${counted(of, "sentence")}${at[0] === undefined ? "" : `, first in sentence ${at[0] + 1}`}`,
      ),
    ),
  }));
  return section(
    "order",
    "What comes first, and how much of it there is",
    page.space.about === "point" ? "Sentences on a point of the story." : "Sentences with a topic’s words.",
    rows,
  );
}

function wordsSection(page: FramingPage): FrozenSection {
  const rows = page.columns.flatMap(({ column, distinctive }) =>
    distinctive.slice(0, MOST_WORDS).map(({ printed, here, elsewhere }) => ({
      name: printed,
      remarks: [],
      cells: [wordsCell(column.key, `${here} here, ${elsewhere} in the others`)],
    })),
  );
  return section("words", "Words that one uses more than the others", "Counts.", rows);
}

function silencesSection(page: FramingPage): FrozenSection {
  const rows = page.space.silences.map(({ what, columns, heldBy, sentence }) => ({
    name: what,
    remarks: [{ name: "found in", words: heldBy.map((i) => page.columns[i]?.column.name ?? "").join(", ") }],
    cells: columns.map((i) => wordsCell(keyAt(page, i), sentence)),
  }));
  return section(
    "silences",
    "What is left out",
    `${page.space.about === "point" ? "Points" : "Topics"} and speakers that one has and another has not.`,
    rows,
  );
}
