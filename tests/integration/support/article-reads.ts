import * as addresses from "../../../lib/db/addresses.ts";
import * as articleLists from "../../../lib/db/article-lists.ts";
import * as articleSteps from "../../../lib/db/article-steps.ts";
import * as articles from "../../../lib/db/articles.ts";
import * as comparedTexts from "../../../lib/db/compared-texts.ts";
import * as digests from "../../../lib/db/digests.ts";
import * as fingerprints from "../../../lib/db/fingerprints.ts";
import * as grouping from "../../../lib/db/grouping.ts";
import * as knownArticles from "../../../lib/db/known-articles.ts";
import * as lines from "../../../lib/db/lines.ts";
import * as openPairs from "../../../lib/db/open-pairs.ts";
import * as outlets from "../../../lib/db/outlets.ts";
import * as pageLayouts from "../../../lib/db/page-layouts.ts";
import * as pairs from "../../../lib/db/pairs.ts";
import * as passages from "../../../lib/db/passages.ts";
import * as retellings from "../../../lib/db/retellings.ts";
import * as roleSources from "../../../lib/db/role-sources.ts";
import * as search from "../../../lib/db/search.ts";
import * as trash from "../../../lib/db/trash.ts";
import { type Bound, band, best, count, ids, read, texts, VERSIONS, writes } from "./bound.ts";
import { hashOf } from "./large-articles.ts";

/** The reads of articles, their copies and what they are known by. By file of lib/db and function. */
export const ARTICLE_READS: Readonly<Record<string, Readonly<Record<string, Bound>>>> = {
  addresses: {
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
  passages: {
    findBodySpans: read("ids", 9, (db) => passages.findBodySpans(db, ids)),
    findAsides: read("ids", 3, (db) => passages.findAsides(db, ids)),
    changeRoles: writes,
  },
  "compared-texts": { findComparedTexts: read("ids", 3, (db) => comparedTexts.findComparedTexts(db, ids)) },
  "role-sources": {
    findRoleSources: read("ids, lines and texts", 1, (db) =>
      roleSources.findRoleSources(db, { ids, lines: [1n, 2n], texts }, 100),
    ),
  },
  "article-steps": {
    findStale: read("limit", 7, (db) => articleSteps.findStale(db, VERSIONS, { limit: 7 })),
    findSteps: read("ids", 3, (db) => articleSteps.findSteps(db, ids)),
    countStale: count((db) => articleSteps.countStale(db, VERSIONS)),
    countUnread: count((db) => articleSteps.countUnread(db, 7)),
    setVersion: writes,
  },
  fingerprints: {
    findCandidates: read("articles: 60 each", 60, (db) => fingerprints.findCandidates(db, [{ id: 1, hashes: [1n] }])),
    findCommonLines: read("lines", 2, (db) => fingerprints.findCommonLines(db, [1n, 2n], 5)),
    findNeighbours: read("limit", 7, (db) => fingerprints.findNeighbours(db, [1001], 7)),
    saveFingerprints: writes,
    deleteFingerprints: writes,
  },
  lines: {
    findLearnedLines: read("lines", 2, (db) => lines.findLearnedLines(db, [1n, 2n])),
    listLearnedLines: read("limit", 7, (db) => lines.listLearnedLines(db, { limit: 7 })),
    getLearnedLine: read("hash", 1, (db) => lines.getLearnedLine(db, 1n).catch(() => null)),
    findGroupsOfLines: read("lines", 2, (db) => lines.findGroupsOfLines(db, [1n, 2n], 5)),
    findRelatedGroups: read("groups", 9, (db) => lines.findRelatedGroups(db, ids)),
    findHoldersOfLines: {
      unbounded:
        "A line that has just turned out to be furniture is taken out of every article that holds it, many in one job.",
    },
    saveLearnedLines: writes,
    setLearnedLine: writes,
  },
  "page-layouts": {
    findPageLayouts: read("ids", 3, (db) => pageLayouts.findPageLayouts(db, ids)),
  },
  "save-articles": { saveArticles: writes, saveOutlets: writes, insertPassages: writes },
  digests: {
    findSpansOf: read("articles", 24, (db) => digests.findSpansOf(db, ids)),
    findConclusions: read("pairs", 1, (db) => digests.findConclusions(db, [best])),
    storeDigestVerdicts: writes,
  },
  pairs: {
    findPairs: read("article, articles or pairs", 60, (db) => pairs.findPairs(db, { articleId: 1001 })),
    findSurestPairs: read("limit", 6, (db) => pairs.findSurestPairs(db, ids, 2)),
    findPairsAfter: read("limit", 28, (db) => pairs.findPairsAfter(db, { after: best, limit: 7 })),
    savePairs: writes,
    saveComparisons: writes,
  },
  "known-articles": {
    findKnownArticles: read("identities, files and texts", 1, (db) =>
      knownArticles.findKnownArticles(db, {
        identities: texts,
        files: [{ sha256: hashOf(1), sourceId: "a.txt" }],
        texts: [{ textSha256: hashOf(1), site: "a.example", outlet: null }],
      }),
    ),
  },
  grouping: {
    findComponents: read("what merging connects", 9, (db) => grouping.findComponents(db, ids)),
    findConnected: read("what merging connects", 9, (db) => grouping.findConnected(db, ids)),
    findScores: read("articles", 3, (db) => grouping.findScores(db, ids)),
    saveGroups: writes,
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
  trash: {
    findRemovalTimes: read("ids", 0, (db) => trash.findRemovalTimes(db, ids)),
    findOldTrash: read("limit", 0, (db) => trash.findOldTrash(db, new Date(), 7)),
    findDeleted: read("ids", 0, (db) => trash.findDeleted(db, ids)),
    deleteForGood: writes,
    sweepDeleted: writes,
  },
};
