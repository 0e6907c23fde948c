-- Two readers work on one upload: a file that one of them has in hand is left alone by the other, and begun again by a successor of the first.
ALTER TABLE "waiting_file" ADD COLUMN "reader" INTEGER;
