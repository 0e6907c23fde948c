import { z } from "zod";
import type { Metadata } from "../model/article.ts";
import { AppError } from "../model/errors.ts";

/** ISO date of the precision known: a year, a month or a day. */
const isoDate = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/);

function sourced(value: z.ZodType<string>) {
  return z.strictObject({ value, origin: z.enum(["catalogue", "inferred"]), note: z.string().min(1) }).exactOptional();
}

const text = z.string().min(1);

const catalogueSchema = z.strictObject({
  about: text,
  texts: z.record(
    text,
    z.strictObject({
      outlet: sourced(text),
      headline: sourced(text),
      author: sourced(text),
      url: sourced(text),
      publishedAt: sourced(isoDate),
      capturedAt: sourced(isoDate),
      notes: z.array(text).optional(),
    }),
  ),
});

/** What is known about texts beyond what they say, by file name. Every value names its origin. */
type Catalogue = z.infer<typeof catalogueSchema>;

/** A catalogue file's content, checked. @throws AppError INVALID_INPUT that names the first place at fault. */
export function parseCatalogue(json: unknown): Catalogue {
  const parsed = catalogueSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    "INVALID_INPUT",
    `The catalogue is not valid at ${issue?.path.join(" > ") || "its top"}: ${issue?.message}. Correct it there.`,
  );
}

/** What the catalogue says about a text, or undefined where it does not know the text. */
export function catalogueMetadata(catalogue: Catalogue, sourceId: string): Metadata | undefined {
  const entry = Object.hasOwn(catalogue.texts, sourceId) ? catalogue.texts[sourceId] : undefined;
  if (!entry) return undefined;
  const { notes: _notes, ...metadata } = entry;
  return metadata;
}
