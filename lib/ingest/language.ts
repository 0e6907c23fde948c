/** Letters looked at: the first pages tell as surely as a whole book. */
const SAMPLE = 20_000;
/** Function words that must be found before a language is named; fewer say nothing ("in" is English, German, Italian). */
const ENOUGH_HITS = 2;

/** Their share of all words from which they name it: a Czech text has a few words that Portuguese has too ("na", "do", "o"). */
const ENOUGH_SHARE = 0.1;

/** The most frequent function words, those that several of these languages share left out where that was possible. */
const FUNCTION_WORDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ["en", words("the of and to is was that for with it on as are by from this have has his he at not they their which")],
  [
    "de",
    words("der die das und ist nicht mit den von auf für sich dem ein eine im zu auch werden sie hat wird aus bei"),
  ],
  ["fr", words("le les des et est une dans pour qui sur du pas avec plus au par ce sont il la cette ont été aux")],
  ["es", words("el los las y es una del por con para que se su lo como más pero fue ha este sus al son")],
  ["it", words("il gli e è una di che per con non della del dei alla sono nel più come ha si anche le delle")],
  ["pt", words("o os as e é uma do da dos que não para com em no na por mais foi são ao um como")],
  ["nl", words("de het een en van is niet dat op te voor met zijn er aan ook door naar bij wordt")],
];

/** Scripts that name a language, tried in this order; Cyrillic, Han and Latin need a second look. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["latin", /\p{Script=Latin}/gu],
  ["cyrillic", /\p{Script=Cyrillic}/gu],
  ["han", /\p{Script=Han}/gu],
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
];

/** ISO 639-1 code of the language that most of `text` is in, by script and function words, or "und" where that is too little to tell. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const counts = new Map(SCRIPTS.map(([name, letters]) => [name, sample.match(letters)?.length ?? 0]));
  const kana = counts.get("kana") ?? 0;
  const han = counts.get("han") ?? 0;
  // A Japanese text is half Han; a Chinese one never holds kana but in a quoted name.
  if (kana + han > (counts.get("latin") ?? 0) && kana + han > (counts.get("cyrillic") ?? 0))
    return kana > han * 0.1 ? "ja" : "zh";
  const [most, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
  if (count === 0) return "und";
  if (most === "latin") return latinLanguage(sample);
  if (most === "cyrillic") return cyrillicLanguage(sample, count);
  return most;
}

function latinLanguage(sample: string): string {
  const found = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = FUNCTION_WORDS.map(([code, list]) => ({ code, count: found.filter((word) => list.has(word)).length }));
  const [best, second] = hits.sort((a, b) => b.count - a.count);
  return best &&
    best.count >= ENOUGH_HITS &&
    best.count >= found.length * ENOUGH_SHARE &&
    best.count > (second?.count ?? 0)
    ? best.code
    : "und";
}

/** Ukrainian has letters that Russian lacks, and the reverse. */
function cyrillicLanguage(sample: string, letters: number): string {
  const ukrainian = sample.match(/[іїєґ]/giu)?.length ?? 0;
  const russian = sample.match(/[ыэёъ]/giu)?.length ?? 0;
  if (ukrainian + russian < letters * 0.005) return "und";
  return ukrainian > russian ? "uk" : "ru";
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
