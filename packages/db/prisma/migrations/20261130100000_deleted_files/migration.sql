-- CreateTable
CREATE TABLE "deleted_files" (
    "id" INTEGER NOT NULL,
    "training_id" INTEGER NOT NULL,
    "lesson_id" INTEGER NOT NULL,
    "object" TEXT,
    "file" JSONB NOT NULL,

    CONSTRAINT "deleted_files_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "deleted_files_lesson_idx" ON "deleted_files"("training_id", "lesson_id");

-- CreateIndex
CREATE INDEX "deleted_files_object_idx" ON "deleted_files"("object");

-- AddForeignKey
ALTER TABLE "deleted_files" ADD CONSTRAINT "deleted_files_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the row says beside the file is what the file says: it comes back as it was, and to where it was.
ALTER TABLE deleted_files ADD CONSTRAINT deleted_files_whole CHECK (
  (id, training_id, lesson_id) = ((file ->> 'id')::int, (file ->> 'training_id')::int, (file ->> 'lesson_id')::int)
    AND object IS NOT DISTINCT FROM file ->> 'object');

-- Bytes outlive the last of these rows by a day, as they do that of a file.
CREATE OR REPLACE FUNCTION remove_objects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO removed_objects AS r (object, due_at)
  SELECT DISTINCT object, CASE TG_TABLE_NAME WHEN 'upload_parts' THEN 'epoch' ELSE now() + interval '1 day' END
    FROM removed WHERE object IS NOT NULL
  ON CONFLICT (object) DO UPDATE SET due_at = greatest(r.due_at, excluded.due_at);
  RETURN NULL;
END $$;
CREATE TRIGGER remove_objects AFTER DELETE ON deleted_files REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION remove_objects();
