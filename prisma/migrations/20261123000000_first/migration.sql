-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "document" (
    "id" SERIAL NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "encoding" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outlet" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outlet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_length" INTEGER NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "body_words" INTEGER NOT NULL,
    "outlet_id" INTEGER,
    "headline" TEXT,
    "author" TEXT,
    "url" TEXT,
    "published_at" TEXT,
    "captured_at" TEXT,
    "origins" JSONB NOT NULL DEFAULT '{}',
    "remarks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "group_id" INTEGER NOT NULL,
    "lead" BOOLEAN NOT NULL DEFAULT true,
    "removed_at" TIMESTAMPTZ,
    "roles_version" INTEGER NOT NULL DEFAULT 0,
    "similarity_version" INTEGER NOT NULL DEFAULT 0,
    "claims_version" INTEGER NOT NULL DEFAULT 0,
    "links_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passage" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "text_length" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "role_origin" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('english', left("text", 200000))) STORED,

    CONSTRAINT "passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sentence" (
    "article_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text_length" INTEGER NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "lemmas" TEXT[],
    "version" INTEGER NOT NULL,

    CONSTRAINT "sentence_pkey" PRIMARY KEY ("article_id","position")
);

-- CreateTable
CREATE TABLE "fingerprint" (
    "hash" BIGINT NOT NULL,
    "article_id" INTEGER NOT NULL,

    CONSTRAINT "fingerprint_pkey" PRIMARY KEY ("hash","article_id")
);

-- CreateTable
CREATE TABLE "line" (
    "hash" BIGINT NOT NULL,
    "article_id" INTEGER NOT NULL,

    CONSTRAINT "line_pkey" PRIMARY KEY ("hash","article_id")
);

-- CreateTable
CREATE TABLE "furniture_line" (
    "hash" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "furniture_line_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "pair" (
    "a_id" INTEGER NOT NULL,
    "b_id" INTEGER NOT NULL,
    "relation" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "matched_words" INTEGER NOT NULL,
    "longest_run" INTEGER NOT NULL,
    "containment_a" DOUBLE PRECISION NOT NULL,
    "containment_b" DOUBLE PRECISION NOT NULL,
    "spans" JSONB NOT NULL,
    "cut" BOOLEAN NOT NULL DEFAULT false,
    "why" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pair_pkey" PRIMARY KEY ("a_id","b_id")
);

-- CreateTable
CREATE TABLE "attribution" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "text_length" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source" INTEGER[],
    "cue" INTEGER[],
    "content" INTEGER[],
    "verb_class" TEXT NOT NULL,
    "quoted" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "text_length" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "sentence_start" INTEGER NOT NULL,
    "sentence_end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "speaker" TEXT,
    "speaker_start" INTEGER,
    "speaker_end" INTEGER,
    "via" TEXT,
    "cue_start" INTEGER,
    "cue_end" INTEGER,
    "verb_class" TEXT,
    "hedges" INTEGER[],
    "hedged" BOOLEAN NOT NULL,
    "negated" BOOLEAN NOT NULL,
    "quantities" JSONB NOT NULL,
    "dates" JSONB NOT NULL,
    "entities" TEXT[],
    "lemmas" TEXT[],
    "embedding" REAL[],
    "embedded_by" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link" (
    "a_id" INTEGER NOT NULL,
    "b_id" INTEGER NOT NULL,
    "relation" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "link_pkey" PRIMARY KEY ("a_id","b_id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "terms" TEXT[],
    "origin" TEXT NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "rank" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cells" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "matter" (
    "id" SERIAL NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "matter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "matter_claim" (
    "claim_id" INTEGER NOT NULL,
    "matter_id" INTEGER NOT NULL,

    CONSTRAINT "matter_claim_pkey" PRIMARY KEY ("matter_id","claim_id")
);

