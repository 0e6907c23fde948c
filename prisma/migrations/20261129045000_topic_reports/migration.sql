-- A topic can be frozen as a report too.
ALTER TABLE "report" DROP CONSTRAINT "report_kind";
ALTER TABLE "report" ADD CONSTRAINT "report_kind" CHECK ("kind" IN ('story', 'group', 'comparison', 'framing', 'topic'));
