-- Files of an upload that are stored and not read yet, or that could be read again after a failure of ours. A row goes when its file has been read.
CREATE TABLE "waiting_file" (
    "import_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source_id" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "known" JSONB NOT NULL DEFAULT '{}',
    "failed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "waiting_file_pkey" PRIMARY KEY ("import_id", "position")
);
ALTER TABLE "waiting_file" ADD CONSTRAINT "waiting_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "import_file" DROP CONSTRAINT "import_file_status";
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_status" CHECK ("status" IN ('waiting', 'reading', 'added', 'already-there', 'failed', 'cancelled'));
