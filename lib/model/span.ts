/** Half-open range of UTF-16 offsets into an article's canonical text. */
export type Span = { readonly start: number; readonly end: number };

/** A span with the article in whose text it lies. */
export type ArticleSpan = Span & { readonly article: number };

/** A word as printed (`raw`) and as compared (`norm`), with its place in the text. */
export type Token = Span & { readonly raw: string; readonly norm: string };
