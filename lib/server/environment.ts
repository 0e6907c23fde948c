import { resolve } from "node:path";
import { z } from "zod";
import { BASE_PATH_FORM } from "../model/base-path.ts";
import type { Config } from "../model/config.ts";
import { AppError } from "../model/errors.ts";
import { projectRoot } from "./paths.ts";

const webAddress = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  PARALLAX_DATA: z.string().default(".parallax"),
  HOST: z.string().default("127.0.0.1"),
  /** Names under which it is called, with commas between them. */
  PARALLAX_HOSTS: z
    .string()
    .default("")
    .transform((names) =>
      names
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  /** The path below which it is served, such as "/parallax". The pages are built for it. */
  BASE_PATH: z.string().regex(BASE_PATH_FORM, "must look like /parallax, without a slash at its end").default(""),
  PORT: z.coerce.number("must be a port number").int().min(1).max(65535).optional(),
  PARALLAX_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  EMBEDDINGS_PROVIDER: z.enum(["none", "openai-compatible"]).default("none"),
  EMBEDDINGS_URL: z.url().optional(),
  EMBEDDINGS_KEY: z.string().optional(),
  EMBEDDINGS_MODEL: z.string().optional(),
  MODEL_URL: webAddress.optional(),
  MODEL_NAME: z.string().max(200).optional(),
  MODEL_KEY: z.string().optional(),
  MODEL_CONTEXT: z.coerce.number("must be a number of tokens").int().min(1024).max(10_000_000).default(8192),
  MODEL_PARALLEL: z.coerce.number("must be a number").int().min(1).max(16).default(1),
  MODEL_PRICE: z.coerce.number("must be a price per million tokens").positive().optional(),
  PARALLAX_DIST_DIR: z.string().default(".next"),
});

/** The settings of an installation, checked; `PARALLAX_DATA` is absolute, and `PORT` absent where none was set. */
export type Environment = z.infer<typeof schema>;

/** Reads and checks the environment. An empty value counts as absent. Throws INVALID_INPUT with one line that names the variable. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new AppError(
      "INVALID_INPUT",
      `The environment variable ${issue?.path.join(".")} is not usable: ${issue?.message}.`,
    );
  }
  const environment = result.data;
  const { EMBEDDINGS_PROVIDER, EMBEDDINGS_URL, MODEL_URL, MODEL_NAME } = environment;
  if (EMBEDDINGS_PROVIDER === "openai-compatible" && !EMBEDDINGS_URL && !MODEL_URL)
    throw new AppError("INVALID_INPUT", "EMBEDDINGS_PROVIDER=openai-compatible needs EMBEDDINGS_URL or MODEL_URL.");
  if (MODEL_URL && !MODEL_NAME) throw new AppError("INVALID_INPUT", "MODEL_URL needs MODEL_NAME: which model to ask.");
  return { ...environment, PARALLAX_DATA: resolve(projectRoot, environment.PARALLAX_DATA) };
}

/** The part of it that use cases and jobs need, with the address of the database that is in use. */
export function configOf(environment: Environment, databaseUrl: string): Config {
  const { EMBEDDINGS_PROVIDER, EMBEDDINGS_URL, EMBEDDINGS_KEY, EMBEDDINGS_MODEL = "" } = environment;
  const { MODEL_URL, MODEL_NAME = "", MODEL_KEY = "", MODEL_CONTEXT, MODEL_PARALLEL, MODEL_PRICE } = environment;
  return {
    databaseUrl,
    dataFolder: environment.PARALLAX_DATA,
    embeddings: {
      provider: EMBEDDINGS_PROVIDER,
      // A key belongs to its server: one for the model is never sent to another address.
      url: EMBEDDINGS_URL ?? MODEL_URL ?? "",
      key: EMBEDDINGS_KEY ?? (EMBEDDINGS_URL ? "" : MODEL_KEY),
      model: EMBEDDINGS_MODEL,
    },
    model: MODEL_URL
      ? {
          url: MODEL_URL,
          name: MODEL_NAME,
          key: MODEL_KEY,
          context: MODEL_CONTEXT,
          parallel: MODEL_PARALLEL,
          price: MODEL_PRICE ?? null,
        }
      : null,
  };
}
