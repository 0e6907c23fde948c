-- What the structure of a page of the web says of each line of its text, because it cannot be read from the text again.
CREATE TABLE "page_layout" (
    "article_id" INTEGER NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "page_layout_pkey" PRIMARY KEY ("article_id")
);

ALTER TABLE "page_layout" ADD CONSTRAINT "page_layout_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
