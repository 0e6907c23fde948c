-- Lists of articles are narrowed to those that quote somebody, by the words of the name.
CREATE INDEX "claim_speaker_words" ON "claim" USING gin (to_tsvector('simple', coalesce("speaker", '')));
