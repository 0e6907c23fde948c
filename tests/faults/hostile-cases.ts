/** One thing that a stranger may send, and the statuses that are an answer to it. */
export type HostileCase = {
  readonly name: string;
  readonly path: string;
  readonly init?: () => RequestInit;
  readonly statuses: readonly number[];
  /** Only for an installation whose reader has limits: it takes long, or much memory. */
  readonly inFull?: boolean;
};

const json =
  (body: () => string, method = "POST") =>
  () => ({
    method,
    headers: { "content-type": "application/json" },
    body: body(),
  });
const file = (name: string, content: () => string | Uint8Array<ArrayBuffer>) => () => {
  const form = new FormData();
  form.append("files", new File([content()], name));
  return { method: "POST", body: form };
};
const many = (one: (i: number) => string, times: number) => Array.from({ length: times }, (_, i) => one(i)).join(",");

const TEXTS: readonly (readonly [string, () => string | Uint8Array<ArrayBuffer>])[] = [
  ["a million lines of one letter", () => "a\n".repeat(1_000_000)],
  ["two million line ends", () => "\n".repeat(2_000_000)],
  ["one word of two megabytes", () => "a".repeat(2_000_000)],
  ["a quotation that is opened a hundred thousand times", () => "“".repeat(100_000)],
  ["brackets nested a hundred thousand deep", () => "(".repeat(100_000)],
  ["a hundred thousand colons", () => "Name: ".repeat(100_000)],
  ["invisible characters", () => "\u200b\u2060\u00ad".repeat(10_000)],
  ["marks of direction", () => "\u202e\u2066\u202a".repeat(10_000)],
  ["lone surrogates as UTF-8", () => new Uint8Array(30_000).map((_, i) => [0xed, 0xa0, 0x80][i % 3] ?? 0)],
  ["zero bytes", () => new Uint8Array(100_000)],
];

const SEARCHES = [
  "-",
  "--",
  `${"-".repeat(50)} a`,
  `${"-".repeat(5000)}a`,
  "\0",
  "'",
  "a & | !",
  "<->",
  '"'.repeat(99),
  "a:*",
  "\\",
  "🙂",
  "or or or",
  "(((",
  "%00%ff",
];

/** What is sent to every installation that is tried: none of it may be an error of ours, or end a process. */
export const HOSTILE: readonly HostileCase[] = [
  ...TEXTS.map(([name, content]) => ({
    name: `a text of ${name}`,
    path: "/api/v1/imports",
    init: file("hostile.txt", content),
    statuses: [200, 201, 202, 413, 422],
    inFull: /two m|hundred thousand/.test(name),
  })),
  ...SEARCHES.map((query) => ({
    name: `a search for ${JSON.stringify(query.slice(0, 20))}`,
    path: `/api/v1/search?q=${encodeURIComponent(query)}`,
    statuses: [200, 400],
  })),
  {
    name: "a million keys",
    path: "/api/v1/codings/1/codes",
    init: json(() => `{${many((i) => `"k${i}":1`, 1_000_000)}}`),
    statuses: [413],
  },
  {
    name: "a million values",
    path: "/api/v1/codings/1/codes",
    init: json(() => `{"codes":[${many(() => "0", 1_000_000)}]}`),
    statuses: [413],
  },
  {
    name: "JSON nested a million deep",
    path: "/api/v1/imports",
    init: json(() => "[".repeat(1_000_000)),
    statuses: [413],
  },
  { name: "half a JSON body", path: "/api/v1/imports", init: json(() => '{"text":"a'), statuses: [400] },
  {
    name: "a name that is a prototype",
    path: "/api/v1/imports",
    init: json(() => '{"__proto__":{"text":"x"},"constructor":1}'),
    statuses: [400],
  },
  {
    name: "a form of a million fields",
    path: "/api/v1/imports",
    init: () => ({
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "a=1&".repeat(1_000_000),
    }),
    statuses: [413],
  },
  {
    name: "a row file of one row with a million keys",
    path: "/api/v1/imports",
    init: file("rows.jsonl", () => `{"text":"x",${many((i) => `"k${i}":1`, 500_000)}}`),
    statuses: [200, 201, 202, 422],
    inFull: true,
  },
  { name: "a number beyond all numbers", path: "/api/v1/articles/99999999999999999999", statuses: [400, 404] },
  { name: "a broken escape", path: "/api/v1/articles/%E0%A4%A", statuses: [400, 404] },
];
