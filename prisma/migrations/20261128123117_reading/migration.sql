-- What a model answered, so that nothing is asked twice.
CREATE TABLE "model_answer" (
  "key" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "task" TEXT NOT NULL CHECK ("task" IN ('points', 'name')),
  "texts" TEXT[],
  "places" TEXT[],
  "points" JSONB NOT NULL DEFAULT '[]',
  "name" TEXT,
  "refused" JSONB NOT NULL DEFAULT '{}',
  "tokens" INTEGER NOT NULL,
  "seconds" REAL NOT NULL,
  "answered_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "model_answer_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "model_answer_model_answered_at_idx" ON "model_answer"("model", "answered_at");

-- How far a model has read a story.
CREATE TABLE "story_reading" (
  "story_id" INTEGER NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('waiting', 'reading', 'read', 'failed', 'stopped')),
  "model" TEXT NOT NULL,
  "texts" TEXT[],
  "answers" TEXT[],
  "shows" TEXT NOT NULL DEFAULT 'model' CHECK ("shows" IN ('model', 'words')),
  "asked" INTEGER NOT NULL DEFAULT 0,
  "questions" INTEGER NOT NULL DEFAULT 0,
  "refused" JSONB NOT NULL DEFAULT '{}',
  "failure" TEXT,
  "model_rows" INTEGER NOT NULL DEFAULT 0,
  "word_rows" INTEGER NOT NULL DEFAULT 0,
  "requested_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "read_at" TIMESTAMPTZ,
  CONSTRAINT "story_reading_pkey" PRIMARY KEY ("story_id"),
  CONSTRAINT "story_reading_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "story_reading_state_requested_at_idx" ON "story_reading"("state", "requested_at");
