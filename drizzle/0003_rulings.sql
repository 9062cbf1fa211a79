CREATE TABLE "absences" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"channels" integer[] NOT NULL,
	CONSTRAINT "absences_platform_workspace_pk" PRIMARY KEY("platform","workspace")
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"post_id" integer NOT NULL,
	"member_id" integer NOT NULL,
	"channel_id" integer NOT NULL,
	"pack" text NOT NULL,
	"question" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "flags_post_id_member_id_pk" PRIMARY KEY("post_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "rulings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rulings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"channel_id" integer NOT NULL,
	"pack" text NOT NULL,
	"question" text NOT NULL,
	"decision" jsonb NOT NULL,
	"member_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rulings_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_kind";--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_since" ON "absences" USING btree ("since");--> statement-breakpoint
CREATE INDEX "flags_question" ON "flags" USING btree ("channel_id","pack","question");--> statement-breakpoint
CREATE INDEX "rulings_question" ON "rulings" USING btree ("channel_id","pack","question");--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_kind" CHECK ("posts"."kind" in ('question', 'reveal', 'discussion', 'leaderboard', 'notice', 'share', 'practice', 'ruling')) NOT VALID;--> statement-breakpoint
-- Facts stay, unless all of a workspace's or a person's data is erased: a transaction that does so says so.
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND current_setting('quorum.erasing', true) = 'on' THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "flags_insert_only" BEFORE UPDATE OR DELETE ON "flags"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "rulings_insert_only" BEFORE UPDATE OR DELETE ON "rulings"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
