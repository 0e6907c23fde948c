import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "../../lib/db/client.ts";
import { AppError } from "../../lib/model/errors.ts";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { follow } from "../../lib/usecases/decisions/decide.ts";
import { confirmGroup, splitGroup } from "../../lib/usecases/decisions/group.ts";
import { chooseLead } from "../../lib/usecases/decisions/lead.ts";
import { addWord, switchOffWord } from "../../lib/usecases/decisions/lexicon.ts";
import { decideLink } from "../../lib/usecases/decisions/link.ts";
import { editMetadata } from "../../lib/usecases/decisions/metadata.ts";
import { addName } from "../../lib/usecases/decisions/naming.ts";
import { noteLink } from "../../lib/usecases/decisions/note.ts";
import { decidePair } from "../../lib/usecases/decisions/pair.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { correctRole } from "../../lib/usecases/decisions/role.ts";
import { nameSide } from "../../lib/usecases/decisions/side.ts";
import { correctSpeaker } from "../../lib/usecases/decisions/speaker.ts";
import { joinStories, keepStoriesApart, moveToStory, renameStory } from "../../lib/usecases/decisions/story/story.ts";
import { editTopic, mergeTopics, renameMatter, splitTopic } from "../../lib/usecases/decisions/topic/topic.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { call } from "./support/request.ts";
import { analysedSeeds, importAll, textItem, workQueue } from "./support/seeds.ts";

const TWENTY = Array.from({ length: 20 }, (_, i) => i);

const PARAGRAPHS = [
  "The cable car to the upper town will be closed until May, the operator said on Tuesday, because two of its ropes have to be replaced.",
  "Shopkeepers in the upper town asked for a bus in the meantime, and the council answered that it would count the money first.",
  "An engineer who examined the ropes last year had advised to replace them before the winter, according to a report that the council published.",
  "Some nine thousand people ride the cable car on a summer day, most of them visitors, and a tenth of that in February.",
];
const COPIES = ["until May", "until June", "until July"].map((when) =>
  PARAGRAPHS.join("\n\n").replace("until May", when),
);

let seeds: Record<string, number>;
let copies: number[];
beforeAll(async () => {
  await freshDatabase();
  seeds = await analysedSeeds();
  const results = await importAll(COPIES.map((text, i) => textItem(`rope-${i}.txt`, text)));
  copies = results.map(({ article }) => article ?? -1);
  await workQueue();
}, 180_000);

/** What each of twenty askers is told: the decision's id, or the refusal. Anything but a refusal in words is thrown. */
async function atOnce(ask: (nth: number) => Promise<unknown>): Promise<{ made: unknown[]; refusals: AppError[] }> {
  const results = await Promise.allSettled(TWENTY.map(ask));
  const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  for (const failure of failures) if (!(failure instanceof AppError)) throw failure;
  return {
    made: results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    refusals: failures as AppError[],
  };
}

const holding = () =>
  sql<{ id: number; kind: string }>(
    "SELECT id, kind FROM decision WHERE ended_at IS NULL AND NOT detail ? 'whole' ORDER BY id",
  );
const everMade = async () => (await sql<{ n: number }>("SELECT count(*)::int AS n FROM decision"))[0]?.n ?? -1;
const claims = () =>
  sql<{ id: number; speaker: string }>("SELECT id, speaker FROM claim WHERE speaker IS NOT NULL ORDER BY id");
const linked = () =>
  sql<{ a: number; b: number }>("SELECT a_id AS a, b_id AS b FROM link ORDER BY score DESC, a_id, b_id");
const topics = () =>
  sql<{ id: number; matters: number[] }>(`SELECT t.id, array_agg(m.id ORDER BY m.position) AS matters FROM topic t
    JOIN matter m ON m.topic_id = t.id WHERE t.merged_into IS NULL GROUP BY t.id ORDER BY count(*) DESC, t.id`);
const storyIds = async () =>
  (await sql<{ id: number }>("SELECT DISTINCT story_id AS id FROM story_text ORDER BY 1")).map(({ id }) => id);
const articlesOf = async (story: number) =>
  (await sql<{ id: number }>("SELECT article_id AS id FROM story_text WHERE story_id = $1 ORDER BY 1", [story])).map(
    ({ id }) => id,
  );
