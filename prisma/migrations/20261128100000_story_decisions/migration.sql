-- What people decide about stories: articles moved or taken out, stories joined, kept apart or renamed.
ALTER TABLE "decision" DROP CONSTRAINT "decision_kind";
ALTER TABLE "decision" ADD CONSTRAINT "decision_kind" CHECK ("kind" IN
  ('pair', 'group', 'lead', 'role', 'metadata', 'removal', 'link', 'note', 'topic', 'speaker', 'line', 'lexicon', 'naming', 'side', 'story'));

-- Found by any text that they name: every grouping of stories looks there.
CREATE INDEX "decision_story_texts" ON "decision" USING gin (("detail" -> 'going'), ("detail" -> 'to'), ("detail" -> 'from'))
  WHERE "ended_at" IS NULL AND "kind" = 'story';

-- Two stories that may be one, or that tell of one thing at different times.
CREATE TABLE "story_near" (
  "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE,
  "other_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE,
  "kind" TEXT NOT NULL,
  "best" REAL NOT NULL,
  "average" REAL NOT NULL,
  PRIMARY KEY ("story_id", "other_id"),
  CONSTRAINT "story_near_kind" CHECK ("kind" IN ('question', 'thread')),
  CONSTRAINT "story_near_pair" CHECK ("story_id" < "other_id" AND "best" BETWEEN 0 AND 1 AND "average" BETWEEN 0 AND 1)
);
CREATE INDEX "story_near_other" ON "story_near" ("other_id");
CREATE INDEX "story_near_surest" ON "story_near" ("kind", "average" DESC, "best" DESC);
