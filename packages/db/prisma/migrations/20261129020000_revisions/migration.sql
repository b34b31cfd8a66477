-- AlterTable
ALTER TABLE "lessons" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "modules" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "trainings" ADD COLUMN     "outline_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "training_revisions" (
    "id" SERIAL NOT NULL,
    "training_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "changed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "training_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "training_revisions_author_idx" ON "training_revisions"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_revisions_training_version_key" ON "training_revisions"("training_id", "version");

-- AddForeignKey
ALTER TABLE "training_revisions" ADD CONSTRAINT "training_revisions_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_revisions" ADD CONSTRAINT "training_revisions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Saves are counted from 1, and what is kept of one is whole.
ALTER TABLE trainings ADD CONSTRAINT trainings_version_range CHECK (version >= 1 AND outline_version >= 1);
ALTER TABLE modules ADD CONSTRAINT modules_version_range CHECK (version >= 1);
ALTER TABLE lessons ADD CONSTRAINT lessons_version_range CHECK (version >= 1);
ALTER TABLE training_revisions
  ADD CONSTRAINT training_revisions_version_range CHECK (version >= 1),
  ADD CONSTRAINT training_revisions_times_in_order CHECK (saved_at >= begun_at),
  ADD CONSTRAINT training_revisions_snapshot_whole CHECK (
    jsonb_typeof(snapshot -> 'fields') = 'object' AND jsonb_typeof(snapshot -> 'modules') = 'array');

-- Who may only read the catalogue is never shown a draft: as long as a training is one and stays one, no answer that is kept for
-- them is another. Drafts are saved every few seconds while they are written, and would cost every list.
CREATE OR REPLACE FUNCTION tell_trainings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_changes('{training}', 'training', ARRAY(SELECT id FROM added)) WHERE EXISTS (SELECT FROM added);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tell_changes('{training}', 'training', ARRAY(SELECT id FROM removed)) WHERE EXISTS (SELECT FROM removed);
  ELSE
    shown := ARRAY(
      SELECT coalesce(a.id, r.id) FROM added a FULL JOIN removed r ON r.id = a.id
       WHERE a.status IS DISTINCT FROM 'DRAFT' OR r.status IS DISTINCT FROM 'DRAFT');
    PERFORM tell_changes('{training}', 'training', shown) WHERE cardinality(shown) > 0;
  END IF;
  RETURN NULL;
END $$;
