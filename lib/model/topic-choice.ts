/** What a person chose about topics and their rows, in the order in which it was chosen. Topics go by id, matters by their claims' ids. */
export type TopicChoice =
  /** A topic made of a reader's own words. */
  | { readonly verdict: "own-words"; readonly topic: number; readonly words: string }
  | { readonly verdict: "renamed"; readonly topic: number; readonly name: string }
  | { readonly verdict: "hidden" | "shown"; readonly topic: number }
  /** The matters of `other` stand in `topic`. */
  | { readonly verdict: "merged"; readonly topic: number; readonly other: number }
  /** The matters that hold these claims leave `topic` and make a topic of their own. */
  | {
      readonly verdict: "split";
      readonly topic: number;
      readonly made: number;
      readonly name: string;
      readonly claims: readonly number[];
    }
  | { readonly verdict: "row-renamed"; readonly name: string; readonly claims: readonly number[] };
