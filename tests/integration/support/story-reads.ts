import * as claimWords from "../../../lib/db/claim-words.ts";
import * as claims from "../../../lib/db/claims.ts";
import * as framing from "../../../lib/db/framing.ts";
import * as laidStories from "../../../lib/db/laid-stories.ts";
import * as links from "../../../lib/db/links.ts";
import * as matrix from "../../../lib/db/matrix.ts";
import * as nearStories from "../../../lib/db/near-stories.ts";
import * as sentences from "../../../lib/db/sentences.ts";
import * as stories from "../../../lib/db/stories.ts";
import * as storyLists from "../../../lib/db/story-lists.ts";
import * as storyNeighbours from "../../../lib/db/story-neighbours.ts";
import * as storyRows from "../../../lib/db/story-rows.ts";
import * as storyTexts from "../../../lib/db/story-texts.ts";
import * as topics from "../../../lib/db/topics.ts";
import * as vectors from "../../../lib/db/vectors.ts";
import { type Bound, claimIds, columns, count, ids, read, texts, writes } from "./bound.ts";
import { claimId } from "./large-articles.ts";

/** The reads of claims, topics and stories. By file of lib/db and function. */
export const STORY_READS: Readonly<Record<string, Readonly<Record<string, Bound>>>> = {
  claims: {
    findClaims: read("articles, ids, keys or limit", 60, (db) => claims.findClaims(db, { articleIds: ids })),
    getClaim: read("id", 6, (db) => claims.getClaim(db, claimId(1001, 0))),
    findAttributions: read("articles", 6, (db) => claims.findAttributions(db, ids)),
    findTextsWithCorrections: read("texts", 3, (db) => claims.findTextsWithCorrections(db, texts)),
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
    claimsUpTo: count((db) => claimWords.claimsUpTo(db, 100)),
    countLemmas: {
      unbounded:
        "A word's weight is its count in the collection; counted once a process, and again when that has grown by half.",
    },
  },
  "save-claims": {
    saveClaims: writes,
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
  links: {
    deleteLinksOfStories: writes,
    findLinks: read("claims", 24, (db) => links.findLinks(db, claimIds)),
    findLink: read("two claims", 1, (db) => links.findLink(db, claimId(1001, 0), claimId(1012, 0))),
    findLinksAfter: read("limit", 7, (db) => links.findLinksAfter(db, { after: { score: 0.5, a: 1, b: 2 }, limit: 7 })),
    findLinksAcross: read("limit", 7, (db) => links.findLinksAcross(db, ids, 7)),
    saveLinks: writes,
  },
  matrix: {
    countCells: read("topics x columns", 4, (db) => matrix.countCells(db, [1, 2], columns)),
    countColumnSentences: read("columns", 2, (db) => matrix.countColumnSentences(db, columns)),
    countCellsOfArticles: read("topics x places", 2, (db) =>
      matrix.countCellsOfArticles(db, [1, 2], [{ id: 1001, place: 0 }]),
    ),
  },
  "save-topics": { saveTopics: writes, createTopic: writes },
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
  vectors: {
    findEmbeddings: read("claims", 3, (db) => vectors.findEmbeddings(db, claimIds, "none")),
    findArticlesWithoutVectors: read("limit", 7, (db) => vectors.findArticlesWithoutVectors(db, "none", { limit: 7 })),
    countVectors: count((db) => vectors.countVectors(db)),
    countEmbedded: count((db) => vectors.countEmbedded(db, "none", 3)),
    averageEmbedding: read("dimensions", 3, (db) => vectors.averageEmbedding(db, "none", 3)),
    saveEmbeddings: writes,
  },
  "laid-stories": {
    findStoryToLay: read("limits", 1, (db) => laidStories.findStoryToLay(db, 1, { leads: 7, links: 7 })),
    findStoryLeads: read("limit", 7, (db) => laidStories.findStoryLeads(db, 1, 7)),
    saveLaidStory: writes,
    addToStory: writes,
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
  stories: {
    findStoryMembers: read("stories", 15, (db) => stories.findStoryMembers(db, [1, 2, 3])),
    findLeadTexts: read("groups", 3, (db) => stories.findLeadTexts(db, ids)),
    findStoriesAfter: read("limit", 7, (db) => stories.findStoriesAfter(db, 0, 7)),
    findStories: read("ids", 3, (db) => stories.findStories(db, [1, 2, 3])),
    findStoryArticles: read("stories", 30, (db) => stories.findStoryArticles(db, [1, 2, 3])),
    findTouchedStories: read("stories", 30, (db) => stories.findTouchedStories(db, [1, 2, 3])),
    findStoriesOfClaims: read("claims", 3, (db) => stories.findStoriesOfClaims(db, claimIds)),
    findStoriesOfTopics: read("topics", 2, (db) => stories.findStoriesOfTopics(db, [1, 2])),
    findStoriesOfGroups: read("groups", 3, (db) => stories.findStoriesOfGroups(db, ids)),
    findMembersOfGroups: read("groups", 3, (db) => stories.findMembersOfGroups(db, ids)),
    findMembersBeside: read("stories, also of the groups", 20, (db) => stories.findMembersBeside(db, [1, 2], ids)),
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
      storyNeighbours.findStoryCandidates(db, [{ groupId: 1, rare: ["plan", "bank"], bursting: [] }], {
        rare: 7,
        bursting: 7,
      }),
    ),
    findNeighboursOfGroups: read("groups: 24 each", 72, (db) => storyNeighbours.findNeighboursOfGroups(db, ids)),
    saveIndexTerms: writes,
    saveNeighbours: writes,
    replaceNeighbours: writes,
  },
  "story-rows": {
    findTellingLinks: read("claims", 24, (db) => storyRows.findTellingLinks(db, claimIds)),
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
  },
};
