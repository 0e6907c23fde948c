import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { DECISION_KINDS } from "../../lib/model/decision/details.ts";
import { confirmGroup, splitGroup } from "../../lib/usecases/decisions/group.ts";
import { chooseLead } from "../../lib/usecases/decisions/lead.ts";
import { HISTORY_FILTERS, loadHistory } from "../../lib/usecases/decisions/load-history.ts";
import { editMetadata } from "../../lib/usecases/decisions/metadata.ts";
import { decidePair } from "../../lib/usecases/decisions/pair.ts";
import { removeArticle } from "../../lib/usecases/decisions/removal.ts";
import { correctRole } from "../../lib/usecases/decisions/role.ts";
import { undoDecision } from "../../lib/usecases/decisions/undo-decision.ts";
import { loadDuplicates } from "../../lib/usecases/duplicates/load-duplicates.ts";
import { rebuild } from "../../lib/usecases/installation/rebuild.ts";
import { dump, freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const PARAGRAPHS = [
  "The night ferry to the outer islands will stop running in October, its owner said on Monday after a meeting with the harbour board.",
  "Islanders who work on the mainland asked for a smaller boat instead, and the owner promised to count the passengers once more before winter.",
  "A spokeswoman for the harbour board said that the pier needs new piles, and that nobody had yet been found to pay for them.",
  "Last year the ferry carried forty thousand people, a third fewer than ten years ago, according to figures that the owner published in June.",
  "The school on the largest island teaches twelve children who cross the water every Friday to see their families.",
];
/** The ferry story in five states, and another story. */
const TEXTS = {
  first: PARAGRAPHS.slice(0, 4).join("\n\n"),
  second: PARAGRAPHS.join("\n\n"),
  third: PARAGRAPHS.join("\n\n").replace("October", "November"),
  fourth: PARAGRAPHS.slice(1).join("\n\n"),
  mill: "The old mill at the weir will become a library. Its roof is sound, the surveyor found, and the waterwheel will be kept turning for visitors who pay at the door.",
};

let ids: Record<keyof typeof TEXTS, number>;
const all = () => Object.values(ids);

/** Which decisions hold: kind, subject, verdict, and what they say besides. */
const holding = () =>
  sql("SELECT kind, subject, verdict, detail - 'whole' AS detail FROM decision WHERE ended_at IS NULL ORDER BY 1, 2");
/** What a decision about copies may change by itself, before any job runs. */
const state = async () => ({
  articles: await sql("SELECT id, group_id, lead, removed_at IS NOT NULL AS removed FROM article ORDER BY id"),
  holding: await holding(),
});

/** Topics that hold nothing now are kept, to have their number again: matters say what is shown. Rows that a re-run makes anew get new numbers; times say when, not what. Matters and topics are compared by what they hold. */
const NUMBERED = ["attribution", "claim", "passage", "outlet"];
const MADE_ANEW = ["topic", "matter", "matter_claim", "link"];
async function everything() {
  const tables = Object.entries(await dump()).map(([name, rows]) => {
    if (MADE_ANEW.includes(name)) return [name, rows.length] as const;
    const plain = rows.map((row) =>
      (NUMBERED.includes(name) ? row.replace(/^\(\d+/, "(n") : row).replace(
        /"?\d{4}-\d\d-\d\d \d\d:\d\d:[\d.+]+"?/g,
        "when",
      ),
    );
    return [name, plain.toSorted()] as const;
  });
  return { ...Object.fromEntries(tables), holding: await holding() };
}

const groups = async () =>
  (
    await sql<{ members: number[] }>(
      "SELECT array_agg(id ORDER BY id) AS members FROM article WHERE removed_at IS NULL GROUP BY group_id ORDER BY 1",
    )
  ).map(({ members }) => members);

beforeAll(async () => {
  await freshDatabase();
  const results = await importAll(Object.entries(TEXTS).map(([name, text]) => textItem(`${name}.txt`, text)));
  ids = Object.fromEntries(
    results.map(({ sourceId, article }) => [sourceId.replace(".txt", ""), article ?? -1]),
  ) as typeof ids;
  await workQueue();
  // A why-card's "next closest" is of the moment it was made; once more, and all know the final groups.
  await rebuild({ all: true });
  await workQueue();
}, 120_000);

test("the states of the story are one group to begin with", async () => {
  expect(await groups()).toEqual([[ids.first, ids.second, ids.third, ids.fourth], [ids.mill]]);
});

describe("each kind of decision, undone, leaves the database as it was", () => {
  const cases: Record<string, () => Promise<number>> = {
    "a merge of two flagged articles": () =>
      decidePair({ a: ids.first, b: ids.second, verdict: "merged", as: "version" }),
    "a merge of two that nothing flags": () => decidePair({ a: ids.first, b: ids.mill, verdict: "merged" }),
    "keeping two apart": () => decidePair({ a: ids.second, b: ids.third, verdict: "kept-apart" }),
    "the same story in two articles": () => decidePair({ a: ids.second, b: ids.first, verdict: "same-story" }),
    "another lead copy": () => chooseLead(ids.third, ids.first),
    "one copy taken out": () => splitGroup(ids.first, [ids.third]),
    "several copies taken out": () => splitGroup(ids.first, [ids.first, ids.fourth]),
    "all copies confirmed": () => confirmGroup(ids.first),
    "another outlet": () => editMetadata({ articleId: ids.first, field: "outlet", value: "The Pier" }),
    "a date, which chooses another lead": () =>
      editMetadata({ articleId: ids.fourth, field: "publishedAt", value: "2020" }),
    "another role": () => correctRole({ articleId: ids.second, position: 0, role: "deck" }),
    "a removal": () => removeArticle(ids.first),
  };
  test.each(Object.keys(cases))("%s", async (name) => {
    const before = await everything();
    const decision = await cases[name]?.();
    expect(await everything()).not.toEqual(before);
    await workQueue();
    await undoDecision(decision ?? -1);
    await workQueue();
    const after = await everything();
    for (const table of Object.keys(before))
      if (!["outlet", "topic"].includes(table))
        expect(after[table as "holding"], table).toEqual(before[table as "holding"]);
  });
});

describe("taking copies out of a group", () => {
  test("keeps them apart from those that stay and together with one another, as one entry with one undo", async () => {
    const split = await splitGroup(ids.first, [ids.second, ids.third]);
    expect(await groups()).toEqual([[ids.first, ids.fourth], [ids.second, ids.third], [ids.mill]]);
    const { entries } = await loadHistory(undefined, "copies");
    expect(entries[0]?.id).toBe(split);
    expect(entries.filter(({ ended }) => ended === null)).toHaveLength(1);
    const [part] = await sql<{ id: number }>(
      "SELECT id FROM decision WHERE kind = 'pair' AND ended_at IS NULL LIMIT 1",
    );
    expect((await undoDecision(part?.id ?? -1)).id).toBe(split);
    expect(await groups()).toEqual([[ids.first, ids.second, ids.third, ids.fourth], [ids.mill]]);
  });

  test("ends a merge that stands in the way, and undo brings the merge back", async () => {
    const merge = await decidePair({ a: ids.first, b: ids.mill, verdict: "merged" });
    const split = await splitGroup(ids.first, [ids.mill]);
    expect((await groups()).length).toBe(2);
    await undoDecision(split);
    expect((await groups()).length).toBe(1);
    await undoDecision(merge);
  });

  test("is refused where nothing would go or stay", async () => {
    await expect(splitGroup(ids.first, [])).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(splitGroup(ids.first, [ids.first, ids.second, ids.third, ids.fourth])).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(splitGroup(ids.first, [ids.mill])).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("the review queue", () => {
  test("holds a group once, by its most doubtful pair, until all of it is confirmed; then what was decided", async () => {
    const before = await loadDuplicates();
    expect(before.groups.shown.map(({ a, texts }) => [a.groupId, texts])).toEqual([[ids.first, 4]]);
    expect(before.groups.shown[0]?.pair.score).toBe(
      (await sql<{ score: number }>("SELECT min(score) AS score FROM pair"))[0]?.score,
    );
    const confirmed = await confirmGroup(ids.first);
    const after = await loadDuplicates();
    expect([after.groups.inAll, after.decided.inAll, after.suggestions.inAll]).toEqual([0, 3, 0]);
    await expect(confirmGroup(ids.first)).rejects.toMatchObject({ code: "CONFLICT" });
    await undoDecision(confirmed);
  });

  test("shows a decision against the score as a disagreement and follows the decision", async () => {
    const split = await splitGroup(ids.first, [ids.fourth]);
    const { decided } = await loadDuplicates();
    expect(decided.shown.map(({ disagrees }) => disagrees)).toEqual([true, true, true]);
    expect(decided.shown.every(({ verdict }) => verdict?.id === split)).toBe(true);
    await undoDecision(split);
  });

  test("previews another bar with the pairs that it would part, and changes nothing", async () => {
    const before = await state();
    const scores = (await sql<{ score: number }>("SELECT score FROM pair ORDER BY score")).map(({ score }) => score);
    const low = await loadDuplicates({ at: 0.4 });
    expect([low.preview?.join, low.preview?.part]).toEqual([[], []]);
    // Between the lowest and the highest score some pairs fall apart, and those that stay are still together.
    const at = ((scores[0] ?? 0) + (scores.at(-1) ?? 0)) / 2;
    const { preview } = await loadDuplicates({ at });
    expect(preview?.join).toEqual([]);
    expect(preview?.part.length).toBeGreaterThan(0);
    expect(preview?.part.length).toBeLessThan(scores.length);
    expect(await state()).toEqual(before);
  });
});

test("a decision that others make void is refused, and nothing of it is kept", async () => {
  const one = await decidePair({ a: ids.first, b: ids.mill, verdict: "merged" });
  const other = await decidePair({ a: ids.second, b: ids.mill, verdict: "merged" });
  const before = await state();
  await expect(decidePair({ a: ids.first, b: ids.second, verdict: "kept-apart" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await state()).toEqual(before);
  await undoDecision(other);
  await undoDecision(one);
});

describe("decisions last", () => {
  test("through a rebuild of everything, also where nothing flags the pair any more", async () => {
    const kept = await splitGroup(ids.first, [ids.third]);
    const merged = await decidePair({ a: ids.first, b: ids.mill, verdict: "merged" });
    const apart = [[ids.first, ids.second, ids.fourth, ids.mill].toSorted((a, b) => a - b), [ids.third]];
    expect(await groups()).toEqual(apart);
    await rebuild({ all: true });
    await workQueue();
    expect(await groups()).toEqual(apart);
    await undoDecision(merged);
    await undoDecision(kept);
  });

  test("for the same text that comes in again under another name", async () => {
    const kept = await decidePair({ a: ids.first, b: ids.second, verdict: "kept-apart" });
    const [again] = await importAll([textItem("first-again.txt", TEXTS.first)]);
    await workQueue();
    const group = (await groups()).find((members) => members.includes(again?.article ?? -1));
    expect(group).not.toContain(ids.second);
    await undoDecision(kept);
    const removal = await removeArticle(again?.article ?? -1);
    // Imported once more, the removed text stays removed and says so; brought back, the decisions about it hold.
    const [once] = await importAll([textItem("first-again.txt", TEXTS.first)]);
    expect(once).toMatchObject({ status: "already-there", article: again?.article });
    expect(once?.error).toMatch(/in the trash/);
    await workQueue();
    expect((await groups()).flat()).not.toContain(again?.article);
    await undoDecision(removal);
    await workQueue();
    expect((await groups()).flat()).toContain(again?.article);
    const [later] = await importAll([textItem("first-again.txt", TEXTS.first)]);
    expect(later?.error).toBeNull();
    await removeArticle(again?.article ?? -1);
    await workQueue();
  });
});

test("whatever is decided and undone, in whatever order: each undo gives back what was, and undoing all gives back the beginning", async () => {
  const article = fc.constantFrom(...all());
  const verdict = fc.constantFrom("merged" as const, "kept-apart" as const, "same-story" as const);
  const step = fc.oneof(
    fc.record({ kind: fc.constant("pair" as const), a: article, b: article, verdict }),
    fc.record({
      kind: fc.constant("split" as const),
      of: article,
      out: fc.uniqueArray(article, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("confirm" as const), of: article }),
    fc.record({ kind: fc.constant("lead" as const), of: article }),
    fc.record({ kind: fc.constant("removal" as const), of: article }),
    fc.record({ kind: fc.constant("undo" as const), nth: fc.nat(5) }),
  );
  const groupOf = async (id: number) =>
    (await sql<{ group_id: number }>("SELECT group_id FROM article WHERE id = $1", [id]))[0]?.group_id ?? -1;
  const current = async () =>
    (
      await sql<{ id: number }>(
        "SELECT id FROM decision WHERE ended_at IS NULL AND NOT detail ? 'whole' ORDER BY id DESC",
      )
    ).map(({ id }) => id);
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
  const make = async (s: Step): Promise<number | null> => {
    if (s.kind === "pair") return s.a === s.b ? null : decidePair(s);
    if (s.kind === "split") return splitGroup(await groupOf(s.of), s.out);
    if (s.kind === "confirm") return confirmGroup(await groupOf(s.of));
    if (s.kind === "lead") return chooseLead(s.of, await groupOf(s.of));
    if (s.kind === "removal") return removeArticle(s.of);
    const id = (await current())[s.nth];
    if (id !== undefined) await undoDecision(id);
    return null;
  };
  const refused = (error: { code?: string }) => {
    if (!["CONFLICT", "NOT_FOUND", "INVALID_INPUT"].includes(error.code ?? "")) throw error;
    return "refused" as const;
  };
  const undoAll = async () => {
    for (let left = await current(); left.length > 0; left = await current()) {
      const results = [];
      for (const id of left) results.push(await undoDecision(id).catch(refused));
      expect(
        results.some((result) => result !== "refused"),
        "some decision can be undone",
      ).toBe(true);
    }
  };
  await undoAll();
  const beginning = await state();
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { maxLength: 7 }), async (steps) => {
        for (const each of steps) {
          const before = await state();
          const made = await make(each).catch(refused);
          if (made === "refused") expect(await state()).toEqual(before);
          else if (made !== null) {
            await undoDecision(made);
            expect(await state()).toEqual(before);
            await make(each);
          }
        }
        await undoAll();
        expect(await state()).toEqual(beginning);
      })
      .afterEach(undoAll),
    { numRuns: 25 },
  );
}, 180_000);

test("every kind of decision belongs to one filter of the history", () => {
  expect(Object.values(HISTORY_FILTERS).flat().toSorted()).toEqual([...DECISION_KINDS].toSorted());
});
