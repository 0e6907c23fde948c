-- The articles that report one event.
CREATE TABLE "story" (
  "id" SERIAL PRIMARY KEY,
  "name" TEXT,
  "name_by" TEXT NOT NULL DEFAULT 'rule',
  "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  CONSTRAINT "story_name_by" CHECK ("name_by" IN ('rule', 'person'))
);

-- What finding stories reads of a group of copies: the words of its lead copy, and the story that the group stands in.
CREATE TABLE "story_text" (
  "group_id" INTEGER PRIMARY KEY,
  "article_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE CASCADE,
  "text_sha256" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "terms" TEXT[] NOT NULL,
  "frequencies" SMALLINT[] NOT NULL,
  "headline" TEXT[] NOT NULL,
  "opening" TEXT[] NOT NULL,
  "opening_frequencies" SMALLINT[] NOT NULL,
  "first_day" INTEGER,
  "last_day" INTEGER,
  "story_id" INTEGER REFERENCES "story" ("id"),
  "touches" INTEGER[] NOT NULL DEFAULT '{}',
  "version" INTEGER NOT NULL,
  CONSTRAINT "story_text_frequencies" CHECK (cardinality("terms") = cardinality("frequencies")
    AND cardinality("opening") = cardinality("opening_frequencies")),
  CONSTRAINT "story_text_days" CHECK (("first_day" IS NULL) = ("last_day" IS NULL) AND "first_day" <= "last_day")
);
CREATE INDEX "story_text_article" ON "story_text" ("article_id");
CREATE INDEX "story_text_story" ON "story_text" ("story_id");

-- The inverted index: under which terms a group is looked up.
CREATE TABLE "story_term" (
  "term" TEXT NOT NULL,
  "group_id" INTEGER NOT NULL REFERENCES "story_text" ("group_id") ON DELETE CASCADE,
  PRIMARY KEY ("term", "group_id")
);
CREATE INDEX "story_term_group" ON "story_term" ("group_id");

-- The nearest groups of a group, by the score that both report one event.
CREATE TABLE "story_neighbour" (
  "group_id" INTEGER NOT NULL REFERENCES "story_text" ("group_id") ON DELETE CASCADE,
  "other_id" INTEGER NOT NULL REFERENCES "story_text" ("group_id") ON DELETE CASCADE,
  "score" REAL NOT NULL,
  PRIMARY KEY ("group_id", "other_id"),
  CONSTRAINT "story_neighbour_score" CHECK ("group_id" <> "other_id" AND "score" BETWEEN 0 AND 1)
);
CREATE INDEX "story_neighbour_other" ON "story_neighbour" ("other_id");

-- In how many groups a term stands. Writers append changes, which one of them at a time folds in: rows of common words would be fought over.
CREATE TABLE "story_term_count" (
  "term" TEXT PRIMARY KEY,
  "groups" INTEGER NOT NULL
);
CREATE TABLE "story_count_change" (
  "id" BIGSERIAL PRIMARY KEY,
  "terms" TEXT[] NOT NULL,
  "change" INTEGER NOT NULL
);
