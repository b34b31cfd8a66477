-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "file_name" TEXT,
ADD COLUMN     "file_text" TEXT,
ADD COLUMN     "file_type" TEXT;

-- A file is there whole or not at all.
ALTER TABLE mails ADD CONSTRAINT mails_file_whole CHECK (num_nulls(file_name, file_type, file_text) IN (0, 3));
