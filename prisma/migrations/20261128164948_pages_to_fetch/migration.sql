-- A page whose address was given waits to be fetched before it can be read.
ALTER TABLE "waiting_file" ADD COLUMN "address" TEXT;
