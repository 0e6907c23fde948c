import type { ModelSettings } from "./reading.ts";

/** What an installation was told at its start, checked once by lib/server/environment.ts. */
export type Config = {
  readonly databaseUrl: string;
  /** The folder of the embedded database, absolute. */
  readonly dataFolder: string;
  readonly embeddings: {
    readonly url: string;
    /** "" where it wants none. */
    readonly key: string;
    readonly provider: "none" | "openai-compatible";
    readonly model: string;
  };
  /** How many days what was removed stays in the trash before it is deleted for good; 0: without end. */
  readonly trashDays: number;
  /** The model that the environment names; null where it names none, and what Settings say holds. */
  readonly model: ModelSettings | null;
};

/** On globalThis, because Next bundles the modules of each page apart, and all of them must see what the start has set. */
const holder = globalThis as { parallaxConfig?: Config };

/** Sets what holds for this process. Whoever starts one calls this first: the server, the worker, a command, a test. */
export function useConfig(config: Config): void {
  holder.parallaxConfig = config;
}

/** What holds for this process; only this tells it, so that nothing below lib/server reads the environment. */
export function currentConfig(): Config {
  if (!holder.parallaxConfig)
    throw new Error("No configuration was set: whoever starts a process calls useConfig first.");
  return holder.parallaxConfig;
}
