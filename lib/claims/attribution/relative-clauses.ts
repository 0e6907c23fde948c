import type { TaggedWord } from "../../text/nlp.ts";
import { isCapital, isNominal, phraseStart, type Range, startsClause } from "./sentence.ts";
import { hasRole } from "./voice.ts";
import { listStart } from "./whole-names.ts";

/** Words from a noun to the end of the clause that tells of it. */
const LONGEST_CLAUSE = 12;
const LONGEST_BETWEEN_COMMAS = 37;

/** "Moor, who was to go to Tarn, Ohio, on Monday, said": whoever a relative clause between commas tells of, whatever commas it has inside. */
export function toldOfBefore(words: readonly TaggedWord[], comma: number): Range | null {
  if (words[comma]?.raw !== ",") return null;
  for (let k = comma - 2; k > Math.max(1, comma - LONGEST_BETWEEN_COMMAS); k--) {
    if (/^[.;:”“"]$/.test(words[k]?.raw ?? "")) return null;
    // A clause of its own behind a comma: the relative clause has ended.
    if (words[k]?.raw === "," && startsClause(words, k + 1, comma, true)) return null;
    if (words[k]?.norm !== "who" || words[k - 1]?.raw !== "," || !hasClauseVerb(words, k, comma)) continue;
    const inside = words.slice(k, comma).filter(({ raw }) => raw === ",").length;
    const last = words[k - 2];
    if (inside === 0 || !last || !(isNominal(last) || isCapital(last))) return null;
    const from = phraseStart(words, k - 2);
    return hasRole(words.slice(from, k - 1)) || isCapital(last)
      ? { from: listStart(words, { from, to: k - 1 }), to: k - 1 }
      : null;
  }
  return null;
}

/** "a person briefed on the matter said": the participle with its phrase belongs to the person. */
export function beforeRelative(words: readonly TaggedWord[], subject: Range): Range {
  const participle = words[subject.from - 2];
  const noun = words[subject.from - 3];
  const reduced =
    words[subject.from - 1]?.pos === "ADP" &&
    /^(?:VERB|ADJ)$/.test(participle?.pos ?? "") &&
    /(?:ed|wn|close|familiar)$/.test(participle?.norm ?? "");
  // "An official informed of it": the tagger takes some people for adjectives.
  const person =
    noun?.pos === "NOUN" || noun?.pos === "PRON" || noun?.norm === "those" || words[subject.from - 4]?.pos === "DET";
  if (!reduced || !person) return subject;
  // "those close to him": who they are is told by the rest.
  const to = noun?.norm === "those" ? subject.to : subject.from - 2;
  return { from: phraseStart(words, subject.from - 3), to };
}

/** "The operator of a ferry that sank on the Zambezi denied": whoever a relative clause without a comma tells of, and nobody inside it. */
export function beforeRelativeClause(words: readonly TaggedWord[], subject: Range): Range {
  const before = words[subject.from - 1];
  // "A man who watched the fire told": the thing watched tells nothing.
  if (before?.pos !== "ADP" && before?.pos !== "VERB") return subject;
  const busy = busyPerson(words, before.pos === "VERB" ? subject.from - 1 : subject.from - 2);
  if (busy) return busy;
  for (let k = subject.from - 2; k > Math.max(0, subject.from - LONGEST_CLAUSE); k--) {
    const word = words[k];
    if (!word || /^[^\p{L}\p{N}$£€'’-]/u.test(word.raw)) return subject;
    if (!/^(?:who|which|that|whose|whom)$/.test(word.norm)) continue;
    const noun = words[k - 1]?.pos === "NOUN" || words[k - 1]?.pos === "PROPN" || words[k - 1]?.norm === "those";
    const clause = hasClauseVerb(words, k, before.pos === "VERB" ? subject.from : subject.from - 1);
    return noun && clause ? { from: phraseStart(words, k - 1), to: k } : subject;
  }
  return subject;
}

/** "A nurse holding the child said", "A sailor sitting near the mast said": who does it, where a sentence or a clause begins with them. */
function busyPerson(words: readonly TaggedWord[], verb: number): Range | null {
  if (words[verb]?.pos !== "VERB" || !/ing$/.test(words[verb]?.norm ?? "") || words[verb - 1]?.pos !== "NOUN")
    return null;
  const from = phraseStart(words, verb - 1);
  const opens = from === 0 || /^(?:[,;:”"“]|that|and|but)$/.test(words[from - 1]?.norm ?? "");
  return opens && hasRole(words.slice(from, verb)) ? { from, to: verb } : null;
}

/** Whether the relative pronoun at `at` has its verb before `end`: right behind "who", behind a subject of its own after "whose" and "whom". */
function hasClauseVerb(words: readonly TaggedWord[], at: number, end: number): boolean {
  let verb = at + 1;
  const further = /^whos?[em]$/.test(words[at]?.norm ?? "");
  while (verb < end && (words[verb]?.pos === "ADV" || (further && !/^(?:VERB|AUX)$/.test(words[verb]?.pos ?? ""))))
    verb++;
  // "the house that burnt down": the tagger takes some forms for adjectives.
  const participle =
    words[verb]?.pos === "ADJ" && /(?:ed|nt|wn|en)$/.test(words[verb]?.norm ?? "") && words[verb + 1]?.pos === "ADP";
  return verb < end && (/^(?:VERB|AUX)$/.test(words[verb]?.pos ?? "") || participle);
}
