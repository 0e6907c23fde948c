-- A list of sources that came with the texts of its upload is read behind them, because each of them may be one of its entries.
ALTER TABLE "waiting_file" ADD COLUMN "is_list" BOOLEAN NOT NULL DEFAULT false;
-- Which of its entries, by their places, were about a text: of the others its sender is told.
ALTER TABLE "waiting_file" ADD COLUMN "used_entries" INTEGER[] NOT NULL DEFAULT '{}';
