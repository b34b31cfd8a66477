-- The figures of a span of days read the registrations of these days alone; so do lists of them, in the order of their time.
-- CreateIndex
CREATE INDEX "registrations_registered_idx" ON "registrations"("registered_at", "id", "status", "user_id", "training_id");

-- CreateIndex
CREATE INDEX "registrations_completed_idx" ON "registrations"("completed_at", "id");