-- CreateTable
CREATE TABLE "framing_profile" (
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "lexicon_version" TEXT NOT NULL,
    "profile" JSONB NOT NULL,

    CONSTRAINT "framing_profile_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "made_by" TEXT NOT NULL DEFAULT 'reader',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ,
    "ended_by" TEXT,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "origin" TEXT NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "id" SERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error" TEXT,
    "bytes" INTEGER NOT NULL,
    "article_id" INTEGER,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_sha256_key" ON "document"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "outlet_name_key" ON "outlet"("name");

-- CreateIndex
CREATE UNIQUE INDEX "article_identity_key" ON "article"("identity");

-- CreateIndex
CREATE INDEX "article_group_id_idx" ON "article"("group_id");

-- CreateIndex
CREATE INDEX "article_outlet_id_idx" ON "article"("outlet_id");

-- CreateIndex
CREATE INDEX "article_text_sha256_idx" ON "article"("text_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "article_id_text_length_key" ON "article"("id", "text_length");

-- CreateIndex
CREATE UNIQUE INDEX "passage_article_id_position_key" ON "passage"("article_id", "position");

-- CreateIndex
CREATE INDEX "pair_b_id_idx" ON "pair"("b_id");

-- CreateIndex
CREATE UNIQUE INDEX "attribution_article_id_position_key" ON "attribution"("article_id", "position");

-- CreateIndex
CREATE INDEX "claim_key_idx" ON "claim"("key");

-- CreateIndex
CREATE UNIQUE INDEX "claim_article_id_position_key" ON "claim"("article_id", "position");

-- CreateIndex
CREATE INDEX "link_b_id_idx" ON "link"("b_id");

-- CreateIndex
CREATE INDEX "matter_topic_id_idx" ON "matter"("topic_id");

-- CreateIndex
CREATE INDEX "matter_claim_claim_id_idx" ON "matter_claim"("claim_id");

-- CreateIndex
CREATE INDEX "decision_kind_subject_idx" ON "decision"("kind", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "import_file_import_id_position_key" ON "import_file"("import_id", "position");

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_outlet_id_fkey" FOREIGN KEY ("outlet_id") REFERENCES "outlet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage" ADD CONSTRAINT "passage_article_id_text_length_fkey" FOREIGN KEY ("article_id", "text_length") REFERENCES "article"("id", "text_length") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sentence" ADD CONSTRAINT "sentence_article_id_text_length_fkey" FOREIGN KEY ("article_id", "text_length") REFERENCES "article"("id", "text_length") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair" ADD CONSTRAINT "pair_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair" ADD CONSTRAINT "pair_b_id_fkey" FOREIGN KEY ("b_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_article_id_text_length_fkey" FOREIGN KEY ("article_id", "text_length") REFERENCES "article"("id", "text_length") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_article_id_text_length_fkey" FOREIGN KEY ("article_id", "text_length") REFERENCES "article"("id", "text_length") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_b_id_fkey" FOREIGN KEY ("b_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matter" ADD CONSTRAINT "matter_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matter_claim" ADD CONSTRAINT "matter_claim_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matter_claim" ADD CONSTRAINT "matter_claim_matter_id_fkey" FOREIGN KEY ("matter_id") REFERENCES "matter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "framing_profile" ADD CONSTRAINT "framing_profile_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- Offsets given as a flat list (start, end, start, end, …) lie inside a text of that length.
CREATE FUNCTION spans_inside(spans integer[], length integer) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_length(spans, 1), 0) % 2 = 0
     AND NOT EXISTS (
       SELECT 1 FROM generate_series(1, coalesce(array_length(spans, 1), 0), 2) AS i
       WHERE spans[i] < 0 OR spans[i] >= spans[i + 1] OR spans[i + 1] > length)
$$;

ALTER TABLE "article"
  ADD CONSTRAINT "article_lengths" CHECK ("text_length" >= 0 AND "words" >= 0 AND "body_words" >= 0 AND "body_words" <= "words"),
  ADD CONSTRAINT "article_group" CHECK ("group_id" > 0 AND "group_id" <= "id");
ALTER TABLE "passage"
  ADD CONSTRAINT "passage_span" CHECK ("start_offset" >= 0 AND "start_offset" < "end_offset" AND "end_offset" <= "text_length"),
  ADD CONSTRAINT "passage_role" CHECK ("role" IN ('headline','deck','byline','caption','body','teaser','comment','appeal','furniture'));
ALTER TABLE "sentence"
  ADD CONSTRAINT "sentence_span" CHECK ("start_offset" >= 0 AND "start_offset" < "end_offset" AND "end_offset" <= "text_length");
ALTER TABLE "attribution"
  ADD CONSTRAINT "attribution_spans" CHECK (spans_inside("source", "text_length") AND spans_inside("cue", "text_length") AND spans_inside("content", "text_length"));
ALTER TABLE "claim"
  ADD CONSTRAINT "claim_span" CHECK ("start_offset" >= 0 AND "start_offset" < "end_offset" AND "end_offset" <= "text_length"),
  ADD CONSTRAINT "claim_sentence" CHECK ("sentence_start" >= 0 AND "sentence_start" < "sentence_end" AND "sentence_end" <= "text_length"),
  ADD CONSTRAINT "claim_speaker" CHECK ("speaker_start" IS NULL OR ("speaker_start" >= 0 AND "speaker_start" < "speaker_end" AND "speaker_end" <= "text_length")),
  ADD CONSTRAINT "claim_cue" CHECK ("cue_start" IS NULL OR ("cue_start" >= 0 AND "cue_start" < "cue_end" AND "cue_end" <= "text_length")),
  ADD CONSTRAINT "claim_hedges" CHECK (spans_inside("hedges", "text_length"));
ALTER TABLE "pair"
  ADD CONSTRAINT "pair_order" CHECK ("a_id" < "b_id"),
  ADD CONSTRAINT "pair_score" CHECK ("score" >= 0 AND "score" <= 1),
  ADD CONSTRAINT "pair_containment" CHECK ("containment_a" BETWEEN 0 AND 1 AND "containment_b" BETWEEN 0 AND 1),
  ADD CONSTRAINT "pair_relation" CHECK ("relation" IN ('identical','same-body','updated-version','rewrite','contains','shared-passage'));
ALTER TABLE "link"
  ADD CONSTRAINT "link_order" CHECK ("a_id" < "b_id"),
  ADD CONSTRAINT "link_score" CHECK ("score" >= 0 AND "score" <= 1);
ALTER TABLE "import_file"
  ADD CONSTRAINT "import_file_status" CHECK ("status" IN ('added','already-there','failed'));

-- One decision current per subject of a kind.
CREATE UNIQUE INDEX "decision_current" ON "decision" ("kind", "subject") WHERE "ended_at" IS NULL;
-- One lead copy a group.
CREATE UNIQUE INDEX "article_lead" ON "article" ("group_id") WHERE "lead" AND "removed_at" IS NULL;
CREATE INDEX "passage_search" ON "passage" USING gin ("search");
CREATE INDEX "sentence_lemmas" ON "sentence" USING gin ("lemmas");
CREATE INDEX "claim_lemmas" ON "claim" USING gin ("lemmas");
