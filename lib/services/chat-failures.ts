/** What came back. `status` is 0 where nothing did; `retryAfter` as the server wrote it. */
export type Reply = {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
};

/** Characters of a reply that are read: more than any answer gives. */
const LONGEST = 4_000_000;
/** Characters of a server's own words that are told. */
const LONGEST_WORDS = 160;
/** Pauses before the second and third try, in milliseconds, and the longest that a server may ask for. */
const PAUSES = [2_000, 10_000];
const LONGEST_PAUSE = 120_000;

/** The body of a response, up to a limit, so that an endless answer cannot fill the memory. */
export async function limitedText(response: Response): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of response.body) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    if (text.length > LONGEST) throw new Error("too much");
  }
  return text + decoder.decode();
}

/** How long to wait before the next try, in milliseconds; null where trying again cannot help. */
export function waitBefore(tries: number, { status, retryAfter }: Reply): number | null {
  if (status !== 0 && status !== 200 && status !== 408 && status !== 429 && status < 500) return null;
  const pause = PAUSES[tries - 1] ?? PAUSES.at(-1) ?? 0;
  if (!retryAfter) return pause;
  const seconds = Number(retryAfter);
  const asked = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), LONGEST_PAUSE) : pause;
}

/** What to tell a person of a failure. The key is never in it, whatever the server repeats. */
export function refusalWords(
  { status, text }: Reply,
  { url, key }: { url: string; key: string },
  tries: number,
): string {
  const times = tries === 1 ? "" : tries === 2 ? ", asked twice" : ", asked three times";
  if (status === 0 && text === "slow") return `${url} gave no answer within ten minutes${times}.`;
  if (status === 0) return `Nothing answers at ${url}${times}. See whether it is running.`;
  if (status === 200)
    return `What answers at ${url} does not speak as a model’s server does${times}. Check the address.`;
  // Services repeat part of a wrong key in their complaint.
  if (status === 401 || status === 403) return `${url} refused the key (${status}). Check MODEL_KEY.`;
  const words = wordsOf(text);
  const said = key ? words.replaceAll(key, "…") : words;
  return `${url} refused the question${times}: ${status}${said ? `, “${said}”` : ""}.`;
}

/** A server's own complaint: {"error": {"message"}}, {"error": "…"}, {"message"} or {"detail"} are all in use. */
function wordsOf(text: string): string {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    return "";
  }
  const field = (of: unknown, name: string) =>
    typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : undefined;
  const error = field(value, "error");
  const found = [field(error, "message"), error, field(value, "message"), field(value, "detail")].find(
    (words) => typeof words === "string",
  );
  return typeof found === "string" ? found.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_WORDS) : "";
}
