-- An import may be looked at before any of it comes in: then it is held, with its first texts as they would come in.
ALTER TABLE "import" ADD COLUMN "preview" JSONB;
-- Which field of an article each column of a table fills, by the name of the column. Where nothing is said, that name tells.
ALTER TABLE "waiting_file" ADD COLUMN "columns" JSONB;
-- What a feed says of a page, to be read where the page turns out to hold no article.
ALTER TABLE "waiting_file" ADD COLUMN "said" BYTEA;
