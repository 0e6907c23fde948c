-- Which decisions are about a text: regrouping follows what a person merged, also where no pair is flagged any more.
CREATE INDEX "decision_first_text" ON "decision" (split_part("subject", ' ', 1)) WHERE "kind" = 'pair' AND "ended_at" IS NULL;
CREATE INDEX "decision_second_text" ON "decision" (split_part("subject", ' ', 2)) WHERE "kind" = 'pair' AND "ended_at" IS NULL;
