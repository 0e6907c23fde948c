/** Turns sentences into vectors of one fixed length. Implementations live in lib/embed. */
export interface Embedder {
  /** Stored with every vector, so that vectors of two models are never compared. */
  readonly name: string;
  readonly dimensions: number;
  embed(sentences: readonly string[]): Promise<readonly Float32Array[]>;
}
