import * as addresses from "../../../lib/db/addresses.ts";
import * as articleLists from "../../../lib/db/article-lists.ts";
import * as articleSteps from "../../../lib/db/article-steps.ts";
import * as articles from "../../../lib/db/articles.ts";
import * as claimWords from "../../../lib/db/claim-words.ts";
import * as claims from "../../../lib/db/claims.ts";
import type { Database } from "../../../lib/db/client.ts";
import * as codings from "../../../lib/db/codings.ts";
import * as decisions from "../../../lib/db/decisions.ts";
import * as digests from "../../../lib/db/digests.ts";
import * as feeds from "../../../lib/db/feeds.ts";
import * as fingerprints from "../../../lib/db/fingerprints.ts";
import * as framing from "../../../lib/db/framing.ts";
import * as imports from "../../../lib/db/imports.ts";
import * as invariants from "../../../lib/db/invariants.ts";
import * as laidStories from "../../../lib/db/laid-stories.ts";
import * as lines from "../../../lib/db/lines.ts";
import * as links from "../../../lib/db/links.ts";
import * as matrix from "../../../lib/db/matrix.ts";
import * as nearStories from "../../../lib/db/near-stories.ts";
import * as openPairs from "../../../lib/db/open-pairs.ts";
import * as outlets from "../../../lib/db/outlets.ts";
import * as pageLayouts from "../../../lib/db/page-layouts.ts";
import * as pairs from "../../../lib/db/pairs.ts";
import * as passages from "../../../lib/db/passages.ts";
import * as queue from "../../../lib/db/queue.ts";
import * as readings from "../../../lib/db/readings.ts";
import * as reports from "../../../lib/db/reports.ts";
import * as retellings from "../../../lib/db/retellings.ts";
import * as search from "../../../lib/db/search.ts";
import * as sentences from "../../../lib/db/sentences.ts";
import * as serverFacts from "../../../lib/db/server-facts.ts";
import * as settings from "../../../lib/db/settings.ts";
import * as stories from "../../../lib/db/stories.ts";
import * as storyLists from "../../../lib/db/story-lists.ts";
import * as storyNeighbours from "../../../lib/db/story-neighbours.ts";
import * as storyRows from "../../../lib/db/story-rows.ts";
import * as storyTexts from "../../../lib/db/story-texts.ts";
import * as takenFiles from "../../../lib/db/taken-files.ts";
import * as tokens from "../../../lib/db/tokens.ts";
import * as topics from "../../../lib/db/topics.ts";
import * as uploadFiles from "../../../lib/db/upload-files.ts";
import * as vectors from "../../../lib/db/vectors.ts";
import * as waitingFiles from "../../../lib/db/waiting-files.ts";
import { claimId, hashOf } from "./large-articles.ts";

/**
 * What bounds a function of lib/db: a read is done on the filled database and gives at most `rows` rows, counted below Prisma; what writes only
 * writes what it is given; what is not bounded says why it is not.
 */
export type Bound =
  | { readonly by: string; readonly rows: number; readonly read: (db: Database) => Promise<unknown> }
  | { readonly writes: true }
  | { readonly unbounded: string };

const read = (by: string, rows: number, sample: (db: Database) => Promise<unknown>): Bound => ({
  by,
  rows,
  read: sample,
});
/** One row a count, or one for each thing that the collection does not add to, as models and word lists. */
const count = (sample: (db: Database) => Promise<unknown>) => read("aggregate", 4, sample);
const writes: Bound = { writes: true };

const ids = [1001, 1002, 1003];
const claimIds = ids.map((n) => claimId(n, 0));
const keys = claimIds.map((id) => hashOf(id, "claim"));
const texts = ids.map((n) => hashOf(n));
const subjects = [decisions.pairSubject(hashOf(1001), hashOf(1032))];
const columns = [
  { outletId: 5, groupId: null },
  { outletId: null, groupId: 7 },
];
const band = { from: 0.3, to: 0.7 };
const VERSIONS = { roles: 100, similarity: 100, claims: 100, links: 100 };
const best = { score: 0.5, aId: 1, bId: 2 };

