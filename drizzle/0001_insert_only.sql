-- Answers and ledger entries are facts: whoever was wrong adds another entry.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "answers_insert_only" BEFORE UPDATE OR DELETE ON "answers"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "ledger_insert_only" BEFORE UPDATE OR DELETE ON "ledger"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- Boards read this index alone; Drizzle's schema has no INCLUDE.
CREATE INDEX "ledger_board" ON "ledger" ("channel_id", "at")
	INCLUDE ("member_id", "ruling", "points", "possible", "date");
--> statement-breakpoint
-- Index-only scans need a visibility map that is fresh although nothing is ever updated.
ALTER TABLE "ledger" SET (autovacuum_vacuum_insert_scale_factor = 0.01);
