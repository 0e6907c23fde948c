import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMarkdown, readMarkdown } from "../../../../lib/ingest/formats/markdown.ts";

describe("the words of Markdown", () => {
  test.each([
    ["a [link](https://a.example/b_(c)) here", "a link here"],
    ['a [link](<https://a.example/b c> "title")', "a link"],
    ["[![alt](a.png)](https://a.example) words", "words"],
    ["**bold**, __bold__, *it*, _it_, ***both***, ~~gone~~, ==marked==", "bold, bold, it, it, both, gone, marked"],
    ["**bold *and* italic**", "bold and italic"],
    ["un*frigging*believable snake_case_name", "unfriggingbelievable snake_case_name"],
    ["2 * 3 * 4 and a*", "2 * 3 * 4 and a*"],
    ["\\*not\\* and \\[not\\](a)", "*not* and [not](a)"],
    ["`**code**` and ``a ` b``", "**code** and a ` b"],
    ["&amp; &lt;b&gt; &amp;amp; AT&T", "& <b> &amp; AT&T"],
    ["<https://a.example/x_y_z> https://b.example/_a_", "https://a.example/x_y_z https://b.example/_a_"],
    ["one<br>two<span class='x'>three</span>", "one\ntwothree"],
    ["[a][b] [b] [c]\n\n[b]: https://a.example", "a b [c]"],
    ["> > quoted\n> on", "quoted\non"],
    ["- [x] done\n- [ ] open\n+ plus\n12) twelve", "done\n\nopen\n\nplus\n\ntwelve"],
    ["# One #\n## Two\nunder\n===", "One\n\nTwo\n\nunder"],
    ["| a | b \\| c |\n|---|:-:|\n| **d** | e |", "a\tb | c\n\nd\te"],
    ["~~~\n# no heading\n~~~\nafter", "# no heading\n\nafter"],
    ["#hashtag stays, 1990. stays", "#hashtag stays, 1990. stays"],
    ["[[Note|shown]] and [[Note]]", "shown and Note"],
  ])("%j", (source, words) => {
    expect(readMarkdown(source).text).toBe(words);
  });

  test("of a plain text stay as they are", () => {
    const plain = fc.array(
      fc.string({ unit: fc.constantFrom(..."abc éß中, .?!’“”") }).map((s) => s.trim()),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(plain, (paragraphs) => {
        const kept = paragraphs.filter((each) => each !== "");
        expect(readMarkdown(kept.join("\n\n")).text).toBe(kept.join("\n\n"));
      }),
    );
  });

  test("of marks without sense are read at once", () => {
    const long = 20_000;
    for (const marks of [
      "*",
      "_",
      "[",
      "![",
      "`",
      "<",
      "> ",
      "- ",
      "[a](",
      "\\",
      "&",
      "|",
      "~~",
      "*a _b ",
      "[^",
      "<a ",
      "<!--",
    ]) {
      const began = performance.now();
      readMarkdown(marks.repeat(long));
      expect(performance.now() - began, marks).toBeLessThan(3_000);
    }
  });
});

test("what is Markdown is told by its marks and its name", () => {
  expect(isMarkdown("A plain text - with a dash.", "a.md")).toBe(false);
  expect(isMarkdown("# Heading\n", "a.md")).toBe(true);
  expect(isMarkdown("# Heading\n", "a.txt")).toBe(false);
  expect(isMarkdown("# Heading\n[a](http://b) [c](http://d)", "a.txt")).toBe(true);
  expect(isMarkdown("---\nnot a field\n---\nwords", "a.md")).toBe(false);
});
