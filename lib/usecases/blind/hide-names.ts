/** Keys under which a view holds an article's own words. Offsets point into them, so a name inside them must stay. */
const TEXTS = new Set([
  "text",
  "quote",
  "sentenceText",
  "excerpt",
  "firstSentence",
  "left",
  "right",
  "pieces",
  "headline",
]);
/** Keys whose words are listed as the articles have them, even where one is also an outlet's name. */
const LISTED = new Set([
  "speaker",
  "via",
  "keyword",
  "printed",
  "norm",
  "term",
  "terms",
  "lemma",
  "lemmas",
  "searched",
  "entities",
  "key",
  "href",
]);
/** Facts that name an outlet without its name; nothing stands in for them. */
const GONE = new Set(["url", "author"]);
/** What stands in for a value that may name an outlet in a spelling of its own. */
const HIDDEN = "hidden";
/** Keys under which a decision or an origin says the value itself. */
const SAID = new Set(["value", "verdict", "note", "quote"]);
/** In place of the key of what was known before a decision about an author or an address. */
const GONE_BEFORE = "before what is gone";
const ADDRESS = /^https?:\/\/\S+$/i;

/** What stands in for an outlet's name: "Outlet A". */
function letterName(letter: string): string {
  return `Outlet ${letter}`;
}

/**
 * A view with every outlet's name replaced by its letter, addresses and authors taken out. `letters` are by name.
 * It goes by the words and not by the shape of the view, so that a page that shows one thing more is covered too. What an
 * article itself says stays, save where the whole string is a name: a headline may name its own outlet.
 */
export function hideNames<T>(view: T, letters: ReadonlyMap<string, string>): T {
  const inside = anyOf([...letters.keys()]);
  const spellings = [...letters].map(([name, letter]) => ({ spelt: spelling(name), letter }));
  const words = (text: string, key: string): string => {
    if (LISTED.has(key)) return text;
    if (key === "sourceId") return hiddenFile(text, spellings);
    const letter = letters.get(text);
    if (letter !== undefined) return letterName(letter);
    if (ADDRESS.test(text)) return "an address, hidden";
    return TEXTS.has(key) || !inside ? text : text.replace(inside, (name) => letterName(letters.get(name) ?? "?"));
  };
  return hide(view, "", words) as T;
}

function hide(value: unknown, key: string, words: (text: string, key: string) => string): unknown {
  if (typeof value === "string") return words(value, key);
  if (Array.isArray(value)) return value.map((each) => hide(each, key, words));
  if (value instanceof Map) return new Map([...value].map(([own, each]) => [own, hide(each, "", words)]));
  if (value === null || typeof value !== "object" || ![Object.prototype, null].includes(Object.getPrototypeOf(value)))
    return value;
  const isGone = tellsWhatIsGone(value, key);
  return Object.fromEntries(
    Object.entries(value).map(([own, each]) => {
      if (typeof each !== "string") return [own, hide(each, isGone && own === "before" ? GONE_BEFORE : own, words)];
      if (GONE.has(own)) return [own, null];
      return [own, isGone && SAID.has(own) && !ADDRESS.test(each) ? HIDDEN : words(each, own)];
    }),
  );
}

/** Whether an object tells an author or an address without being named so: a decision about one, or where one comes from. */
function tellsWhatIsGone(value: object, key: string): boolean {
  const { field, subject } = value as { readonly field?: unknown; readonly subject?: unknown };
  const [, about] = typeof subject === "string" ? subject.split(" ") : [];
  return [field, about, key].some((each) => typeof each === "string" && (GONE.has(each) || each === GONE_BEFORE));
}

/** A file's name with the letter of the outlet that it spells, if it does: files are called "the-valley-gazette-3.txt". */
function hiddenFile(file: string, spellings: readonly { readonly spelt: string; readonly letter: string }[]): string {
  const spelt = spelling(file);
  const joined = spelt.replaceAll(" ", "");
  const found = spellings.find(({ spelt: name }) => {
    if (name === "") return false;
    // Short names run together are found in words that have nothing to do with them: "ap" in "map".
    return ` ${spelt} `.includes(` ${name} `) || (name.length >= 8 && joined.includes(name.replaceAll(" ", "")));
  });
  return found ? `file of ${letterName(found.letter)}` : file;
}

/** Words in small letters, parted by a blank, whatever parted them. */
function spelling(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Finds any of these names as whole words, the longest first; null where there are none. */
export function anyOf(names: readonly string[]): RegExp | null {
  const known = names.filter(Boolean).toSorted((a, b) => b.length - a.length);
  return known.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.map(literally).join("|")})(?![\\p{L}\\p{N}])`, "gu")
    : null;
}

function literally(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
