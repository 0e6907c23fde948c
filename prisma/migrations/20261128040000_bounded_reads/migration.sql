-- Articles shown, by outlet and by group: counts, letters and the newest of an outlet are read from the index alone.
CREATE INDEX "article_shown_by_outlet" ON "article" ("outlet_id", "id") INCLUDE ("group_id", "lead") WHERE "removed_at" IS NULL;
CREATE INDEX "article_shown_by_group" ON "article" ("group_id", "id") INCLUDE ("outlet_id", "lead") WHERE "removed_at" IS NULL;
-- Articles removed, the latest first: the list shows a few of them.
CREATE INDEX "article_removed" ON "article" ("removed_at") WHERE "removed_at" IS NOT NULL;

-- Lists and exports of pairs and links begin with the best and go on after the last one seen.
CREATE INDEX "pair_best_first" ON "pair" ("score" DESC, "a_id", "b_id");
CREATE INDEX "link_best_first" ON "link" ("score" DESC, "a_id", "b_id");
-- The review queue: excerpts by length, and pairs that may be one article.
CREATE INDEX "pair_excerpts" ON "pair" ("matched_words" DESC, "a_id", "b_id") WHERE "relation" IN ('contains', 'shared-passage');
CREATE INDEX "pair_relation" ON "pair" ("relation");

-- Deleting an article looks here for the files it came from, and a page of an import looks for its articles.
CREATE INDEX "import_file_article_id_idx" ON "import_file" ("article_id");
-- What became of the files of an import, counted without reading the files.
CREATE INDEX "import_file_status_idx" ON "import_file" ("import_id", "status");

-- The log of some kinds, latest first.
CREATE INDEX "decision_kind_id_idx" ON "decision" ("kind", "id");

-- What the list of outlets adds up, so that it does not open every profile to count two lists in it.
ALTER TABLE "framing_profile"
  ADD COLUMN "read_words" INTEGER GENERATED ALWAYS AS (coalesce(("profile" ->> 'words')::int, 0)) STORED,
  ADD COLUMN "hedge_uses" INTEGER GENERATED ALWAYS AS (coalesce(jsonb_array_length("profile" #> '{hits,hedges}'), 0)) STORED,
  ADD COLUMN "obligation_uses" INTEGER GENERATED ALWAYS AS (coalesce(jsonb_array_length("profile" #> '{hits,obligation}'), 0)) STORED;
