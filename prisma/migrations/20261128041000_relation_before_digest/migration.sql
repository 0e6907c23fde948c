-- The column holds what a pair was before one of its articles turned out to be a digest, and its first name did not say so.
ALTER TABLE "pair" RENAME COLUMN "alone" TO "relation_before_digest";
