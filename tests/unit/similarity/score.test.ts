import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { passagesOf } from "../../../lib/ingest/passages.ts";
import { bodySpans } from "../../../lib/model/stored.ts";
import { lineKeysOf } from "../../../lib/similarity/boilerplate.ts";
import { SAME_ARTICLE, SUGGEST_FROM } from "../../../lib/similarity/relation.ts";
import { scorePair } from "../../../lib/similarity/score.ts";
import { prose, whole } from "./texts.ts";

describe("the score of a pair", () => {
  it("flags 001 and 002 of the seeds, and no other pair", () => {
    const names = readdirSync("seeds")
      .filter((name) => name.endsWith(".txt"))
      .sort();
    const seeds = names.map((name, id) => {
      const text = readFileSync(`seeds/${name}`, "utf8");
      return { id, text, body: bodySpans(passagesOf(text)) };
    });
    const flagged = seeds
      .flatMap((a, i) => seeds.slice(i + 1).map((b) => ({ ids: [a.id, b.id], pair: scorePair(a, b) })))
      .filter(({ pair }) => pair.relation);
    expect(flagged.map(({ ids }) => ids)).toEqual([[1, 2]]);
    expect(flagged[0]?.pair.relation).toBe("same-body");
    expect(flagged[0]?.pair.longestRun).toBe(614);
    expect(flagged[0]?.pair.score).toBeGreaterThan(0.9);
  });

  it("joins a cut copy and an edited one", () => {
    const text = prose(1, 40);
    const edited = text
      .split(/(?<=\.) /)
      .map((sentence, i) => (i % 6 === 3 ? sentence.replace(/ and .*/, " and nobody saw why.") : sentence))
      .join(" ");
    const cut = text.slice(0, text.length * 0.7);
    for (const copy of [cut, edited]) {
      const pair = scorePair(whole(1, text), whole(2, copy));
      expect(pair.score).toBeGreaterThanOrEqual(SAME_ARTICLE);
      expect(pair.relation).toBe("updated-version");
    }
  });

  it("keeps apart two stories that quote one statement, or carry one teaser", () => {
    const statement = prose(2, 5);
    const quoting = scorePair(
      whole(1, `${prose(3, 30)} ${statement} ${prose(4, 10)}`),
      whole(2, `${prose(5, 8)} ${statement} ${prose(6, 30)}`),
    );
    expect(quoting.relation).toBe("shared-passage");
    expect(quoting.score).toBeLessThan(SUGGEST_FROM);
    const teasing = scorePair(whole(1, `${prose(7, 30)}\n${prose(8, 2)}`), whole(2, `${prose(9, 30)}\n${prose(8, 2)}`));
    expect(teasing.score).toBeLessThan(SUGGEST_FROM);
  });

  it("is the same whichever article comes first", () => {
    const [a, b] = [prose(1, 30), `${prose(2, 5)} ${prose(1, 20)}`];
    const there = scorePair(whole(1, a), whole(2, b));
    const back = scorePair(whole(2, b), whole(1, a));
    expect(back.score).toBeCloseTo(there.score, 10);
    expect(back.containmentA).toBe(there.containmentB);
  });

  it("does not count lines that stand in many groups", () => {
    const promotion = prose(3, 6);
    const [a, b] = [`${prose(4, 12)}\n${promotion}`, `${prose(5, 12)}\n${promotion}`];
    const commonLines = new Set(lineKeysOf(promotion).map((line) => line.key));
    expect(scorePair(whole(1, a), whole(2, b)).matchedWords).toBeGreaterThan(60);
    expect(scorePair(whole(1, a), whole(2, b), { commonLines }).matchedWords).toBe(0);
  });

  it("knows equal texts, in any script, and says nothing of empty ones", () => {
    for (const text of [
      "Word",
      "地震で十人が死亡したと当局が発表した。",
      "นายกรัฐมนตรีกล่าวเมื่อวันจันทร์",
      "قال الوزير إن القرار نهائي",
    ]) {
      const pair = scorePair(whole(1, text), whole(2, text));
      expect(pair.relation).toBe("identical");
      expect(pair.score).toBe(1);
      expect(pair.matchedWords).toBeGreaterThan(0);
    }
    expect(scorePair(whole(1, ""), whole(2, "")).relation).toBeNull();
    expect(scorePair(whole(1, "One"), whole(2, "Two")).score).toBe(0);
    const bare = { id: 3, text: "Menu\nLog in", body: [] };
    expect(scorePair(bare, { ...bare, id: 4, text: "Menu\nSearch" }).relation).toBeNull();
  });

  it("names each kind of pair", () => {
    const text = prose(11, 30);
    const sentences = text.split(/(?<=\.) /);
    const relation = (a: string, b: string) => scorePair(whole(1, a), whole(2, b)).relation;
    const menu = { id: 3, text: `Log in\n${text}`, body: [{ start: 7, end: text.length + 7 }] };
    const rewritten = text
      .split(" ")
      .map((word, i) => (i % 7 < 4 ? word : `new${word}`))
      .join(" ");
    const everyThirdNew = text
      .split(" ")
      .map((word, i) => (i % 3 === 2 ? `new${word}` : word))
      .join(" ");
    expect(relation(text, text)).toBe("identical");
    expect(scorePair(whole(1, text), menu).relation).toBe("same-body");
    expect(relation(text, [...sentences.slice(0, 20), prose(12, 6)].join(" "))).toBe("updated-version");
    expect(relation(text, rewritten)).toBe("rewrite");
    expect(relation(text, everyThirdNew)).toBeNull();
    expect(
      relation(
        `${prose(13, 40)} ${sentences.slice(0, 6).join(" ")} ${prose(14, 40)}`,
        `${prose(15, 2)} ${sentences.slice(0, 6).join(" ")}`,
      ),
    ).toBe("contains");
    expect(
      relation(
        `${prose(16, 30)} ${sentences.slice(0, 3).join(" ")}`,
        `${prose(17, 30)} ${sentences.slice(0, 3).join(" ")}`,
      ),
    ).toBe("shared-passage");
    expect(relation(prose(18, 30), prose(19, 30))).toBeNull();
  });

  it("counts the longest run of an unrelated pair, however short", () => {
    const pair = scorePair(
      whole(1, `${prose(20, 6)} the mayor of the town`),
      whole(2, `${prose(21, 6)} said the mayor of the town`),
    );
    expect(pair).toMatchObject({ relation: null, longestRun: 5 });
    expect(scorePair(whole(1, "alpha beta"), whole(2, "gamma delta")).longestRun).toBe(0);
  });

  it("takes a few words that begin one and stand late in the other for a teaser, and what stands late in both for a tail", () => {
    const [story, page] = [prose(22, 3), prose(23, 30)];
    expect(scorePair(whole(1, story), whole(2, `${page} ${story}`)).score).toBeLessThan(SUGGEST_FROM);
    const tail = prose(24, 12);
    expect(scorePair(whole(1, `${prose(25, 10)} ${tail}`), whole(2, `${prose(26, 10)} ${tail}`)).score).toBeLessThan(
      SUGGEST_FROM,
    );
  });

  it("comes through 200,000 words, furniture alone and scripts without spaces", () => {
    const long = prose(27, 13_000);
    expect(scorePair(whole(1, long), whole(2, `${long} The end.`)).relation).toBe("same-body");
    const chinese = Array.from(
      { length: 12 },
      (_, i) => `第${i}次港口委员会会议决定修建新的防波堤，费用由县政府和渔民共同承担。`,
    ).join("");
    expect(scorePair(whole(1, chinese), whole(2, `${chinese}会议于深夜结束。`)).score).toBeGreaterThanOrEqual(
      SAME_ARTICLE,
    );
    const arabic = Array.from(
      { length: 12 },
      (_, i) => `اجتمع مجلس الميناء للمرة ${i} يوم الثلاثاء وقرر بناء رصيف جديد بعد العاصفة.`,
    ).join(" ");
    expect(scorePair(whole(1, arabic), whole(2, `${arabic} وانتهت الجلسة.`)).score).toBeGreaterThanOrEqual(
      SAME_ARTICLE,
    );
  });
});
