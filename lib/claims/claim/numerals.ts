const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
};
/** "dozens of" is at least two dozen: the least that the plural can mean. */
const VAGUE: Readonly<Record<string, number>> = {
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2e3,
  "tens of thousands": 2e4,
  "hundreds of thousands": 2e5,
  millions: 2e6,
  "tens of millions": 2e7,
  "hundreds of millions": 2e8,
  billions: 2e9,
  "tens of billions": 2e10,
  "hundreds of billions": 2e11,
  trillions: 2e12,
};
const FRACTIONS: Readonly<Record<string, number>> = {
  half: 50,
  third: 100 / 3,
  quarter: 25,
  fifth: 20,
  sixth: 100 / 6,
  tenth: 10,
};

/** Regular expression source of a number in words up to ninety-nine. */
export const NUMBER_WORDS = `(?:(?:${TENS.join("|")})(?:[\\s-](?:${UNITS.slice(1, 10).join("|")}))?|${UNITS.slice(1).join("|")})`;
/** Regular expression source of the words in VAGUE, longest first. */
export const VAGUE_WORDS = Object.keys(VAGUE)
  .sort((a, b) => b.length - a.length)
  .join("|")
  .replaceAll(" ", "\\s+");

/** The number that figures ("1,200.5") or words ("twenty-five") give. */
export function numberOf(figure: string): number {
  const lower = figure.toLowerCase();
  const unit = UNITS.indexOf(lower);
  if (unit >= 0) return unit;
  const [ten = "", rest] = lower.split(/[\s-]/);
  const tens = TENS.indexOf(ten);
  if (tens >= 0) return (tens + 2) * 10 + (rest ? Math.max(0, UNITS.indexOf(rest)) : 0);
  return Number(figure.replaceAll(",", ""));
}

/** The factor of a word of magnitude ("million", "bn"), 1 where there is none. */
export function scaleOf(word: string | undefined): number {
  return SCALES[(word ?? "").toLowerCase()] ?? 1;
}

/** The least that "dozens", "tens of thousands" can mean. */
export function vagueNumber(words: string): number | null {
  return VAGUE[words.toLowerCase().replace(/\s+/g, " ")] ?? null;
}

/** Per cent that "two-thirds", "a quarter" or "half" make. */
export function fractionPercent(count: string | undefined, name: string): number {
  const times = count && !/^an?$/i.test(count) ? numberOf(count) : 1;
  return Math.round(times * (FRACTIONS[name.toLowerCase().replace(/s$/, "")] ?? 0) * 10) / 10;
}
