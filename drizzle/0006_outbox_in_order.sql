DROP INDEX "posts_outbox";--> statement-breakpoint
CREATE INDEX "posts_due" ON "posts" USING btree ("due_at","id") WHERE "posts"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "posts_waiting" ON "posts" USING btree ("channel_id","due_at","id") WHERE "posts"."state" = 'planned';