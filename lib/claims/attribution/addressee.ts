import type { TaggedWord } from "../../text/nlp.ts";
import { type Behind, NOTHING } from "./behind-verb.ts";
import { type Construction, firstFitting } from "./constructions.ts";
import { hasFiniteVerb, isTime, phraseEnd } from "./sentence.ts";

const REASONS = /^(?:because|since|although|though|while|when|as|after|before|until|unless|once)$/;

/** The words behind a reporting verb where somebody is spoken to; `past` is the first word behind that noun phrase. */
type Addressed = Behind & { readonly past: number };
/** How what is said may begin behind somebody who is spoken to; the answer is the index of its first word, or NOTHING. */
export const ADDRESSED: readonly Construction<Addressed, number>[] = [
  { example: "Moor asked [the council to wait].", read: addresseeWhoShallDoIt },
  { example: "Moor persuaded the council [to wait].", read: complementBehindAddressee },
  { example: "“The ferry is late,” Moor told reporters.", read: ({ tail }) => (tail ? NOTHING : null) },
  { example: "The ferry, he told me, is late.", read: addresseeAlone },
  { example: "The mayor demanded [the council make way].", read: addresseeAsSubject },
  { example: "The mayor told the council [they had missed the ferry].", read: clauseBehindAddressee },
  { example: "The mayor urged [the council].", read: ({ entry, at }) => (entry.object ? at : NOTHING) },
];

/** Where what is said begins behind a noun phrase that may be whom it is said to; null leaves it to other constructions. */
export function addressee(place: Behind): number | null {
  const { words, at, next, entry, nominal } = place;
  if (!entry.addressee || !nominal) return null;
  const past = next.pos === "PRON" ? at + 1 : phraseEnd(words, at);
  return firstFitting(ADDRESSED, { ...place, past })?.answer ?? NOTHING;
}

/** Who is to do it belongs to what is asked. */
function addresseeWhoShallDoIt({ words, past, entry, at }: Addressed): number | null {
  return words[past]?.norm === "to" && words[past + 1]?.pos === "VERB" && entry.infinitive ? at : null;
}

function complementBehindAddressee({ words, past, entry, at }: Addressed): number | null {
  const norm = words[past]?.norm ?? "";
  if (norm !== "to" && norm !== "that" && !entry.prepositions.has(norm)) return null;
  return entry.object ? at : past;
}

/** The addressee is all that is left of the frame. */
function addresseeAlone({ words, past, end, entry, next }: Addressed): number | null {
  const closed = past >= end || /^[,.]$/.test(words[past]?.raw ?? "");
  return entry.quote && closed && next.pos === "PRON" ? NOTHING : null;
}

/** The noun phrase is the subject of what is demanded. */
function addresseeAsSubject({ words, past, entry, at }: Addressed): number | null {
  const verb = words[past];
  const bare = verb?.pos === "VERB" && !/(?:ing|ed)$/.test(verb.norm) && (!entry.quote || verb.norm === verb.lemma);
  return bare && (!entry.quote || entry.verbClass === "urge") ? at : null;
}

function clauseBehindAddressee({ words, past, end, entry }: Addressed): number | null {
  // "had demanded the ban for years because the water fell": the reason is no words of theirs, the ban is what they want.
  if (entry.object && REASONS.test(words[past]?.norm ?? "")) return null;
  const verbal = words[past]?.pos === "VERB" && /ing$/.test(words[past]?.norm ?? "");
  const from = pastTime(words, past);
  const opens = entry.quote && past < end && words[past]?.pos !== "ADP" && !verbal;
  return opens && hasFiniteVerb(words, from, end) ? from : null;
}

/** "told the board this weekend he would go": when it was told is no part of it. */
function pastTime(words: readonly TaggedWord[], at: number): number {
  let from = at;
  while (isTime(words[from]) || (/^(?:this|last)$/.test(words[from]?.norm ?? "") && isTime(words[from + 1]))) from++;
  // "told reporters Monday's vote was a farce": the vote is Monday's.
  if (/^['’]s$/.test(words[from]?.raw ?? "")) from--;
  return from;
}
