-- Word counts and names stand apart from the counts: a comparison of a thousand articles reads the small columns alone.
ALTER TABLE "framing_profile" ADD COLUMN "words" TEXT NOT NULL DEFAULT '', ADD COLUMN "names" JSONB NOT NULL DEFAULT '{}';
