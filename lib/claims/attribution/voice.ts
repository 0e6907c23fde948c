import type { TaggedWord } from "../../text/nlp.ts";
import data from "../data/speakers.json" with { type: "json" };
import { isAdjectiveOfPeople } from "./entities.ts";

const ROLES = new Set(data.roles.split(" "));
const DOCUMENTS = new Set(data.documents.split(" "));
const NOT_AGENTS = new Set(data.notAgents.split(" "));
const CROWDS = new Set(data.crowds.split(" "));
/** Endings of nouns for people; longer words only, so that "war" and "car" are none. */
const AGENT = /^\p{L}{2,}(?:[eo]r|ist|ian|crat|ant|ee|man|woman|men|women|people|person|phile|naut)$/u;
/** Behind these a phrase only says more about its head: "adviser to the president". */
const LINKS = new Set(
  "of for in at from to with on near against within inside under among between behind beside above below opposite outside aboard alongside by about who whom which that".split(
    " ",
  ),
);
/** Adjectives that stand for nations and peoples: "the Dutch", "the Russians". */
const PEOPLES = /(?:ans?|ese|ish|is|ites?|ch|cks?|nes)$/;

/**
 * Whether a source phrase names somebody who can say something: a person, a body, a nation, a publication or a role
 * ("officials", "a spokesman"). "The timing" and "our imposition of rules" suggest, but nobody speaks there.
 */
export function canSpeak(phrase: readonly TaggedWord[], text: NamesOfText): boolean {
  const head = headOf(phrase);
  if (!head || isNobody(phrase, head) || phrase.some((word) => isClauseVerb(word, phrase))) return false;
  if (/^\p{Ll}/u.test(head.raw) || head.pos === "NUM") return isRole(head);
  if (phrase.length > 1 && phrase[0]?.pos === "DET" && PEOPLES.test(head.norm)) return true;
  if (phrase.length > 1 && head !== phrase[0]) return head.pos === "PROPN" || isRole(head) || /^\p{Lu}/u.test(head.raw);
  return isName(head, text);
}

/** Days, amounts, what is left of a name, and what stands for anybody. */
function isNobody(phrase: readonly TaggedWord[], head: TaggedWord): boolean {
  const [first] = phrase;
  if (phrase.every((word) => QUANTIFIER.test(word.norm)) || DAY.test(head.norm)) return true;
  if (NOBODY_FIRST.test(first?.norm ?? "") || ALL_ACCOUNTS.test(phrase.map(({ norm }) => norm).join(" "))) return true;
  if (LONE_ARTICLE.test(first?.norm ?? "") && isCutName(phrase.slice(1))) return true;
  if (isBareSingular(phrase)) return true;
  return phrase.length === 1 && (NOBODY_ALONE.test(head.norm) || INITIAL.test(head.raw) || isOfPeople(head.raw));
}

/** "Hispanic", "South Korean": said of people, and nobody's name. */
function isOfPeople(word: string): boolean {
  return (
    isAdjectiveOfPeople(word) ||
    /^(?:Hispanic|Latino|Latina|Asian|African|European|Arab|Jewish|Muslim|Western)$/.test(word)
  );
}

/** "casino", "stem cell research": small words in the singular without an article are a piece of some phrase. Police and staff need none. */
function isBareSingular(phrase: readonly TaggedWord[]): boolean {
  const last = phrase.at(-1);
  if (last?.pos !== "NOUN" || phrase.length > 3 || CROWDS.has(last.norm) || WITHOUT_ARTICLE.test(last.norm))
    return false;
  return (
    last.norm === last.lemma &&
    !/s$/.test(last.norm) &&
    phrase.every(({ raw, pos }) => /^\p{Ll}+$/u.test(raw) && pos === "NOUN")
  );
}

const WITHOUT_ARTICLE =
  /^(?:police|staff|management|people|men|women|children|counsel|council|parliament|congress|government|enforcement|personnel|media|press|crew|leadership|opposition|defen[cs]e|prosecution|mum|mom|dad|mother|father|grandma|grandpa|testimony|evidence|intelligence|gardaí|clergy|youth|folk|data)$/;

