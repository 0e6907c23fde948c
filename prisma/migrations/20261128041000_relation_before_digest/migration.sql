-- The column holds what a pair was before one of its articles turned out to be a digest; "alone" did not say so.
ALTER TABLE "pair" RENAME COLUMN "alone" TO "relation_before_digest";
