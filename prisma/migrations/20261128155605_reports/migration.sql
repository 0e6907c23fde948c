-- Pages frozen as reports: the page as one text that never changes, and what the author says of it beside it.
-- A first table of that name was made ahead of its time, and nothing ever wrote into it.
DROP TABLE "report";
CREATE TABLE "report" (
  "id" SERIAL PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "made_by" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "arrangement" JSONB,
  "schema" INTEGER NOT NULL,
  "page" TEXT NOT NULL,
  "page_sha256" TEXT NOT NULL,
  "texts" INTEGER NOT NULL,
  "rows" INTEGER NOT NULL,
  "recheck" JSONB,
  "frozen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "removed_at" TIMESTAMPTZ,
  CONSTRAINT "report_kind" CHECK ("kind" IN ('story', 'group', 'comparison', 'framing')),
  CONSTRAINT "report_page_size" CHECK (octet_length("page") <= 4194304),
  CONSTRAINT "report_words_size" CHECK (char_length("title") <= 400 AND char_length("made_by") <= 400 AND char_length("note") <= 16000)
);
CREATE INDEX "report_shown" ON "report" ("id") WHERE "removed_at" IS NULL;

ALTER TABLE "decision" DROP CONSTRAINT "decision_kind";
ALTER TABLE "decision" ADD CONSTRAINT "decision_kind" CHECK ("kind" IN
  ('pair', 'group', 'lead', 'role', 'metadata', 'removal', 'link', 'note', 'topic', 'speaker', 'line', 'lexicon', 'naming', 'side', 'story', 'report'));