/** Whether the phrase has a noun for people, a body of people or a document, and not only names. */
export function hasRole(phrase: readonly TaggedWord[]): boolean {
  const head = headOf(phrase);
  return head !== undefined && isRole(head);
}

/** A noun for people, a body of people, or a document that carries words. */
function isRole(head: TaggedWord): boolean {
  const { lemma, norm } = head;
  const single = norm.replace(/(?:ies)$/, "y").replace(/s$/, "");
  if (CROWDS.has(norm)) return true;
  if (head.pos === "NUM") return false;
  const forms = [lemma, norm, single];
  if (forms.some((word) => ROLES.has(word) || DOCUMENTS.has(word))) return true;
  return !NOT_AGENTS.has(lemma) && !NOT_AGENTS.has(single) && forms.some((word) => AGENT.test(word));
}

/** An article or "his" alone, a title whose name was cut off ("Rev"), and a word that only the phrase around it makes somebody ("sheriffs in bordering states"). */
const NOBODY_ALONE =
  /^(?:the|an?|his|hers?|its|their|my|our|your|this|these|those|whenever|when|while|once|never|just|finally|rev|sen|rep|gov|mr|mrs|ms|dr|capt|lt|col|gen|sgt|hon|prof|states|countries|counties|cities|towns|districts|regions)\.?$/;
/** "Any company that", "no official would": nobody in particular. */
const NOBODY_FIRST =
  /^(?:any|no|neither|nobody|everyone|everybody|anyone|anybody|whichever|whenever|wherever|however|whether)$/;
/** "A Suffolk", "a Tarn": an article before a lone name is the beginning of a phrase whose end is missing. */
const LONE_ARTICLE = /^an?$/;
const PARTY = /^(?:republican|democrat|conservative|liberal|socialist|communist|independent)$/;
/** "C.", "S.": what is left of an initial or of the short form of a place. */
const INITIAL = /^\p{Lu}\.$/u;
/** "By all accounts", "by most estimates". */
const ALL_ACCOUNTS = /^(?:all|most|both|some) (?:accounts|estimates|standards|measures)$/;
const DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight)s?$/;
/** "Most said": who they are is not told. */
const QUANTIFIER =
  /^(?:some|many|several|few|both|most|all|half|third|quarter|one|another|more|less|than|nearly|almost|about|over|a|the|two|three)$/;

/** Nouns that only measure what stands behind "of": "a series of tweets", "part of the ruling". */
const MEASURES =
  /^(?:part|series|number|group|set|pair|string|flurry|handful|dozens?|hundreds|thousands|millions|majority|minority|half|third|quarter|percent|%|section|portion|most|many|some|all|several|one|two|three|each|both|none)$/;

/** Names alone, and none of them for a person: "Suffolk University" behind "a". */
function isCutName(names: readonly TaggedWord[]): boolean {
  const last = names.at(-1)?.norm ?? "";
  return (
    names.every(({ raw, pos }) => /^\p{Lu}/u.test(raw) && pos === "PROPN") && !(PARTY.test(last) || PEOPLES.test(last))
  );
}

const NUMBERED = /^(?:number|no|nos|nr)\.?$/;

/** The word the phrase is about: the last noun before a preposition or a comma. */
function headOf(phrase: readonly TaggedWord[]): TaggedWord | undefined {
  let head: TaggedWord | undefined;
  for (const [i, word] of phrase.entries()) {
    if (MEASURES.test(word.norm) && phrase[i + 1]?.norm === "of" && i + 2 < phrase.length) {
      head = undefined;
      continue;
    }
    if (word.norm === "of" && head === undefined) continue;
    // "Witness number 4", "Building No. 7": the number tells which of them it is.
    if (head && NUMBERED.test(word.norm) && phrase[i + 1]?.pos === "NUM") continue;
    if (word.pos === "NUM" && head && NUMBERED.test(phrase[i - 1]?.norm ?? "")) continue;
    if (head && (word.raw === "," || word.raw === "(" || LINKS.has(word.norm))) break;
    // "Kwok Tin-yau": what a hyphen ties to a name is of the name.
    if (head?.pos === "PROPN" && phrase[i - 1]?.raw === "-" && phrase[i - 1]?.end === word.start) continue;
    if (mayHead(phrase, i, head)) head = word;
  }
  return head;
}

