import { MONTHS, unaccented } from "./month-names.ts";

/** A date as it is printed in a text. */
export type PrintedDate = {
  /** ISO date of the precision printed, or null where day and month cannot be told ("04/03/2025" in English). */
  readonly iso: string | null;
  /** Of such a date, the two that it may be. */
  readonly either: readonly [string, string] | null;
  /** "21:30", or null where no time stands beside it. */
  readonly time: string | null;
  /** As printed, such as "GMT" or "-05:00"; null where none is stated. */
  readonly zone: string | null;
  /** Where it stands, its time and zone included. */
  readonly start: number;
  readonly end: number;
};

const MONTH = `(${[...MONTHS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(" ", "\\s"))
  .join("|")})(?![\\p{L}\\p{M}])`;
/** A time may stand right behind the year where a page glued two of its lines: "March 4, 202510:21 PM". */
const YEAR = "(1[6-9]\\d\\d|20\\d\\d)(?!\\d(?!\\d?:\\d\\d))";
const DAY = "(?<!\\d)(\\d{1,2})(?!\\d)";
const ORDINAL = "(?:st|nd|rd|th|er|re|eme|º|ª|°|-?го|\\.)?";
const OF = "(?:,|\\s|de\\b|del\\b|of\\b|di\\b|d')*";
/** A name of a month may stand right behind a year where a page glued two forms of a date: "03/04/2025March 4, 2025". */
const EARLY = "(?<!\\p{L})(?<!(?<!20\\d)\\p{N})";

type Parts = { year: number; month?: number; day?: number; either?: readonly [number, number] };
type Form = { readonly example: string; readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Parts };

const number = (digits: string | undefined) => Number(digits);
const monthOf = (name: string | undefined) => MONTHS.get((name ?? "").replace(/\s/, " ")) ?? 0;
/** "25" is 2025 and "98" is 1998: news of the day after tomorrow is not printed. */
const century = (digits: string | undefined) => {
  const year = number(digits);
  return (digits ?? "").length > 2 ? year : year + (year < 70 ? 2000 : 1900);
};

