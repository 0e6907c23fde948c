/** Characters of a token of English: the usual tokenizers take about 4.4, and a question that is too long is cut by some servers without a word. */
const CHARACTERS = 3.8;
/** The same outside the first 256 characters, on the safe side for Cyrillic, Greek and Arabic; from Chinese and Japanese on each is a token. */
const RARE_CHARACTERS = 1.5;

/** How many tokens a text is about; seldom too few, for every model counts otherwise. */
export function countTokens(text: string): number {
  let [common, rare, whole] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0xff || isPunctuation(code)) common += 1;
    else if (code < 0x2e80) rare += 1;
    else whole += 1;
  }
  return Math.ceil(common / CHARACTERS + rare / RARE_CHARACTERS + whole);
}

/** Quotation marks, dashes and the like, which every tokenizer knows. */
const isPunctuation = (code: number) => code >= 0x2000 && code <= 0x206f;
