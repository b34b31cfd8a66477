-- Lists of people and of the log that read no whole table, however they are narrowed down.

-- The newest first, with all that people are filtered by: a page is found, and its total counted, in here alone.
DROP INDEX "users_created_idx";
CREATE INDEX "users_created_idx" ON "users"("created_at", "id", "role", "is_active", "profession", "email_verified", "two_factor_enabled", "region");

-- CreateIndex
CREATE INDEX "audit_entries_key_idx" ON "audit_entries"("key_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_request_idx" ON "audit_entries"("request_id", "id");
