-- "Is this file already there?" goes from bytes to articles. Without an index it read every article, once a text.
CREATE INDEX "article_document_id_idx" ON "article"("document_id");
