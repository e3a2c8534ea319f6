-- Why: what people say about a plan. It stands beside the text, never in it, so that it works on frozen text and stays out of
-- versions, comparisons and pages. What it hangs on is kept in several ways at once (src/domain/anchor.ts).
create table thread (
	area_id text not null,
	id text not null unique,
	plan_id text not null,
	anchor jsonb not null,
	anchor_state text not null check (anchor_state in ('anchored', 'edited', 'block-only', 'detached')),
	-- the heading it stands under now; null before the first, and for the whole plan
	section_id text,
	-- only for the group that writes the plan
	internal boolean not null,
	-- others than its author and those who look at comments have seen it
	was_shown boolean not null,
	started_by text not null,
	started_at timestamptz not null default now(),
	resolved_at timestamptz,
	resolved_by text,
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, started_by) references person (area_id, id) on delete cascade
);
create index thread_open on thread (plan_id) where resolved_at is null;
create index thread_by_plan on thread (plan_id, started_at desc);

create table comment (
	area_id text not null,
	-- made by whoever posts, so that posting twice after a lost answer says it once
	id text not null unique,
	plan_id text not null,
	thread_id text not null,
	person_id text not null,
	-- as they stood when they said it
	role text not null,
	voice_group text not null,
	words text not null check (length(words) <= 20000),
	-- people it calls by name, and who may see it
	mentions text[] not null default '{}',
	-- waiting: a young person's words, until somebody who may has looked at them; private: for those people only
	state text not null check (state in ('shown', 'waiting', 'private', 'kept-back', 'withdrawn')),
	was_shown boolean not null,
	-- why it was kept back
	reason text not null default '',
	at timestamptz not null default now(),
	edited_at timestamptz,
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, thread_id) references thread (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade
);
create index comment_by_thread on comment (thread_id, at, id);
create index comment_by_person on comment (person_id, at);

create table comment_reaction (
	area_id text not null,
	comment_id text not null,
	person_id text not null,
	kind text not null check (kind in ('agree', 'disagree', 'talk', 'thanks')),
	at timestamptz not null default now(),
	primary key (comment_id, person_id, kind),
	foreign key (area_id, comment_id) references comment (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade
);
