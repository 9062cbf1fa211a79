CREATE TABLE "anonymous_answers" (
	"post_id" integer NOT NULL,
	"channel_id" integer NOT NULL,
	"response" jsonb NOT NULL,
	"fraction" double precision NOT NULL,
	"ideas_hit" jsonb NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "anonymous_answers_same" UNIQUE("post_id","response","fraction","ideas_hit")
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"member_id" integer PRIMARY KEY NOT NULL,
	"channel_id" integer NOT NULL,
	"platform" text NOT NULL,
	"time" text NOT NULL,
	"zone" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rulings" ALTER COLUMN "member_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "anonymous_answers" ADD CONSTRAINT "anonymous_answers_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nudges_due" ON "nudges" USING btree ("platform","due_at");--> statement-breakpoint
CREATE INDEX "answers_member" ON "answers" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "posts_member" ON "posts" USING btree ("member_id") WHERE "posts"."member_id" is not null;--> statement-breakpoint
-- Facts stay, unless all of a workspace's or a person's data is erased. A ruling stays then as well, without whose it is.
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('quorum.erasing', true) = 'on' AND (TG_OP = 'DELETE' OR TG_TABLE_NAME = 'rulings') THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
