/** The orders that a list of articles can stand in. */
export type ArticleOrder = "latest" | "newest" | "oldest" | "longest" | "headline";

/** What may need a reader's look: a value that nobody knows, or copies that may not be copies. */
export type ArticleLook = "outlet" | "date" | "headline" | "copies";
