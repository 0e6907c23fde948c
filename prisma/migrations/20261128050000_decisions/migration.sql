-- A kind that no module tells, restores or stores cannot be read: the database refuses it.
ALTER TABLE "decision" ADD CONSTRAINT "decision_kind" CHECK ("kind" IN
  ('pair', 'group', 'lead', 'role', 'metadata', 'removal', 'link', 'note', 'topic', 'speaker', 'line', 'lexicon', 'naming', 'side'));

-- Decisions that hold, of a kind, in the order in which they were made.
CREATE INDEX "decision_holding" ON "decision" ("kind", "id") WHERE "ended_at" IS NULL;

-- Decisions about two texts or claims, or about a passage of a text, by either end. A decision about a group names all its texts, which
-- no index can hold: it is found by its number alone.
DROP INDEX "decision_first_text";
DROP INDEX "decision_second_text";
CREATE INDEX "decision_first_end" ON "decision" ("kind", split_part("subject", ' ', 1))
  WHERE "ended_at" IS NULL AND "kind" IN ('pair', 'link', 'note', 'role');
CREATE INDEX "decision_second_end" ON "decision" ("kind", split_part("subject", ' ', 2))
  WHERE "ended_at" IS NULL AND "kind" IN ('pair', 'link', 'note');

-- Corrected speakers and decided links by the text that a claim stands in: every read of claims looks there.
CREATE INDEX "decision_speaker_text" ON "decision" (("detail" #>> '{place,text}'))
  WHERE "ended_at" IS NULL AND "kind" = 'speaker';
CREATE INDEX "decision_link_text" ON "decision" (("detail" #>> '{places,0,text}'))
  WHERE "ended_at" IS NULL AND "kind" = 'link';