/** Forms in the order in which they are tried; what one has taken the next do not see. */
const FORMS: readonly Form[] = [
  {
    example: "2025-03-04, 2025/3/4",
    pattern: new RegExp(`(?<![\\d/.-])${YEAR}([-/])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, "gu"),
    read: (m) => ({ year: number(m[1]), month: number(m[3]), day: number(m[4]) }),
  },
  {
    example: "2025年3月4日, 2025년 3월 4일",
    pattern: new RegExp(`${YEAR}\\s?[年년]\\s?(\\d{1,2})\\s?[月월](?:\\s?(\\d{1,2})\\s?[日일])?`, "gu"),
    read: (m) => ({ year: number(m[1]), month: number(m[2]), ...(m[3] ? { day: number(m[3]) } : {}) }),
  },
  {
    example: "2025. 3. 4., 2025.03.04",
    pattern: new RegExp(`(?<!\\d)${YEAR}\\.\\s?(\\d{1,2})\\.\\s?(\\d{1,2})(?!\\d)\\.?`, "gu"),
    read: (m) => ({ year: number(m[1]), month: number(m[2]), day: number(m[3]) }),
  },
  {
    example: "March 4, 2025; Mar. 04 2025",
    pattern: new RegExp(`${EARLY}${MONTH}\\.?\\s?${DAY}${ORDINAL},?\\s?(?:of\\s)?${YEAR}`, "gu"),
    read: (m) => ({ year: number(m[3]), month: monthOf(m[1]), day: number(m[2]) }),
  },
  {
    example: "4 March 2025; 4. März 2025; 1er mars 2025; 4 de marzo de 2025; 4-Mar-2025",
    pattern: new RegExp(`${DAY}${ORDINAL}${OF}-?${MONTH}\\.?-?${OF}${YEAR}`, "gu"),
    read: (m) => ({ year: number(m[3]), month: monthOf(m[2]), day: number(m[1]) }),
  },
  {
    example: "2025. március 4.; 2025 March 4",
    pattern: new RegExp(`(?<!\\d)${YEAR}\\.?,?\\s${MONTH}\\.?\\s${DAY}\\.?`, "gu"),
    read: (m) => ({ year: number(m[1]), month: monthOf(m[2]), day: number(m[3]) }),
  },
  {
    example: "04.03.2025, 4.3.25",
    pattern: /(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.,]\d|\d)/gu,
    read: (m) => ({ year: century(m[3]), month: number(m[2]), day: number(m[1]) }),
  },
  {
    example: "04/03/2025, 25-12-24",
    pattern: /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/gu,
    read: (m) => {
      const [a, b] = [number(m[1]), number(m[3])];
      const year = century(m[4]);
      if (a > 12) return { year, month: b, day: a };
      if (b > 12) return { year, month: a, day: b };
      return a === b ? { year, month: a, day: b } : { year, either: [a, b] };
    },
  },
  {
    example: "March 2025, mars 2025",
    pattern: new RegExp(`${EARLY}(?<!\\d(?:st|nd|rd|th|\\.)?\\s)${MONTH}\\.?,?\\s(?:de\\s|del\\s)?${YEAR}`, "gu"),
    read: (m) => ({ year: number(m[2]), month: monthOf(m[1]) }),
  },
];

/** Every form has a year of four digits, or two digits of one behind a day and a month in digits: most lines have neither, and cost nothing. */
const TWO_DIGITS = /\p{Nd}{2}/u;
const MAY_HOLD_YEAR = new RegExp(`(?<!\\d)${YEAR}|\\d(?<sign>[./-])\\s?\\d{1,2}\\k<sign>\\s?\\d\\d`, "u");

/** Languages that print the day first; English prints either. */
const DAY_FIRST = new Set("de fr es it pt nl pl ru uk ar tr el cs ro fi da no sv id he hi".split(" "));

const ZONE =
  "(?:gmt|utc|bst|cet|cest|mez|mesz|est|edt|et|cst|cdt|pst|pdt|pt|msk|мск|ist|aest|aedt|eet|eest|jst|sast|wat|eat|z)";
const TIME_TEXT = `(?<![\\d:.,])([01]?\\d|2[0-3])(?:[:.h](?=\\d\\d(?!\\d))([0-5]\\d)(?::[0-5]\\d(?:\\.\\d+)?)?)?(?![\\d%])\\s?([ap]\\.?\\s?m\\b\\.?|uhr\\b|h\\b)?\\s?\\(?((?:${ZONE}(?![\\p{L}]))?(?:\\s?[+-]\\d{1,2}(?::?\\d\\d)?)?)`;
const TIME = new RegExp(TIME_TEXT, "u");
const TIME_AT_END = new RegExp(
  `${TIME_TEXT}\\)?(?:[\\s,|·•–—-]|on\\b|am\\b|le\\b|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?)*$`,
  "u",
);
/** Between a date and its time: "at", "|", "um", "a las", "à". */
const BETWEEN = /^(?:[\s,|·•–—-]|t(?=\d)|(?:at|um|a|as|las|ore|om|в|о|alle|kl\.?|klo|o|godz\.?|الساعة)(?![\p{L}]))*/u;

/**
 * The dates printed in `text` with a year, in order, each with the time beside it. Days without a year, weekdays and words such as
 * "yesterday" are none: nothing here is completed from the clock. `language` tells whether 04/03 is a day or a month first.
 */
export function printedDates(text: string, language = "en"): PrintedDate[] {
  if (!TWO_DIGITS.test(text)) return [];
  const plain = plainDigits(text);
  if (!MAY_HOLD_YEAR.test(plain)) return [];
  const found: PrintedDate[] = [];
  for (const { pattern, read } of FORMS) {
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const date = dateOf(read(match as RegExpExecArray), language);
      if (date) found.push(told(date, timeBeside(plain, start, end)));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Zones of the United States print the month first, those of Britain, Ireland, India and Australia the day. */
const MONTH_FIRST_ZONE = /^(?:ET|EST|EDT|CDT|PT|PST|PDT|MST|MDT)\b/;
const DAY_FIRST_ZONE = /^(?:BST|AEST|AEDT|SAST|CET|CEST|EET|EEST|MSK)\b/;

/** A date that may be read in two ways, with the time beside it: "02/06/25 3:14 PM ET" is in February, because of its zone. */
function told(
  date: Pick<PrintedDate, "iso" | "either">,
  beside: Pick<PrintedDate, "time" | "zone" | "start" | "end">,
): PrintedDate {
  const [dayFirst, monthFirst] = date.either ?? [];
  const zone = beside.zone ?? "";
  const iso = MONTH_FIRST_ZONE.test(zone) ? monthFirst : DAY_FIRST_ZONE.test(zone) ? dayFirst : undefined;
  return { ...(iso ? { iso, either: null } : date), ...beside };
}

/** Letters small and unaccented, digits of every script as 0 to 9; of the same length as `text`, so that places hold. */
function plainDigits(text: string): string {
  const plain = unaccented(text).replace(/[^\P{Nd}0-9]/gu, (digit) => String(digitValue(digit)));
  return plain.length === text.length ? plain : [...text].map((letter) => lengthwise(letter)).join("");
}

function lengthwise(letter: string): string {
  const plain = unaccented(letter);
  return plain.length === letter.length ? plain : letter;
}

/** Decimal digits stand in runs of ten, each of which begins at a code that is known by the digit before it being none. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 48;
  for (let value = 0; value < 10; value++) if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return value;
  return code % 10;
}

function dateOf({ year, month, day, either }: Parts, language: string): Pick<PrintedDate, "iso" | "either"> | null {
  if (either) {
    const [a, b] = either;
    const [dayFirst, monthFirst] = [isoDay(year, b, a), isoDay(year, a, b)];
    if (!dayFirst || !monthFirst) return null;
    return DAY_FIRST.has(language) ? { iso: dayFirst, either: null } : { iso: null, either: [dayFirst, monthFirst] };
  }
  if (month === undefined) return null;
  const iso = day === undefined ? isoMonth(year, month) : isoDay(year, month, day);
  return iso ? { iso, either: null } : null;
}

function isoMonth(year: number, month: number): string | null {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : null;
}

function isoDay(year: number, month: number, day: number): string | null {
  const start = isoMonth(year, month);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return start && day >= 1 && day <= last ? `${start}-${String(day).padStart(2, "0")}` : null;
}

/** The time that stands behind a date ("4 March 2025, 14:05 GMT") or before it ("9:30 PM on March 04, 2025"). */
function timeBeside(plain: string, from: number, to: number): Pick<PrintedDate, "time" | "zone" | "start" | "end"> {
  const rest = plain.slice(to, to + 40);
  const gap = BETWEEN.exec(rest)?.[0].length ?? 0;
  const after = TIME.exec(rest.slice(gap));
  if (after?.index === 0 && isTime(after)) return { ...clock(after), start: from, end: to + gap + after[0].length };
  const before = TIME_AT_END.exec(plain.slice(Math.max(0, from - 40), from));
  if (before && isTime(before)) return { ...clock(before), start: Math.max(0, from - 40) + before.index, end: to };
  return { time: null, zone: null, start: from, end: to };
}

/** A bare number is no time: it needs minutes, "pm" or "Uhr". */
function isTime(match: RegExpExecArray): boolean {
  return match[2] !== undefined || (match[3] ?? "") !== "";
}

function clock(match: RegExpExecArray): Pick<PrintedDate, "time" | "zone"> {
  const half = match[3]?.[0];
  const hour = Number(match[1]);
  const shifted = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
  const zone = match[4]?.trim().toUpperCase();
  return { time: `${String(shifted).padStart(2, "0")}:${match[2] ?? "00"}`, zone: zone ? zone : null };
}
