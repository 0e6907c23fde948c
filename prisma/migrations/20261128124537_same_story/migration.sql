-- Two articles that a reader marked as the same story join the stories of both: found by any text of these stories, as every grouping looks there.
CREATE INDEX "decision_same_story_texts" ON "decision" USING gin (("detail" -> 'going'), ("detail" -> 'to'))
  WHERE "ended_at" IS NULL AND "kind" = 'pair' AND "verdict" = 'same-story'
