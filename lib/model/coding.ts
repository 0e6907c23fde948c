/** One code of a codebook, with what it stands for. */
export type Code = { readonly label: string; readonly meaning: string };
/** A claim to be coded: its key, and the sentence as it stood when the coding was started. */
export type CodingUnit = { readonly key: string; readonly text: string };
/** The code that a reader gave a claim. */
export type Given = { readonly key: string; readonly reader: string; readonly code: string };

export type Coding = {
  readonly id: number;
  readonly name: string;
  /** Name of the topic at the start. */
  readonly topic: string;
  readonly codes: readonly Code[];
  readonly units: readonly CodingUnit[];
  readonly createdAt: Date;
};
