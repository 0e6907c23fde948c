import { analysed, expect, test } from "./support/parallax.ts";

/** The articles that were brought in. */
const ids: number[] = [];
/** Right to left without a Latin letter, each with a mark that turns round whatever follows it unless it is kept apart. */
const OVERRIDE = "\u202e";
const TEXT = [
  "הנמל נסגר אתמול בבוקר לאחר שהסערה פגעה ברציף המזרחי והרסה שלוש סירות דיג.",
  "ראש העיר אמר כי הרציף ייפתח שוב בעוד שבועיים, אחרי שהמהנדסים יבדקו כל קורה.",
  "הדייגים ביקשו פיצוי על הימים שבהם לא יוכלו לצאת אל הים ועל הרשתות שאבדו.",
].join("\n\n");
const COPIES = [
  {
    outlet: `עיתון הנמל${OVERRIDE}`,
    headline: `הנמל נסגר${OVERRIDE} אחרי הסערה`,
    author: `דנה לוי${OVERRIDE}`,
    text: TEXT,
  },
  {
    outlet: `קול הגליל${OVERRIDE}`,
    headline: `סערה${OVERRIDE} בנמל`,
    author: `יואב כץ${OVERRIDE}`,
    text: `${TEXT}\n\nאיש לא נפגע.`,
  },
];

/**
 * What stands in one line with such a text and is not kept apart from it: the words of the page that a mark would turn round. An element
 * keeps apart what is in it where it isolates or is a block; a text that shares the innermost such element with ours is not. A line of a
 * list to choose from is the browser's own, a title that still stands in the body is on its way to the head, and what only a screen reader
 * says has no order on the screen.
 */
function leaks(): string[] {
  const foreign = /[\u0590-\u05ff\u202a-\u202e\u2066-\u2069]/;
  const isolates = (element: Element) => {
    const { unicodeBidi, display } = getComputedStyle(element);
    return /isolate|plaintext/.test(unicodeBidi) || !/^(inline|contents)/.test(display);
  };
  const holderOf = (node: Node): Element => {
    let element = node.parentElement ?? document.body;
    while (element !== document.body && !isolates(element)) element = element.parentElement ?? document.body;
    return element;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = new Map<Element, string[]>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (
      !node.textContent?.trim() ||
      node.parentElement?.closest("title, script, style, template, option, .visually-hidden")
    )
      continue;
    const holder = holderOf(node);
    texts.set(holder, [...(texts.get(holder) ?? []), node.textContent]);
  }
  return [...texts].flatMap(([holder, parts]) => {
    const said = parts.join("");
    return foreign.test(said) && /[a-z]/i.test(said)
      ? [`${holder.tagName.toLowerCase()}.${holder.className}: ${said.replace(/[\u202a-\u202e]/g, "!").slice(0, 90)}`]
      : [];
  });
}

test("titles, outlets, authors and texts that run the other way turn no words of the page round", async ({ page }) => {
  test.slow(); // fifteen pages
  for (const copy of COPIES) {
    const answer = await page.request.post("/api/v1/imports", { data: copy });
    expect(answer.status()).toBe(201);
    const { files } = (await answer.json()) as { files: { article: number }[] };
    ids.push(files[0]?.article ?? -1);
  }
  await analysed(page.request);
  const [one, other] = ids;
  const found: string[] = [];
  let seen = 0;
  for (const path of [
    "/",
    "/articles",
    `/articles/${one}`,
    `/articles/${one}/edit`,
    "/duplicates",
    `/groups/${one}`,
    `/groups/${one}?view=split`,
    `/compare?ids=${one},${other}`,
    `/framing?ids=${one},${other}`,
    "/stories?told=all",
    "/outlets",
    `/search?q=${encodeURIComponent("הנמל")}`,
    "/import",
    "/history",
    "/settings?list=loaded",
  ]) {
    await page.goto(path);
    seen += Number(/[\u0590-\u05ff]/.test((await page.locator("main").textContent()) ?? ""));
    found.push(...(await page.evaluate(leaks)).map((leak) => `${path}: ${leak}`));
  }
  expect(seen, "pages that show one of the texts").toBeGreaterThan(7);
  expect([...new Set(found)]).toEqual([]);
});

// The other tests count the sample texts.
test.afterAll(async ({ request, baseURL }) => {
  for (const id of ids) await request.delete(`/api/v1/articles/${id}`, { headers: { origin: baseURL ?? "" } });
  await analysed(request);
});