/** By file and function. A new function without an entry fails, and so does an entry whose function is gone. */
export const BOUNDS: Readonly<Record<string, Readonly<Record<string, Bound>>>> = {
  addresses: {
    findTextsOnSites: read("texts", 1, (db) =>
      addresses.findTextsOnSites(db, [{ textSha256: hashOf(1), site: "a.example", outlet: null }]),
    ),
    findAddressesOf: read("20 an article", 100, (db) => addresses.findAddressesOf(db, [1, 2, 3, 4, 5])),
    findAddresses: read("20", 20, (db) => addresses.findAddresses(db, 1)),
    findVersions: read("100", 100, (db) => addresses.findVersions(db, 1)),
    findUnlikeAt: read("100", 100, (db) => addresses.findUnlikeAt(db, [1, 2])),
    saveAddresses: writes,
    disbelieveAddresses: writes,
  },
  "article-lists": {
    findArticleList: read("limit", 7, (db) =>
      articleLists.findArticleList(db, { words: '"report"', from: "2020" }, { order: "newest", skip: 7, limit: 7 }),
    ),
    countArticleList: count((db) => articleLists.countArticleList(db, { person: '"Smith"', look: "copies" })),
  },
  articles: {
    findArticles: read("ids, groups or limit", 21, (db) => articles.findArticles(db, { limit: 7 })),
    findNewestArticles: read("limit", 21, (db) => articles.findNewestArticles(db, 7)),
    findNewestLeads: read("limit", 21, (db) => articles.findNewestLeads(db, { otherThan: 5 }, 7)),
    findLeadsByDate: read("limit", 22, (db) => articles.findLeadsByDate(db, 5, 7)),
    getArticle: read("id", 8, (db) => articles.getArticle(db, 1001)),
    findTexts: read("ids", 24, (db) => articles.findTexts(db, ids)),
    findAlikeOutlets: read("limit", 7, (db) => articles.findAlikeOutlets(db, 1001, 7)),
    findArticlesAnyState: read("ids", 9, (db) => articles.findArticlesAnyState(db, ids)),
    getDocument: read("id", 2, (db) => articles.getDocument(db, 1001)),
    findIdsByText: read("texts", 3, (db) => articles.findIdsByText(db, texts)),
    countArticles: count((db) => articles.countArticles(db)),
    countGroups: count((db) => articles.countGroups(db)),
    saveMetadata: writes,
    setRemoved: writes,
  },
  claims: {
    findClaims: read("articles, ids, keys or limit", 60, (db) => claims.findClaims(db, { articleIds: ids })),
    getClaim: read("id", 6, (db) => claims.getClaim(db, claimId(1001, 0))),
    findAttributions: read("articles", 6, (db) => claims.findAttributions(db, ids)),
    findTextsWithCorrections: read("texts", 3, (db) => claims.findTextsWithCorrections(db, texts)),
  },
  passages: {
    findBodySpans: read("ids", 9, (db) => passages.findBodySpans(db, ids)),
    findAsides: read("ids", 3, (db) => passages.findAsides(db, ids)),
    changeRoles: writes,
  },
  "article-steps": {
    findStale: read("limit", 7, (db) => articleSteps.findStale(db, VERSIONS, { limit: 7 })),
    findSteps: read("ids", 3, (db) => articleSteps.findSteps(db, ids)),
    countStale: count((db) => articleSteps.countStale(db, VERSIONS)),
    countUnread: count((db) => articleSteps.countUnread(db, 7)),
    setVersion: writes,
    setCompared: writes,
  },
  sentences: {
    findSentences: read("articles", 18, (db) => sentences.findSentences(db, ids)),
    findFirstSentences: read("articles", 3, (db) => sentences.findFirstSentences(db, ids)),
    findSurroundings: read("articles", 18, (db) => sentences.findSurroundings(db, ids)),
  },
  "claim-words": {
    findSharingArticles: read("limit", 7, (db) =>
      claimWords.findSharingArticles(db, [{ groupId: 1, lemmas: ["number5", "cost"] }], 7),
    ),
    countClaims: count((db) => claimWords.countClaims(db)),
    countClaimsUpTo: count((db) => claimWords.countClaimsUpTo(db, 100)),
    newestClaim: count((db) => claimWords.newestClaim(db)),
    countLemmas: {
      unbounded:
        "A word's weight is its count in the collection; counted once a process, and again when that has grown by half.",
    },
  },
  "save-claims": {
    saveClaims: writes,
  },
  codings: {
    findCodings: read("limit", 7, (db) => codings.findCodings(db, { limit: 7 })),
    countReaders: read("ids", 2, (db) => codings.countReaders(db, [1, 2])),
    getCoding: read("id", 1, (db) => codings.getCoding(db, 1)),
    findGiven: read("coding", 0, (db) => codings.findGiven(db, 1)),
    saveCoding: writes,
    deleteCoding: writes,
    saveGiven: writes,
  },
  decisions: {
    newestDecision: count((db) => decisions.newestDecision(db)),
    findDecisions: read("subjects", 1, (db) => decisions.findDecisions(db, "pair", subjects)),
    findDecisionsAmong: read("ends", 3, (db) => decisions.findDecisionsAmong(db, "link", keys)),
    findDecisionsOfClaim: read("claim", 4, (db) => decisions.findDecisionsOfClaim(db, "link", keys[0] ?? "")),
    findRoleDecisions: read("texts", 3, (db) => decisions.findRoleDecisions(db, texts)),
    findSpeakerDecisions: read("texts", 3, (db) => decisions.findSpeakerDecisions(db, texts)),
    findLinkDecisions: read("texts and keys", 6, (db) => decisions.findLinkDecisions(db, { texts, keys })),
    findDecidedPartners: read("texts", 3, (db) => decisions.findDecidedPartners(db, texts.slice(0, 1))),
    findNamingDecisions: read("events", 300, (db) => decisions.findNamingDecisions(db, ["a|b|c"])),
    findSameStoryDecisions: read("texts", 3, (db) => decisions.findSameStoryDecisions(db, texts)),
    findStoryDecisions: read("texts", 3, (db) => decisions.findStoryDecisions(db, texts)),
    findDecisionsOfTopic: read("topic", 3, (db) => decisions.findDecisionsOfTopic(db, 5)),
    findNewestDecisions: read("limit", 7, (db) => decisions.findNewestDecisions(db, "side", 7)),
    isAnyStoryDecided: count((db) => decisions.isAnyStoryDecided(db)),
    countDecisions: count((db) => decisions.countDecisions(db, "side")),
    findDecision: read("id", 1, (db) => decisions.findDecision(db, 5)),
    getDecision: read("id", 1, (db) => decisions.getDecision(db, 5)),
    findPartDecisions: read("subjects", 1, (db) => decisions.findPartDecisions(db, 1, subjects)),
    findHistory: read("limit", 7, (db) => decisions.findHistory(db, { limit: 7 })),
    lockSubject: writes,
    saveDecision: writes,
    endDecision: writes,
    forgetReplaced: writes,
  },
  digests: {
    findPairsOf: read("articles", 24, (db) => digests.findPairsOf(db, ids)),
    findSpansOf: read("articles", 24, (db) => digests.findSpansOf(db, ids)),
    storeDigestVerdict: writes,
  },
  feeds: {
    findFeeds: read("limit", 7, (db) => feeds.findFeeds(db, { limit: 7 })),
    findFeed: read("id", 1, (db) => feeds.findFeed(db, 1)),
    findDueFeeds: read("limit", 7, (db) => feeds.findDueFeeds(db, new Date(), 7)),
    findSeenEntries: read("entries", 2, (db) => feeds.findSeenEntries(db, 1, ["a", "b"])),
    countFeeds: count((db) => feeds.countFeeds(db)),
    saveFeeds: writes,
    noteLook: writes,
    deleteFeed: writes,
    saveSeenEntries: writes,
  },
  fingerprints: {
    findCandidates: read("articles: 60 each", 60, (db) => fingerprints.findCandidates(db, [{ id: 1, hashes: [1n] }])),
    findCommonLines: read("lines", 2, (db) => fingerprints.findCommonLines(db, [1n, 2n], 5)),
    findNeighbours: read("limit", 7, (db) => fingerprints.findNeighbours(db, [1001], 7)),
    saveFingerprints: writes,
    deleteFingerprints: writes,
  },
  framing: {
    findProfiles: read("articles", 3, (db) => framing.findProfiles(db, ids)),
    findStaleProfiles: read("limit", 7, (db) => framing.findStaleProfiles(db, "other", 1, { limit: 7 })),
    findLinkedSentences: read("articles", 24, (db) => framing.findLinkedSentences(db, ids)),
    countTerms: read("lists", 20, (db) => framing.countTerms(db, ["hedges", "obligation"], 100)),
    countProfiles: count((db) => framing.countProfiles(db)),
    countLeadProfiles: count((db) => framing.countLeadProfiles(db)),
    saveProfile: writes,
    saveProfiles: writes,
  },
  imports: {
    getImport: read("id", 1, (db) => imports.getImport(db, 1)),
    findArticlesFrom: read("limit", 7, (db) => imports.findArticlesFrom(db, "sample texts", 7)),
    findImports: read("limit", 7, (db) => imports.findImports(db, { limit: 7 })),
    findImportFiles: read("limit", 14, (db) => imports.findImportFiles(db, [1, 2], { limit: 7 })),
    findFilesAfter: read("limit", 7, (db) => imports.findFilesAfter(db, 1, 2, 7)),
    findPreview: read("id", 1, (db) => imports.findPreview(db, 1)),
    savePreview: writes,
    findImportFile: read("position", 1, (db) => imports.findImportFile(db, 1, 5)),
    countFiles: count((db) => imports.countFiles(db, [1, 2])),
    countCopiesOf: count((db) => imports.countCopiesOf(db, 1)),
    findProgress: read("one", 1, (db) => imports.findProgress(db, 1)),
    saveImport: writes,
    saveImportFiles: writes,
  },
  "laid-stories": {
    findLaidStory: read("id", 1, (db) => laidStories.findLaidStory(db, 1)),
    findStoryLeads: read("limit", 7, (db) => laidStories.findStoryLeads(db, 1, 7)),
    findOutsideStory: read("articles", 3, (db) => laidStories.findOutsideStory(db, 1, ids)),
    saveLaidStory: writes,
    addToStory: writes,
  },
  lines: {
    findLearnedLines: read("lines", 2, (db) => lines.findLearnedLines(db, [1n, 2n])),
    listLearnedLines: read("limit", 7, (db) => lines.listLearnedLines(db, { limit: 7 })),
    getLearnedLine: read("hash", 1, (db) => lines.getLearnedLine(db, 1n).catch(() => null)),
    findGroupsOfLines: read("lines", 2, (db) => lines.findGroupsOfLines(db, [1n, 2n], 5)),
    findRelatedGroups: read("groups", 9, (db) => lines.findRelatedGroups(db, ids)),
    findHoldersOfLines: {
      unbounded:
        "A line that has just turned out to be furniture is taken out of every article that holds it, in one job each.",
    },
    saveLearnedLines: writes,
    setLearnedLine: writes,
  },
  links: {
    deleteLinksOfStories: writes,
    findLinks: read("claims", 24, (db) => links.findLinks(db, claimIds)),
    findLink: read("two claims", 1, (db) => links.findLink(db, claimId(1001, 0), claimId(1012, 0))),
    findLinksAfter: read("limit", 7, (db) => links.findLinksAfter(db, { after: { score: 0.5, a: 1, b: 2 }, limit: 7 })),
    findLinksAcross: read("limit", 7, (db) => links.findLinksAcross(db, ids, 7)),
    findStoryLinks: read("limit", 7, (db) => links.findStoryLinks(db, 1, 7)),
    saveLinks: writes,
  },
  matrix: {
    countCells: read("topics x columns", 4, (db) => matrix.countCells(db, [1, 2], columns)),
    countColumnSentences: read("columns", 2, (db) => matrix.countColumnSentences(db, columns)),
    countCellsOfArticles: read("topics x places", 2, (db) =>
      matrix.countCellsOfArticles(db, [1, 2], [{ id: 1001, place: 0 }]),
    ),
  },
  "near-stories": {
    findNearestElsewhere: read("groups", 3, (db) => nearStories.findNearestElsewhere(db, ids, 2)),
    findNearStories: read("limit", 7, (db) => nearStories.findNearStories(db, [1, 2, 3], 7)),
    findLoneGroups: read("groups", 3, (db) => nearStories.findLoneGroups(db, ids)),
    findNearLoneGroups: read("pairs of groups", 3, (db) => nearStories.findNearLoneGroups(db, ids, 0)),
    findSharedWords: read("pair", 64, (db) => nearStories.findSharedWords(db, { story: 1, other: 2 })),
    findStoryQuestions: read("limit", 7, (db) => nearStories.findStoryQuestions(db, 7)),
    countStoryQuestions: count((db) => nearStories.countStoryQuestions(db)),
    saveNearStories: writes,
  },
  "open-pairs": {
    findSuggestions: read("limit", 7, (db) => openPairs.findSuggestions(db, band, 7)),
    findUnconfirmedGroups: read("limit", 7, (db) => openPairs.findUnconfirmedGroups(db, 7)),
    findExcerpts: read("limit", 8, (db) => openPairs.findExcerpts(db, band, 7)),
    findDecided: read("limit", 7, (db) => openPairs.findDecided(db, 7)),
    findPairsBetween: read("limit", 7, (db) => openPairs.findPairsBetween(db, 0.1, 0.9, 7)),
    findFirstToLookAt: read("one", 2, (db) => openPairs.findFirstToLookAt(db)),
    findSurestGroup: read("one", 1, (db) => openPairs.findSurestGroup(db)),
    countCopies: read("groups", 3, (db) => openPairs.countCopies(db, ids)),
    countOpen: count((db) => openPairs.countOpen(db, band, 100)),
    countSamePairs: count((db) => openPairs.countSamePairs(db)),
  },
  outlets: {
    findOutlets: read("limit", 7, (db) => outlets.findOutlets(db, { limit: 7 })),
    findOutletPlaces: read("ids", 2, (db) => outlets.findOutletPlaces(db, [5, 6])),
    findUnknownOutlets: read("limit", 7, (db) => outlets.findUnknownOutlets(db, { limit: 7 })),
    findReadableColumns: read("limit", 7, (db) => outlets.findReadableColumns(db, "en", 7)),
    findLeadsOfOutlets: read("outlets", 2, (db) => outlets.findLeadsOfOutlets(db, [5, 6], 7)),
    countOutlets: read("outlets", 2, (db) => outlets.countOutlets(db, [5, 6])),
    countShownOutlets: count((db) => outlets.countShownOutlets(db)),
    isOutletKnown: read("name", 1, (db) => outlets.isOutletKnown(db, "Paper 5")),
    findOutletNames: {
      unbounded:
        "In blind mode and on worksheets any text may name any outlet, so every name is looked for. Names grow far slower than articles.",
    },
    deleteUnusedOutlet: writes,
  },
  pairs: {
    findPairKeys: read("articles", 24, (db) => pairs.findPairKeys(db, ids)),
    findContainmentPartners: read("articles", 12, (db) => pairs.findContainmentPartners(db, ids)),
    findPairs: read("article, articles or pairs", 60, (db) => pairs.findPairs(db, { articleId: 1001 })),
    findSurestPairs: read("limit", 6, (db) => pairs.findSurestPairs(db, ids, 2)),
    findPairsAfter: read("limit", 28, (db) => pairs.findPairsAfter(db, { after: best, limit: 7 })),
    findComponents: read("what merging connects", 9, (db) => pairs.findComponents(db, ids)),
    findScores: read("articles", 3, (db) => pairs.findScores(db, ids)),
    savePairs: writes,
    saveGroups: writes,
  },
  invariants: { checkInvariants: read("invariants", 22, (db) => invariants.checkInvariants(db)) },
  queue: {
    countJobs: count((db) => queue.countJobs(db)),
    isQueued: read("one", 1, (db) => queue.isQueued(db, "refresh-topics")),
    jobStates: read("kinds of jobs", 16, (db) => queue.jobStates(db)),
    findHolders: read("lanes of workers", 3, (db) => queue.findHolders(db)),
    findConnectedWorkers: read("workers", 3, (db) => queue.findConnectedWorkers(db)),
    freeJobs: writes,
    hastenJobs: writes,
    enqueue: writes,
    enqueueAll: writes,
  },
  "page-layouts": {
    savePageLayouts: writes,
    findPageLayouts: read("ids", 3, (db) => pageLayouts.findPageLayouts(db, ids)),
  },
  "save-articles": { saveArticles: writes, saveOutlets: writes, insertPassages: writes },
  "save-topics": { saveTopics: writes, createTopic: writes },
  reports: {
    findReports: read("limit", 7, (db) => reports.findReports(db, { limit: 7 })),
    getReport: read("id", 1, (db) => reports.getReport(db, 1)),
    saveReport: writes,
    setReportWords: writes,
    setReportRemoved: writes,
    saveRecheck: writes,
  },
  retellings: {
    findUnreadRetellings: read("limit", 7, (db) => retellings.findUnreadRetellings(db, 9, 7)),
    findNearTexts: read("groups", 1, (db) =>
      retellings.findNearTexts(db, [1], { leastScore: 0, limit: 7, longest: 60_000 }),
    ),
    markRetellingsRead: writes,
  },
  search: {
    findPassages: read("limit", 7, (db) =>
      search.findPassages(db, "reactor", { roles: ["body"], limit: 7, offset: 0 }),
    ),
  },
  "server-facts": {
    postgresFacts: count((db) => serverFacts.postgresFacts(db)),
    serverVersion: count((db) => serverFacts.serverVersion(db)),
  },
  readings: {
    findAnswers: read("keys", 1, (db) => readings.findAnswers(db, ["x"])),
    findAnswered: read("keys", 1, (db) => readings.findAnswered(db, ["x"])),
    countAnswers: count((db) => readings.countAnswers(db, null)),
    countRefused: count((db) => readings.countRefused(db)),
    findReading: read("story", 1, (db) => readings.findReading(db, 1)),
    findReadingsOf: read("stories", 2, (db) => readings.findReadingsOf(db, [1, 2])),
    findReadingsIn: read("limit", 7, (db) => readings.findReadingsIn(db, ["waiting"], 7)),
    countReadings: count((db) => readings.countReadings(db, new Date(0))),
    findTextsToRead: read("stories", 64, (db) => readings.findTextsToRead(db, [1, 2])),
    measureStories: read("stories", 2, (db) => readings.measureStories(db, [1, 2])),
    findStoriesToRead: read("limit", 7, (db) => readings.findStoriesToRead(db, 0, 7)),
    saveAnswer: writes,
    requestReading: writes,
    changeReading: writes,
    saveReading: writes,
    stopReadings: writes,
  },
  settings: {
    getSetting: read("key", 1, (db) => settings.getSetting(db, "x")),
    findSettings: read("prefix: one a service or worker", 4, (db) => settings.findSettings(db, "x")),
    saveSetting: writes,
    deleteSetting: writes,
  },
  stories: {
    findStoryMembers: read("stories", 15, (db) => stories.findStoryMembers(db, [1, 2, 3])),
    findLeadIds: read("groups", 3, (db) => stories.findLeadIds(db, ids)),
    findStoriesAfter: read("limit", 7, (db) => stories.findStoriesAfter(db, 0, 7)),
    findNamelessStories: read("stories", 3, (db) => stories.findNamelessStories(db, [1, 2, 3])),
    findStories: read("ids", 3, (db) => stories.findStories(db, [1, 2, 3])),
    findStoryArticles: read("stories", 30, (db) => stories.findStoryArticles(db, [1, 2, 3])),
    findTouchedStories: read("stories", 30, (db) => stories.findTouchedStories(db, [1, 2, 3])),
    findStoriesOfClaims: read("claims", 3, (db) => stories.findStoriesOfClaims(db, claimIds)),
    findStoriesOfTopics: read("topics", 2, (db) => stories.findStoriesOfTopics(db, [1, 2])),
    findStoriesOfGroups: read("groups", 3, (db) => stories.findStoriesOfGroups(db, ids)),
    findMembersOfGroups: read("groups", 3, (db) => stories.findMembersOfGroups(db, ids)),
    findTextsOfGroups: read("groups", 60, (db) => stories.findTextsOfGroups(db, ids)),
    findGroupsOfTexts: read("texts", 3, (db) => stories.findGroupsOfTexts(db, texts)),
    isStoryNumber: count((db) => stories.isStoryNumber(db, 1)),
    setStoryName: writes,
    saveStories: writes,
    setStories: writes,
    saveTouches: writes,
    saveStoryNames: writes,
  },
  "story-texts": {
    findTermCounts: read("terms", 3, (db) => storyTexts.findTermCounts(db, ["plan", "bank"])),
    countStoryTexts: count((db) => storyTexts.countStoryTexts(db)),
    findStoryTexts: read("groups", 3, (db) => storyTexts.findStoryTexts(db, ids)),
    findStoryTextsAfter: read("limit", 7, (db) => storyTexts.findStoryTextsAfter(db, 0, 7)),
    findSharedTermsAfter: read("limit", 7, (db) => storyTexts.findSharedTermsAfter(db, "", 7)),
    saveStoryTexts: writes,
    deleteStoryTexts: writes,
    foldTermCounts: writes,
  },
  "story-neighbours": {
    findStoryCandidates: read("limit", 7, (db) =>
      storyNeighbours.findStoryCandidates(db, [{ groupId: 1, terms: ["plan", "bank"] }], 7),
    ),
    findNeighboursOfGroups: read("groups: 24 each", 72, (db) => storyNeighbours.findNeighboursOfGroups(db, ids)),
    saveIndexTerms: writes,
    saveNeighbours: writes,
    replaceNeighbours: writes,
  },
  "story-rows": {
    findStoryRows: read("limit", 7, (db) => storyRows.findStoryRows(db, 1, 7)),
    findStoryRowsAfter: read("limit", 7, (db) => storyRows.findStoryRowsAfter(db, { story: 0, matter: 0 }, 7)),
    countStoryRows: count((db) => storyRows.countStoryRows(db, [1, 2, 3])),
    saveStoryRows: writes,
  },
  "story-lists": {
    findStoryList: read("limit", 7, (db) =>
      storyLists.findStoryList(
        db,
        { told: "all", outlet: 5, silent: 6, fromDay: 0, toDay: 90_000, words: "plan or bank", asked: true },
        { order: "newest", skip: 0, limit: 7 },
      ),
    ),
    findStoriesListed: read("ids", 3, (db) => storyLists.findStoriesListed(db, [1, 2, 3])),
    findStoryIdsWhere: read("limit", 7, (db) => storyLists.findStoryIdsWhere(db, { told: "all" }, 0, 7)),
    countListedStories: count((db) => storyLists.countListedStories(db, {})),
    findStoryFacts: read("stories", 3, (db) => storyLists.findStoryFacts(db, [1, 2, 3])),
    findStoryOutlets: read("stories", 30, (db) => storyLists.findStoryOutlets(db, [1, 2, 3])),
    findDifferingRows: read("stories: two a story", 6, (db) => storyLists.findDifferingRows(db, [1, 2, 3], 2)),
    findStoryDifferences: read("stories: one a relation", 15, (db) => storyLists.findStoryDifferences(db, [1, 2, 3])),
    saveStoryCounts: writes,
  },
  "taken-files": {
    takeWaitingFiles: read("ten", 10, (db) => takenFiles.takeWaitingFiles(db, 99, { rows: 9 })),
    findFileInHand: read("one", 1, (db) => takenFiles.findFileInHand(db, 99, 0)),
    isAnyWaiting: count((db) => takenFiles.isAnyWaiting(db, 99, 0)),
  },
  tokens: {
    findTokens: read("limit", 7, (db) => tokens.findTokens(db, { limit: 7 })),
    findTokenByHash: read("hash", 1, (db) => tokens.findTokenByHash(db, "x")),
    countAccessTokens: count((db) => tokens.countAccessTokens(db)),
    saveToken: writes,
    endToken: writes,
    noteTokenUse: writes,
  },
  topics: {
    findTopicHeads: read("limit", 7, (db) => topics.findTopicHeads(db, { limit: 7 })),
    findTopicsShown: read("limit", 700, (db) => topics.findTopicsShown(db, { skip: 0, limit: 7 })),
    findTopicsOfClaims: read("claims", 60, (db) => topics.findTopicsOfClaims(db, claimIds)),
    findMattersOfClaim: read("claim", 24, (db) => topics.findMattersOfClaim(db, claimId(8, 0))),
    findCommonTopics: read("articles", 60, (db) => topics.findCommonTopics(db, ids)),
    getTopic: read("id", 100, (db) => topics.getTopic(db, 5)),
    getMatter: read("id", 40, (db) => topics.getMatter(db, 5)),
    countTopics: count((db) => topics.countTopics(db)),
    findEarlierTopics: read("limit", 700, (db) => topics.findEarlierTopics(db, 7)),
    findTopicArticles: read("limit", 15, (db) => topics.findTopicArticles(db, 7)),
  },
  "upload-files": {
    findUploadPart: read("one", 1, (db) => uploadFiles.findUploadPart(db, 1, 0)),
    saveUploadFile: writes,
    saveUploadPart: writes,
    bindUploadFiles: writes,
    dropLooseUploads: writes,
    dropOldUploads: writes,
  },
  vectors: {
    findEmbeddings: read("claims", 3, (db) => vectors.findEmbeddings(db, claimIds, "none")),
    findArticlesWithoutVectors: read("limit", 7, (db) => vectors.findArticlesWithoutVectors(db, "none", { limit: 7 })),
    countVectors: count((db) => vectors.countVectors(db)),
    countEmbedded: count((db) => vectors.countEmbedded(db, "none", 3)),
    averageEmbedding: read("dimensions", 3, (db) => vectors.averageEmbedding(db, "none", 3)),
    saveEmbeddings: writes,
  },
  "waiting-files": {
    findFailedFiles: read("positions", 2, (db) => waitingFiles.findFailedFiles(db, 1, [1, 2])),
    findForgottenImports: read("limit", 5, (db) => waitingFiles.findForgottenImports(db, 30, 5)),
    findUsedEntries: read("entries", 9, (db) => waitingFiles.findUsedEntries(db, 99, 0)),
    findFirstWaiting: read("limit", 5, (db) => waitingFiles.findFirstWaiting(db, 99, 5)),
    findPossibleLists: read("limit", 5, (db) => waitingFiles.findPossibleLists(db, 99, /./, 5)),
    addUsedEntries: writes,
    dropUsedList: writes,
    saveColumns: writes,
    countWaiting: count((db) => waitingFiles.countWaiting(db, 99, 9)),
    findWaitingPage: read("one", 1, (db) => waitingFiles.findWaitingPage(db, 99)),
    saveFetchedPage: writes,
    takeWhatIsSaidOfPage: writes,
    saveWaitingFiles: writes,
    dropWaitingFiles: writes,
    keepFailedFile: writes,
    cancelWaitingFiles: writes,
    requeueFailedFile: writes,
  },
};
