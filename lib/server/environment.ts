import { BlockList, isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { BASE_PATH_FORM } from "../model/base-path.ts";
import type { Config } from "../model/config.ts";
import { AppError } from "../model/errors.ts";
import type { BackupPlan } from "./backup-clock.ts";
import { projectRoot } from "./paths.ts";

const webAddress = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

/** Headers that every browser sends: one of them as a proxy's would let everybody in. */
const NOT_A_NAME = new Set([
  "host",
  "cookie",
  "authorization",
  "origin",
  "referer",
  "user-agent",
  "accept",
  "connection",
]);

/** Addresses and ranges with commas between them: "10.0.0.5, 10.1.0.0/16, fd00::/8". */
const proxies = z.string().transform((text, context) => {
  const list = new BlockList();
  for (const range of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", bits] = range.split("/");
    const [version, longest] = isIP(address) === 6 ? (["ipv6", 128] as const) : (["ipv4", 32] as const);
    const length = bits === undefined ? longest : Number(bits);
    if (isIP(address) === 0 || !/^\d*$/.test(bits ?? "") || length < 1 || length > longest) {
      context.addIssue({ code: "custom", message: `${range} is no address and no range of addresses` });
      return z.NEVER;
    }
    list.addSubnet(address, length, version);
  }
  return list;
});

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  /** The database itself, where DATABASE_URL names a pooler of connections. */
  DATABASE_DIRECT_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  /** A hot standby of that database, from which pages are read while it is near enough. */
  DATABASE_READ_URL: z
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
  /** 1: everybody may read, and only who has the password may change anything. */
  PARALLAX_OPEN: z
    .enum(["0", "1"], "must be 1 or 0")
    .default("0")
    .transform((open) => open === "1"),
  /** The header in which a proxy says whom it has let in, such as X-Forwarded-User; it counts from PARALLAX_PROXIES alone. */
  PARALLAX_PROXY_HEADER: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, "must be the name of a header")
    .transform((name) => name.toLowerCase())
    .refine((name) => !NOT_A_NAME.has(name), "must be a header that only the proxy sets")
    .optional(),
  PARALLAX_PROXIES: proxies.optional(),
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
  /** A folder of its own for backups that are written every so many hours; none are where it is not named. */
  PARALLAX_BACKUPS: z.string().optional(),
  PARALLAX_BACKUP_HOURS: z.coerce.number("must be a number of hours").min(1).max(8760).default(24),
  PARALLAX_BACKUPS_KEPT: z.coerce.number("must be a number of backups").int().min(1).max(10_000).default(7),
  /** How many days what was removed stays in the trash; 0 keeps it without end. */
  PARALLAX_TRASH_DAYS: z.coerce.number("must be a number of days").int().min(0).max(36_500).default(30),
  PARALLAX_DIST_DIR: z.string().default(".next"),
  /** How the log is written: sentences on a terminal and JSON lines elsewhere, where nothing is said. */
  PARALLAX_LOG: z.enum(["json", "text"], "must be json or text").optional(),
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
  checkDoors(environment);
  return { ...environment, PARALLAX_DATA: resolve(projectRoot, environment.PARALLAX_DATA) };
}

/** Each way past the password needs one to be set: without it everybody may change everything, and these would say otherwise. */
function checkDoors({ PARALLAX_PASSWORD, PARALLAX_OPEN, PARALLAX_PROXY_HEADER, PARALLAX_PROXIES }: Environment): void {
  if (PARALLAX_OPEN && !PARALLAX_PASSWORD)
    throw new AppError("INVALID_INPUT", "PARALLAX_OPEN=1 needs PARALLAX_PASSWORD: who may edit gives it.");
  if (Boolean(PARALLAX_PROXY_HEADER) !== Boolean(PARALLAX_PROXIES))
    throw new AppError(
      "INVALID_INPUT",
      "PARALLAX_PROXY_HEADER and PARALLAX_PROXIES go together: which header says who asks, and whose word counts.",
    );
  if (PARALLAX_PROXY_HEADER && !PARALLAX_PASSWORD)
    throw new AppError(
      "INVALID_INPUT",
      "PARALLAX_PROXY_HEADER needs PARALLAX_PASSWORD: whoever does not come by the proxy is asked for it.",
    );
}

/** Which backups are made on a schedule; null where none are asked for. A folder without a root lies beside the project's. */
export function backupPlanOf(environment: Environment): BackupPlan | null {
  const { PARALLAX_BACKUPS, PARALLAX_BACKUP_HOURS: hours, PARALLAX_BACKUPS_KEPT: kept } = environment;
  return PARALLAX_BACKUPS ? { folder: resolve(projectRoot, PARALLAX_BACKUPS), hours, kept } : null;
}

/** The part of it that use cases and jobs need, with the address of the database that is in use. */
export function configOf(environment: Environment, databaseUrl: string): Config {
  const { EMBEDDINGS_PROVIDER, EMBEDDINGS_URL, EMBEDDINGS_KEY, EMBEDDINGS_MODEL = "" } = environment;
  const { MODEL_URL, MODEL_NAME = "", MODEL_KEY = "", MODEL_CONTEXT, MODEL_PARALLEL, MODEL_PRICE } = environment;
  return {
    databaseUrl,
    dataFolder: environment.PARALLAX_DATA,
    trashDays: environment.PARALLAX_TRASH_DAYS,
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
