/** What a model may say of the sentences of a point: in what they differ, or that they do not. */
export const DIFFERS = ["none", "figure", "date", "denied", "speaker", "certainty", "wording"] as const;
export type Differ = (typeof DIFFERS)[number];

/** A sentence, found again in any later run: the hash of its text and where it begins there. */
export type SentencePlace = { readonly text: string; readonly start: number };

/** Sentences of several outlets that a model gathered, after the check. */
export type ReadPoint = { readonly sentences: readonly SentencePlace[]; readonly differ: Differ };

/** What a model can be asked. */
export const MODEL_TASKS = ["points", "name"] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

/** An article as it stands in a question: one text of a group of copies, with its body sentences. */
export type QuestionArticle = {
  /** The hash of its text. */
  readonly text: string;
  /** As shown; null where it is not known. */
  readonly outlet: string | null;
  /** As precise as known ("2026-11"), or null. */
  readonly date: string | null;
  readonly sentences: readonly { readonly start: number; readonly text: string }[];
};

/** A question as it is sent: the task in words, and the lines it is about. */
export type Question = {
  readonly task: ModelTask;
  readonly system: string;
  readonly user: string;
};

/** Why a part of an answer is refused. */
export const ANSWER_REFUSALS = {
  "no-object": "no JSON object of the form asked for stood in the answer",
  shape: "a point was not of the form asked for",
  "no-sentence": "a number stood for no sentence",
  "one-outlet": "all sentences of a point were of one outlet",
  "one-sentence": "a point held one sentence only",
  "too-large": "a point gathered so many sentences that it says nothing",
  repeated: "a point was given twice",
  differ: "a difference was not one of those asked for",
  "too-many": "there were more points than sentences",
  "strange-name": "a name held words that not two outlets use",
  "bad-name": "a name was empty, too long, or one outlet’s own headline",
} as const;
export type AnswerRefusal = keyof typeof ANSWER_REFUSALS;

/** A refused part of an answer: the reason, what it is about ("A41"), and its point from 0; null where it is the whole answer. */
export type RefusedPart = {
  readonly reason: AnswerRefusal;
  readonly what: string;
  readonly point: number | null;
};

/** How far the reading of a story is. */
export const READING_STATES = ["waiting", "reading", "read", "failed", "stopped"] as const;
export type ReadingState = (typeof READING_STATES)[number];

/** Whose rows a read story shows. */
export type RowsShown = "model" | "words";

/** A model that can be asked. */
export type ModelSettings = {
  /** The base of its server ("http://127.0.0.1:11434/v1"). */
  readonly url: string;
  readonly name: string;
  /** "" where it wants none. */
  readonly key: string;
  /** Tokens that it can read at one time, question and answer together. */
  readonly context: number;
  /** Questions it is asked at one time. */
  readonly parallel: number;
  /** Of a million tokens, in whatever money; null where it is not known. */
  readonly price: number | null;
};

/** A reading of a story as it is stored. */
export type StoryReading = {
  readonly story: number;
  readonly state: ReadingState;
  /** Who read it; before it was read, who was to. */
  readonly model: string;
  /** Hashes of the texts that were read. */
  readonly texts: readonly string[];
  /** Keys of the answers its rows are made of. */
  readonly answers: readonly string[];
  readonly shows: RowsShown;
  readonly asked: number;
  readonly questions: number;
  readonly refused: Readonly<Partial<Record<AnswerRefusal, number>>>;
  readonly failure: string | null;
  readonly modelRows: number;
  readonly wordRows: number;
  readonly requestedAt: Date;
  /** null before it was read once. */
  readonly readAt: Date | null;
};

/** Who found a row or link, as it is stored: "model:NAME". A pasted answer has no name. */
export function byModel(name: string): string {
  return `model:${name}`;
}

/** The name under which answers that a person pasted are kept. */
export const PASTED = "pasted";
