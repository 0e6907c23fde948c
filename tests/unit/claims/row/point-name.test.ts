import { describe, expect, test } from "vitest";
import { pointName } from "../../../../lib/claims/row/point-name.ts";
import type { Worded } from "../../../../lib/claims/topic/topic-names.ts";

const printed = (...quotes: string[]) => quotes.map((quote, i) => ({ id: i + 1, groupId: i + 1, quote }) as Worded);
const worded = (...quotes: string[]) => quotes.map((quote, i) => ({ id: i + 1, quote }) as Worded);

describe("a point is called", () => {
  test("by the phrase that its claims share, or by one word that tells", () => {
    expect(pointName(["Harbour fees"], worded("Harbour fees will rise."))).toBe("Harbour fees");
    expect(pointName(["Sanctions"], worded("Sanctions will follow."))).toBe("Sanctions");
  });

  test("by its shortest claim where the phrase is one everyday word", () => {
    expect(pointName(["Win"], worded("And he told her: “Bullies don’t win in the end.”", "Bullies don’t win."))).toBe(
      "“Bullies don’t win”",
    );
    expect(pointName(["Women"], worded("“The mayor had said nothing of the women who worked in the mills.”"))).toBe(
      "“The mayor had said nothing of the women …”",
    );
  });

  test("by what two outlets print alike, where its phrase is short", () => {
    const quoted = printed(
      "“What I have is a backbone, and I want to move the harbour forward.”",
      "“What I have is a backbone,”",
    );
    expect(pointName(["Backbone"], quoted)).toBe("“What I have is a backbone”");
    // One outlet's two sentences are no two outlets, and what runs alike must say something.
    expect(pointName(["Backbone"], worded("What I have is a backbone.", "What I have is a backbone."))).toBe(
      "Backbone",
    );
    const loose = printed("The tug sank, it was one of the three.", "The pilot, it was one of the three.");
    expect(pointName(["Lost tugs"], loose)).toBe("Lost tugs");
    const person = printed(
      "He met Senate Minority Leader Chuck Sturm of Orr.",
      "Senate Minority Leader Chuck Sturm of Orr left.",
    );
    expect(pointName(["Leader Sturm"], person)).toBe("Leader Sturm");
    const long = printed(
      "He said with a sigh that on the pier of Tarn he was left to rot for a week.",
      "He was, on the pier of Tarn he was left to rot for a week, alone.",
    );
    expect(pointName(["Pier"], long)).toBe("“the pier of Tarn he was left to …”");
    const rest = printed(
      "I broke no harbour rules or regulations, and I have not moored the false tug.",
      "I know no H.R. rules and regulations, and I have not moored the false tug.",
    );
    expect(pointName(["Regulations"], rest)).toBe("“I have not moored the false tug”");
  });

  test("by a second phrase behind a single word", () => {
    const told = printed("The tug was fined.", "A fine for the tug’s owner.");
    expect(pointName(["Tug", "tugs", "the owner of the very old tug", "harbour fine"], told)).toBe("Tug, harbour fine");
  });

  test("by the words of a quotation, everyday as they are, before two words that say nothing", () => {
    const told = printed(
      "“And when your son looks at you, tell him so,”",
      "“And when your son looks at you, he said.”",
    );
    expect(pointName(["Son", "Mama"], told)).toBe("“when your son looks at you”");
  });

  test("by what is said of a person, and not by the person alone", () => {
    const told = printed("The talks misled Vice Mayor Maria Lopez.", "Vice Mayor Maria Lopez was misled about talks.");
    expect(pointName(["Vice Mayor Maria Lopez", "Torvik", "talks"], told)).toBe("Vice Mayor Maria Lopez, talks");
    expect(pointName(["Supreme Court", "talks"], told)).toBe("Supreme Court");
  });

  test("by the word where no claim has more to say", () => {
    expect(pointName(["Women"], worded("Women.", ""))).toBe("Women");
    expect(pointName([""], [])).toBe("");
  });
});