const copyAt = (nth: number) => copies[nth] ?? -1;

beforeEach(async () => {
  for (const { id } of (await holding()).toReversed()) await undoDecision(id);
  expect(await holding()).toEqual([]);
}, 60_000);

describe("twenty decide about one subject at once: one does, nineteen are told what stands", () => {
  const cases: Record<string, () => Promise<(nth: number) => Promise<unknown>>> = {
    "the same of a pair": async () => () => decidePair({ a: copyAt(0), b: copyAt(1), verdict: "merged" }),
    "different things of a pair": async () => (nth) =>
      decidePair({
        a: copyAt(0),
        b: copyAt(1),
        verdict: (["merged", "kept-apart", "same-story"] as const)[nth % 3] ?? "merged",
      }),
    "a lead copy": async () => {
      const [group] = await sql<{ group_id: number; id: number }>(
        "SELECT group_id, id FROM article WHERE id = ANY ($1) AND NOT lead ORDER BY id",
        [copies],
      );
      return () => chooseLead(group?.id ?? -1, group?.group_id ?? -1);
    },
    "the split of a group": async () => () => splitGroup(copyAt(0), [copyAt(2)]),
    "the confirming of a group": async () => () => confirmGroup(copyAt(0)),
    "the removal of an article": async () => () => removeArticle(copyAt(1)),
    "a passage's role": async () => (nth) =>
      correctRole({ articleId: copyAt(1), position: 0, role: nth % 2 ? "deck" : "caption" }),
    "a passage's role that is a line everywhere": async () => () =>
      correctRole({ articleId: copyAt(1), position: 1, role: "furniture" }),
    "an article's author": async () => (nth) =>
      editMetadata({ articleId: copyAt(0), field: "author", value: `Author ${nth}` }),
    "an article's outlet": async () => (nth) =>
      editMetadata({ articleId: copyAt(0), field: "outlet", value: `The Rope ${nth}` }),
    "a link, the same": async () => {
      const [pair] = await linked();
      return () => decideLink({ a: pair?.a ?? -1, b: pair?.b ?? -1, verdict: "confirmed" });
    },
    "a link, yes and no": async () => {
      const [pair] = await linked();
      return (nth) => decideLink({ a: pair?.a ?? -1, b: pair?.b ?? -1, verdict: nth % 2 ? "confirmed" : "rejected" });
    },
    "a note": async () => {
      const [pair] = await linked();
      return (nth) => noteLink({ a: pair?.a ?? -1, b: pair?.b ?? -1, text: `Note ${nth}` });
    },
    "a speaker": async () => {
      const [claim] = await claims();
      return (nth) => correctSpeaker({ claim: claim?.id ?? -1, speaker: `Speaker ${nth}`, via: null });
    },
    "a topic's name": async () => {
      const [topic] = await topics();
      return async (nth) => (await editTopic({ id: topic?.id ?? -1, name: `Name ${nth}` }))[0];
    },
    "a topic hidden or shown": async () => {
      const [topic] = await topics();
      return async (nth) => (await editTopic({ id: topic?.id ?? -1, hidden: nth % 2 === 0 }))[0];
    },
    "the merging of two topics": async () => {
      const [one, two] = await topics();
      return () => mergeTopics({ into: one?.id ?? -1, other: two?.id ?? -1 });
    },
    "a row's name": async () => {
      const [topic] = await topics();
      return (nth) => renameMatter({ id: topic?.id ?? -1, matter: topic?.matters[0] ?? -1, name: `Row ${nth}` });
    },
    "a word of one's own": async () => () => addWord({ list: "loaded", term: "ropey", forms: [], sense: "Mocks." }),
    "a shipped word": async () => () => switchOffWord({ list: "hedges", term: "may" }),
    "an event's name": async () => () => addName({ event: "attack|Ukraine|Russia|Kursk", phrase: "the push" }),
    "the joining of two stories": async () => {
      const [story, other] = await storyIds();
      return () => joinStories({ story: story ?? -1, other: other ?? -1 });
    },
    "two stories joined or kept apart": async () => {
      const [story = -1, other = -1] = await storyIds();
      return (nth) => (nth % 2 ? joinStories : keepStoriesApart)({ story, other });
    },
    "an article moved": async () => {
      const [story = -1, ...others] = await storyIds();
      const [article = -1] = await articlesOf(story);
      return (nth) => moveToStory({ story, articles: [article], to: others[nth % 2] ?? -1 });
    },
    "a story's name": async () => {
      const [story = -1] = await storyIds();
      return (nth) => renameStory({ story, name: `Name ${nth}` });
    },
    "a speaker's side": async () => (nth) => nameSide({ speaker: "Ana Reed", side: `Side ${nth}` }),
  };
  test.each(Object.keys(cases))("%s", async (name) => {
    const ask = await cases[name]?.();
    const { made, refusals } = await atOnce((nth) => ask?.(nth) ?? Promise.reject(new Error("no case")));
    expect(made).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(Array(19).fill("CONFLICT"));
    for (const { message } of refusals) expect(message).toMatch(/Nothing was changed\.$/);
    const stands = (await holding()).filter(({ kind }) => kind !== "line" || !name.includes("role"));
    expect(stands.map(({ id }) => id)).toEqual(made);
    await undoDecision(made[0] as number);
    expect(await holding()).toEqual([]);
  });

  test("a row taken out of a topic, once", async () => {
    const [topic] = await topics();
    const { made, refusals } = await atOnce(() =>
      splitTopic({ id: topic?.id ?? -1, matters: topic?.matters.slice(0, 1) ?? [], name: "By itself" }),
    );
    expect(made).toHaveLength(1);
    // The row stands in another topic by then: there is nothing to take out.
    for (const { code } of refusals) expect(["CONFLICT", "INVALID_INPUT"]).toContain(code);
    expect(await holding()).toHaveLength(1);
  });

  test("the refusal says what stands, in words", async () => {
    const { refusals } = await atOnce((nth) =>
      editMetadata({ articleId: copyAt(0), field: "author", value: `Author ${nth}` }),
    );
    const [author] = await sql<{ author: string }>("SELECT author FROM article WHERE id = $1", [copyAt(0)]);
    expect(new Set(refusals.map(({ message }) => message))).toEqual(
      new Set([
        `Meanwhile this was decided: The author of rope-0.txt was set to “${author?.author}”; before: unknown. Nothing was changed.`,
      ]),
    );
    await expect(editMetadata({ articleId: copyAt(0), field: "author", value: author?.author ?? "" })).rejects.toThrow(
      "This stands already: The author of",
    );
  });

  test("by the interface: one 201, nineteen 409, never a 500", async () => {
    const [pair] = await linked();
    const answers = await Promise.all(
      TWENTY.map(() => call("/api/v1/links/decisions", { json: { ...pair, verdict: "confirmed" } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(19).fill(409)]);
  });
});

describe("twenty undo one decision at once: one does", () => {
  const cases: Record<string, () => Promise<number>> = {
    "of a pair": () => decidePair({ a: copyAt(0), b: copyAt(1), verdict: "kept-apart" }),
    "of a group": () => splitGroup(copyAt(0), [copyAt(2)]),
    "of a removal": () => removeArticle(copyAt(1)),
    "of a role that is a line everywhere": () => correctRole({ articleId: copyAt(1), position: 1, role: "furniture" }),
    "of stories joined": async () => {
      const [story = -1, other = -1] = await storyIds();
      return joinStories({ story, other });
    },
    "of a link": async () => {
      const [pair] = await linked();
      return decideLink({ a: pair?.a ?? -1, b: pair?.b ?? -1, verdict: "rejected" });
    },
    "of a topic's name": async () => {
      const [topic] = await topics();
      return (await editTopic({ id: topic?.id ?? -1, name: "Renamed" }))[0] ?? -1;
    },
  };
  test.each(Object.keys(cases))("%s", async (name) => {
    const decision = (await cases[name]?.()) ?? -1;
    const made = await everMade();
    const { made: undone, refusals } = await atOnce(() => undoDecision(decision));
    expect(undone).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(Array(19).fill("CONFLICT"));
    expect(await holding()).toEqual([]);
    expect(await everMade()).toBe(made);
  });

  test("through the parts of a group as well as through the whole", async () => {
    const whole = await confirmGroup(copyAt(0));
    const parts = await sql<{ id: number }>("SELECT id FROM decision WHERE detail ? 'whole' AND ended_at IS NULL");
    expect(parts.length).toBeGreaterThan(1);
    const ids = [whole, ...parts.map(({ id }) => id)];
    const { made } = await atOnce((nth) => undoDecision(ids[nth % ids.length] ?? -1));
    expect(made).toHaveLength(1);
    expect(await sql("SELECT id FROM decision WHERE ended_at IS NULL")).toEqual([]);
  });
});

describe("what follows is done at once or queued, never both", () => {
  const queued = async () =>
    (await sql<{ name: string }>("SELECT task_identifier AS name FROM graphile_worker.jobs ORDER BY 1")).map(
      ({ name }) => name,
    );

  test("a link is decided and undone without a job in a small collection", async () => {
    await workQueue();
    const [pair] = await linked();
    const decision = await decideLink({ a: pair?.a ?? -1, b: pair?.b ?? -1, verdict: "rejected" });
    expect(await queued()).toEqual([]);
    expect(await linked()).not.toContainEqual(pair);
    await undoDecision(decision);
    expect(await queued()).toEqual([]);
    expect(await linked()).toContainEqual(pair);
  });

  test("so is a speaker", async () => {
    await workQueue();
    const [claim] = await claims();
    const decision = await correctSpeaker({ claim: claim?.id ?? -1, speaker: "Ana Reed", via: null });
    expect(await queued()).toEqual([]);
    await undoDecision(decision);
    expect(await queued()).toEqual([]);
  });

  test("above the number of claims that an effect names, the queue has the job and nothing else happens", async () => {
    await workQueue();
    let done = 0;
    const effect = {
      now: async () => done++,
      queue: [{ name: "refresh-topics", payload: {} } as const],
    };
    await inTransaction((tx) => follow(tx, { ...effect, upToClaims: 1_000_000 }));
    expect([done, await queued()]).toEqual([1, []]);
    await inTransaction((tx) => follow(tx, { ...effect, upToClaims: 0 }));
    expect([done, await queued()]).toEqual([1, ["refresh-topics"]]);
    await workQueue();
  });
});

test("twenty decisions about twenty subjects at once are all made", async () => {
  const pairs = (await linked()).slice(0, 5);
  const [claim] = await claims();
  const all = [
    ...pairs.map(
      ({ a, b }) =>
        () =>
          decideLink({ a, b, verdict: "confirmed" }),
    ),
    ...pairs.map(
      ({ a, b }, i) =>
        () =>
          noteLink({ a, b, text: `Note ${i}` }),
    ),
    () => decidePair({ a: copyAt(0), b: copyAt(1), verdict: "merged" }),
    () => decidePair({ a: copyAt(0), b: copyAt(2), verdict: "merged" }),
    () => decidePair({ a: seeds["000"] ?? -1, b: seeds["001"] ?? -1, verdict: "same-story" }),
    () => editMetadata({ articleId: copyAt(0), field: "outlet", value: "The Rope" }),
    () => editMetadata({ articleId: copyAt(1), field: "outlet", value: "The Rope" }),
    () => editMetadata({ articleId: copyAt(1), field: "publishedAt", value: "2024-05" }),
    () => correctRole({ articleId: copyAt(2), position: 1, role: "caption" }),
    () => removeArticle(copyAt(2)),
    () => correctSpeaker({ claim: claim?.id ?? -1, speaker: "Ana Reed", via: null }),
    () => nameSide({ speaker: "Ana Reed", side: "mayors" }),
  ];
  expect(all).toHaveLength(20);
  const { made, refusals } = await atOnce((nth) => all[nth]?.() ?? Promise.reject(new Error("no case")));
  expect(refusals).toEqual([]);
  expect(new Set(made).size).toBe(20);
  await workQueue();
}, 60_000);

test("twenty groups that are linked at once wait for each other and not for a connection", async () => {
  const groups = await sql<{ group_id: number }>("SELECT DISTINCT group_id FROM article WHERE removed_at IS NULL");
  await Promise.all(TWENTY.map((nth) => linkClaims(groups[nth % groups.length]?.group_id ?? -1)));
}, 60_000);
