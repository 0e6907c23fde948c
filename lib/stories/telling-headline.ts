/** What papers print before or behind a title to say what kind of page it is. */
const KIND =
  "(?:opinion|op-ed|analysis|editorial|comment(?:ary)?|column|letters?(?: to (?:the )?editors?)?|readers?['’]? letters|your (?:letters|views)|letters page|live(?: updates?| blog| coverage| reporting)?|as it happened|watch(?: live)?|video|listen|audio|podcast|photos?|in pictures|gallery|breaking(?: news)?|exclusive|explainer|explained|fact[- ]?check|factbox|timeline|update(?: ?\\d+)?|updated|urgent|interview|review|obituary|q ?& ?a|profile|long read|the big read|(?:(?:the|your|our) )?(?:morning|evening|daily|weekly|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|news|world|midday) (?:briefing|brief|digest|round-?up|summary|bulletin|update|headlines?|newsletter)|(?:news|world) in brief|(?:today['’]s )?(?:top )?(?:headlines|stories)|what to know|what we know(?: so far)?|sponsored|advertisement|meinung|kommentar|analyse|leserbriefe|liveticker|newsticker|eilmeldung|tribune|éditorial|en direct|courrier des lecteurs|vidéo|opinión|cartas al director|en directo|última hora|opinione|lettere al direttore|diretta|opinião|ao vivo|мнение|онлайн)";
/** Behind a bar stands the site's name; behind a dash only what names itself a paper does. */
const OUTLET =
  "(?:(?:the |die |le |la |el )?(?:[\\p{Lu}\\d][\\p{L}\\d.&’'-]*\\s){0,3}(?:post|times|news|herald|tribune|gazette|journal|mail|daily|chronicle|courier|observer|guardian|telegraph|independent|star|sun|mirror|standard|ledger|dispatch|magazine|radio|tv|online|zeitung|anzeiger|rundschau|presse|kurier)(?:\\s(?:online|news|tv|radio))?|(?:[\\p{L}\\d-]+\\.)+(?:com|org|net|de|fr|es|it|uk|eu|info|example))";

const WHOLE = new RegExp(
  `^\\W*(?:${KIND})(?:\\W+(?:for |of |from |on )?(?:${KIND}|(?:\\p{L}{3,10}\\.?\\s)?\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\p{L}{3,10})?(?:,?\\s\\d{4})?))*\\W*$`,
  "iu",
);
const BEFORE = new RegExp(`^\\W*(?:${KIND}|${OUTLET})\\s*(?:[:|•»]|\\s[-–—]\\s)\\s*(?=\\S)`, "iu");
/** "UPDATE 2-Mill to close", as agencies number their texts. */
const NUMBERED = /^(?:update|wrapup|refile|corrected|exclusive|factbox|analysis|poll|brief)(?: ?\d+)?-(?=\p{Lu})/iu;
const BEHIND = new RegExp(`\\s*(?:\\s[-–—]\\s|[|•:])\\s*(?:${KIND}|${OUTLET})\\W*$|\\s*[|•]\\s*[^|•]{2,40}$`, "iu");
/** Labels that a title may carry one after the other: "Opinion | Live: … | Island Post". */
const MOST_LABELS = 4;

/**
 * The words of a headline that tell what happened, without "Opinion |", "Live updates:" and the paper's name; empty where the headline says
 * no more than that ("Letters to the editor"): two papers that print such a title tell nothing in common by it.
 */
export function tellingHeadline(headline: string): string {
  let title = headline.slice(0, 400).trim();
  for (let i = 0; i < MOST_LABELS; i++) {
    if (WHOLE.test(title)) return "";
    const bare = title.replace(NUMBERED, "").replace(BEFORE, "").replace(BEHIND, "").trim();
    if (bare === title || bare === "") break;
    title = bare;
  }
  return WHOLE.test(title) ? "" : title;
}
