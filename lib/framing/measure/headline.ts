import type { FramingProfile, LexiconName } from "../../model/framing.ts";
import { LEXICON_NAMES } from "../../model/framing.ts";
import { tokensOf } from "../../text/tokens.ts";
import { indexForms, matchForms } from "./find-forms.ts";
import { isGrammar } from "./grammar.ts";
import type { Lexicons } from "./lexicons.ts";

/** A content word of a headline: how often the body uses it, and in which sentence first (from 0). */
export type HeadlineWord = {
  readonly norm: string;
  readonly printed: string;
  readonly uses: number;
  readonly first: number | null;
};
/** A headline held against the body below it. */
export type HeadlineCheck = {
  readonly article: number;
  readonly headline: string;
  readonly words: readonly HeadlineWord[];
  /** Listed words in the headline, by list, beside the body's count. */
  readonly listed: readonly {
    readonly list: LexiconName;
    readonly inHeadline: readonly string[];
    readonly inBody: number;
  }[];
  readonly asks: boolean;
};

/** Which of a headline's words the body bears out, and which stances it takes that the body has or has not. */
export function checkHeadline(
  { article, headline, sentences }: { article: number; headline: string; sentences: readonly string[] },
  profile: FramingProfile,
  lexicons: Lexicons,
): HeadlineCheck {
  const body = sentences.map((text) => tokensOf(text).map((token) => bareWord(token.norm)));
  const tokens = tokensOf(headline);
  const content = tokens.filter(
    ({ norm }, i) => !isGrammar(norm) && tokens.findIndex((other) => bareWord(other.norm) === bareWord(norm)) === i,
  );
  const words = content.map(({ norm, raw }) => {
    const own = bareWord(norm);
    const first = body.findIndex((sentence) => sentence.includes(own));
    const uses = body.reduce((sum, sentence) => sum + sentence.filter((word) => word === own).length, 0);
    return { norm: own, printed: raw, uses, first: first < 0 ? null : first };
  });
  const listed = LEXICON_NAMES.map((list) => ({
    list,
    inHeadline: matchForms(tokens, indexForms(lexicons[list].entries)).map(({ entry }) => entry.term),
    inBody: profile.hits[list].length,
  }));
  return { article, headline, words, listed, asks: /\?\s*$/.test(headline) };
}

/** “Ukraine’s” and “Ukraine” are one word here, “aims” and “aim” too. */
export function bareWord(norm: string): string {
  const owner = norm.replace(/'s?$/, "");
  return owner.length > 3 && owner.endsWith("s") && !owner.endsWith("ss") ? owner.slice(0, -1) : owner;
}
