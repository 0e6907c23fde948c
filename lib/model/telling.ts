/** A piece of a sentence: words of ours, a name that leads somewhere, or words of a text. */
export type TellingPart = string | { readonly name: string; readonly href: string } | { readonly quote: string };

/** Says a decision of one kind in a sentence. `articles` are the articles it is about, each with a name that leads to it. */
export type Teller = (
  decision: { readonly verdict: string; readonly detail: unknown },
  articles: readonly TellingPart[],
) => TellingPart[];