/** Whether the word at `i` can be what the phrase is about: a noun, a name, a crowd, a number. */
function mayHead(phrase: readonly TaggedWord[], i: number, head: TaggedWord | undefined): boolean {
  const word = phrase[i];
  if (!word) return false;
  if (["NOUN", "PROPN", "NUM"].includes(word.pos) || CROWDS.has(word.norm)) return true;
  if (/^\p{Lu}\p{L}/u.test(word.raw) && word.pos !== "DET") return true;
  // "the fire chief": the tagger takes some roles for adjectives.
  return word.pos === "ADJ" && head !== undefined && i === phrase.length - 1 && ROLES.has(word.norm);
}

/** A finite verb makes a clause of the phrase ("Ada Moor closed those gates"); "-led" and "named" do not. */
function isClauseVerb(word: TaggedWord, phrase: readonly TaggedWord[]): boolean {
  if (word.pos === "AUX") return true;
  const before = phrase[phrase.indexOf(word) - 1];
  // "with access to": behind a preposition the bare form is a noun.
  if (before?.pos === "ADP" && before.norm !== "to" && word.norm === word.lemma) return false;
  if (word.pos !== "VERB" || /^\p{Lu}/u.test(word.raw) || /(?:ing|ed|en)$/.test(word.norm))
    return followsObject(word, phrase);
  return phrase[phrase.indexOf(word) - 1]?.raw !== "-";
}

/** "relaxed those rules": an article behind a form in -ed shows that it is the verb of a clause. */
function followsObject(word: TaggedWord, phrase: readonly TaggedWord[]): boolean {
  return word.pos === "VERB" && /ed$/.test(word.norm) && phrase[phrase.indexOf(word) + 1]?.pos === "DET";
}

/**
 * Whether a capital word that may only begin its sentence ("Refusal", "Probes") is a name. The tagger is no help there,
 * so the article is asked: names stand with a capital inside sentences too.
 */
function isName(head: TaggedWord, text: NamesOfText): boolean {
  if (isRole(head)) return true;
  // "WALLACE:" is a person where the text also prints "Wallace"; "BOTTOMLINE:" is nobody.
  if (/^\p{Lu}{2,}$/u.test(head.raw))
    return head.raw.length <= 5 || text.words.has(head.raw.charAt(0) + head.raw.slice(1).toLowerCase());
  // "- Tuck: “…”": a rare surname, taken for another word.
  if (head.pos !== "PROPN")
    return (text.inside.has(head.raw) || isBareVerb(head)) && !text.words.has(head.raw.toLowerCase());
  return text.inside.has(head.raw) || (!text.words.has(head.raw.toLowerCase()) && !ABSTRACT.test(head.norm));
}

/** "Unite said": the bare form of a verb is no subject, so that it is a name. */
function isBareVerb({ pos, norm, lemma, raw }: TaggedWord): boolean {
  return pos === "VERB" && norm === lemma && /^\p{Lu}\p{Ll}{3,}$/u.test(raw);
}

/** How a text prints its words, read once, so that no speaker asks the whole text again. */
export type NamesOfText = {
  /** Words as printed. */
  readonly words: ReadonlySet<string>;
  /** Words with a capital behind a small letter, a figure or a comma: names, and no mere beginnings of sentences. */
  readonly inside: ReadonlySet<string>;
};

/** Of a phrase alone, without a text around it. */
export const NO_TEXT: NamesOfText = { words: new Set(), inside: new Set() };

export function namesOfText(text: string): NamesOfText {
  return {
    words: new Set(text.match(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*/gu)),
    // Looked behind, not taken along: in "the builder Ron Tuck" both words stand inside.
    inside: new Set(text.match(/(?<=[\p{Ll}\p{N},’'] )\p{Lu}[\p{L}’'-]*/gu)),
  };
}

const ABSTRACT = /(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|al|ure|ing)$/;
