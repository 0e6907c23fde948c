-- How far the rows of a story go, so that a newcomer is laid beside what stands without making it all anew.
ALTER TABLE "story"
  ADD COLUMN "laid_articles" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
  ADD COLUMN "laid_claims" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
  ADD COLUMN "laid_whole" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "laid_version" INTEGER NOT NULL DEFAULT 0;
