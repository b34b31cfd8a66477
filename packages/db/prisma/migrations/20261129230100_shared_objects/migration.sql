-- DropIndex
DROP INDEX "files_object_key";

-- AlterTable
ALTER TABLE "uploads" ADD COLUMN     "file_id" INTEGER;

-- CreateIndex
CREATE INDEX "files_object_idx" ON "files"("object");

-- CreateIndex
CREATE INDEX "uploads_file_idx" ON "uploads"("file_id");

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE uploads
  ADD CONSTRAINT uploads_file_finished CHECK (file_id IS NULL OR finished_at IS NOT NULL),
  DROP CONSTRAINT uploads_purpose_fits,
  ADD CONSTRAINT uploads_purpose_fits CHECK (purpose <> 'PROFILE_PHOTO'
    AND (lesson_id IS NULL) = (purpose IN ('TRAINING_BANNER', 'TRAINING_INTRO_VIDEO', 'TRAINING_MEDIA')));

-- What is part of a text is of no kind: it is read with the text, and is no material to list or count.
CREATE OR REPLACE FUNCTION file_kind(purpose "FilePurpose", mime text) RETURNS file_kind
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN purpose = 'LESSON_TEXT_IMAGE' THEN NULL
    WHEN purpose IN ('TRAINING_INTRO_VIDEO', 'LESSON_VIDEO') OR mime LIKE '%video%' THEN 'VIDEO'::file_kind
    WHEN purpose = 'LESSON_DOCUMENT' OR mime LIKE '%pdf%' OR mime LIKE '%doc%' THEN 'DOCUMENT'::file_kind
    WHEN purpose IN ('TRAINING_BANNER', 'LESSON_IMAGE', 'PROFILE_PHOTO') OR mime LIKE '%image%' THEN 'IMAGE'::file_kind
    WHEN purpose = 'LESSON_AUDIO' OR mime LIKE '%audio%' THEN 'AUDIO'::file_kind
    ELSE 'DOCUMENT'::file_kind END;

-- Copies of a file share its object. It is noted with each copy that goes, is due a day after the last of them, and stays for as long
-- as there is another: that is looked at when it is due.
CREATE OR REPLACE FUNCTION remove_objects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO removed_objects AS r (object, due_at)
  SELECT DISTINCT object, CASE TG_TABLE_NAME WHEN 'files' THEN now() + interval '1 day' ELSE 'epoch' END
    FROM removed WHERE object IS NOT NULL
  ON CONFLICT (object) DO UPDATE SET due_at = greatest(r.due_at, excluded.due_at);
  RETURN NULL;
END $$;
