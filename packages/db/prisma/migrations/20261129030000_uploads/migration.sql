-- AlterTable
ALTER TABLE "files" ADD COLUMN     "object" TEXT;

-- CreateTable
CREATE TABLE "uploads" (
    "id" CHAR(32) NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "purpose" "FilePurpose" NOT NULL,
    "training_id" INTEGER NOT NULL,
    "lesson_id" INTEGER,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "arrived" BIGINT NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_parts" (
    "upload_id" CHAR(32) NOT NULL,
    "start" BIGINT NOT NULL,
    "object" TEXT NOT NULL,

    CONSTRAINT "upload_parts_pkey" PRIMARY KEY ("upload_id","start")
);

-- CreateTable
CREATE TABLE "removed_objects" (
    "object" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "removed_objects_pkey" PRIMARY KEY ("object")
);

-- CreateIndex
CREATE INDEX "uploads_owner_idx" ON "uploads"("owner_id");

-- CreateIndex
CREATE INDEX "uploads_training_idx" ON "uploads"("training_id");

-- CreateIndex
CREATE INDEX "uploads_lesson_idx" ON "uploads"("lesson_id");

-- CreateIndex
CREATE INDEX "uploads_created_idx" ON "uploads"("created_at");

-- CreateIndex
CREATE INDEX "removed_objects_due_idx" ON "removed_objects"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "files_object_key" ON "files"("object");

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_lesson_id_training_id_fkey" FOREIGN KEY ("lesson_id", "training_id") REFERENCES "lessons"("id", "training_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "uploads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE files
  -- What is stored is served under its own name, with a size and a hash that are known.
  ADD CONSTRAINT files_object_served CHECK (object IS NULL OR url = '/api/files/' || object AND size IS NOT NULL AND sha256 IS NOT NULL),
  ADD CONSTRAINT files_object_name CHECK (object ~ '^[0-9a-f]{32}\.[a-z0-9]{2,5}$');

ALTER TABLE uploads
  ADD CONSTRAINT uploads_size_range CHECK (size > 0),
  ADD CONSTRAINT uploads_arrived_range CHECK (arrived BETWEEN 0 AND size),
  ADD CONSTRAINT uploads_finished_whole CHECK ((finished_at IS NOT NULL) = (arrived = size)),
  ADD CONSTRAINT uploads_purpose_fits CHECK (purpose <> 'PROFILE_PHOTO'
    AND (lesson_id IS NOT NULL) = (purpose IN ('LESSON_IMAGE', 'LESSON_VIDEO', 'LESSON_AUDIO', 'LESSON_DOCUMENT')));

-- Whatever takes a row away, a deleted training too, its object follows: that of a file a day later, so that a copy of the storage
-- made within a day of the database's has all that the database names; that of a piece at once.
CREATE FUNCTION remove_objects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO removed_objects (object, due_at)
  SELECT object, CASE TG_TABLE_NAME WHEN 'files' THEN now() + interval '1 day' ELSE 'epoch' END
    FROM removed WHERE object IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER remove_objects AFTER DELETE ON files REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION remove_objects();
CREATE TRIGGER remove_objects AFTER DELETE ON upload_parts REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION remove_objects();
