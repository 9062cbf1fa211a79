CREATE TABLE "answers" (
	"post_id" integer NOT NULL,
	"member_id" integer NOT NULL,
	"channel_id" integer NOT NULL,
	"response" jsonb NOT NULL,
	"fraction" double precision NOT NULL,
	"points" double precision NOT NULL,
	"ideas_hit" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answers_post_id_member_id_pk" PRIMARY KEY("post_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "channels_ref" UNIQUE("platform","workspace","channel")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"channel_id" integer NOT NULL,
	"member_id" integer NOT NULL,
	"plan" jsonb NOT NULL,
	"organisers" jsonb NOT NULL,
	"base" jsonb,
	"typed" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"saved" boolean DEFAULT false NOT NULL,
	CONSTRAINT "drafts_channel_id_member_id_pk" PRIMARY KEY("channel_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"post_id" integer NOT NULL,
	"member_id" integer NOT NULL,
	"ruling" integer NOT NULL,
	"channel_id" integer NOT NULL,
	"points" integer NOT NULL,
	"possible" integer NOT NULL,
	"date" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_post_id_member_id_ruling_pk" PRIMARY KEY("post_id","member_id","ruling")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "members_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"member" text NOT NULL,
	"name" text NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "members_ref" UNIQUE("platform","workspace","member")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"channel_id" integer PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"plan" jsonb NOT NULL,
	"organisers" jsonb NOT NULL,
	"handled_until" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"paused_reason" text,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "playground_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL,
	CONSTRAINT "playground_clock_one" CHECK ("playground_clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "posts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"date" date NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone,
	"question" jsonb,
	"pack" text GENERATED ALWAYS AS ((question ->> 'pack')) STORED,
	"question_id" text GENERATED ALWAYS AS ((question ->> 'id')) STORED,
	"chapter" integer GENERATED ALWAYS AS (((question ->> 'chapter')::integer)) STORED,
	"difficulty" integer GENERATED ALWAYS AS (((question ->> 'difficulty')::integer)) STORED,
	"notice" jsonb,
	"shared" jsonb,
	"member_id" integer,
	"message_id" text,
	"sent_at" timestamp (3) with time zone,
	"free_at" timestamp (3) with time zone DEFAULT '-infinity' NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "posts_kind" CHECK ("posts"."kind" in ('question', 'reveal', 'discussion', 'leaderboard', 'notice', 'share', 'practice')),
	CONSTRAINT "posts_state" CHECK ("posts"."state" in ('planned', 'sent', 'skipped', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "transcript" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transcript_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text,
	"channel" text NOT NULL,
	"author" text NOT NULL,
	"visible_to" text,
	"thread" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "transcript_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_post_id_member_id_answers_post_id_member_id_fk" FOREIGN KEY ("post_id","member_id") REFERENCES "public"."answers"("post_id","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_member" ON "ledger" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "plans_due" ON "plans" USING btree ("platform","due_at") WHERE "plans"."paused_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_slot" ON "posts" USING btree ("channel_id","kind","slot") WHERE "posts"."kind" <> 'practice';--> statement-breakpoint
CREATE UNIQUE INDEX "posts_practice" ON "posts" USING btree ("member_id","slot") WHERE "posts"."kind" = 'practice';--> statement-breakpoint
CREATE INDEX "posts_outbox" ON "posts" USING btree ("due_at") WHERE "posts"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "posts_practised" ON "posts" USING btree ("member_id","pack","question_id","due_at") WHERE "posts"."kind" = 'practice';--> statement-breakpoint
CREATE INDEX "posts_asked" ON "posts" USING btree ("channel_id","due_at","pack","question_id") WHERE ("posts"."kind" = 'question' and "posts"."state" in ('planned', 'sent'));--> statement-breakpoint
CREATE INDEX "transcript_channel" ON "transcript" USING btree ("channel","id");