-- Why: what people said about a plan is sorted into themes, and each theme gets a decision with a reason. Themes and decisions are
-- drafts of those who write the plan. What was decided goes out together with a version, as a copy that later sorting leaves alone.

create table theme (
	area_id text not null,
	id text not null unique,
	plan_id text not null,
	-- the consultation it answers; null for whatever was said
	round_id text,
	title text not null check (length(title) between 1 and 200),
	-- goes up with its title, its voices' leaving for another theme, and its decision: who acts on an older page is told
	revision integer not null default 1,
	made_by text not null,
	made_at timestamptz not null default now(),
	changed_at timestamptz not null default now(),
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, made_by) references person (area_id, id) on delete cascade,
	foreign key (area_id, round_id) references round (area_id, id) on delete set null (round_id)
);
create index theme_by_plan on theme (plan_id, made_at);

-- A comment or a suggestion; one may stand in several themes. No reference: what its writer took back leaves a stub that counts nothing.
create table theme_voice (
	area_id text not null,
	plan_id text not null,
	theme_id text not null,
	kind text not null check (kind in ('comment', 'proposal')),
	voice_id text not null,
	put_by text not null,
	put_at timestamptz not null default now(),
	primary key (theme_id, kind, voice_id),
	foreign key (area_id, theme_id) references theme (area_id, id) on delete cascade
);
create index theme_voice_by_voice on theme_voice (plan_id, kind, voice_id);

create table theme_decision (
	area_id text not null,
	plan_id text not null,
	theme_id text primary key,
	kind text not null check (kind in ('changed', 'partly', 'not-now', 'cannot')),
	reason text not null default '',
	-- a name or a body, as it is printed
	decider text not null,
	-- who has to live with a "cannot"
	owner text not null default '',
	decided_on date not null,
	-- what of the plan it changed: "row.ID" or "section.ID", and since which version; null to is the plan as it goes out
	part text,
	from_version text,
	to_version text,
	written_by text not null,
	written_at timestamptz not null default now(),
	foreign key (area_id, theme_id) references theme (area_id, id) on delete cascade
);

-- A theme with its decision as it went out with a version.
create table answer (
	area_id text not null,
	id text not null unique,
	plan_id text not null,
	-- the published version it went out with
	n integer not null,
	theme_id text not null,
	place integer not null,
	title text not null,
	-- the topic: a heading of the plan, and what it said
	section_id text,
	section_title text not null default '',
	kind text not null check (kind in ('changed', 'partly', 'not-now', 'cannot')),
	reason text not null,
	decider text not null,
	owner text not null default '',
	decided_on date not null,
	part text,
	-- the words before and after, ready to be read; null where nothing in the plan changed
	change jsonb,
	-- removed for somebody's privacy: its words are gone, and the page says so
	redacted_at timestamptz,
	redacted_by text,
	primary key (area_id, id),
	unique (plan_id, n, theme_id),
	foreign key (plan_id, n) references publication (plan_id, n)
);

create table answer_voice (
	area_id text not null,
	plan_id text not null,
	answer_id text not null,
	kind text not null check (kind in ('comment', 'proposal')),
	voice_id text not null,
	-- its writer had said that it may be quoted
	quoted boolean not null default false,
	-- taken back or hidden since: not counted, not quoted
	gone_at timestamptz,
	-- said otherwise since: counted, not quoted
	reworded_at timestamptz,
	primary key (answer_id, kind, voice_id),
	foreign key (area_id, answer_id) references answer (area_id, id) on delete cascade
);
create index answer_voice_by_voice on answer_voice (plan_id, kind, voice_id);

-- The plan was called ready for sign-off, at this place of its log.
create table sign_off_ready (
	area_id text not null,
	plan_id text primary key,
	epoch integer not null,
	seq bigint not null,
	marked_by text not null,
	marked_at timestamptz not null default now(),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

-- Whatever takes words back, hides, redacts or deletes them, published answers hear of it: no path can forget to say.
create function answered_comment_changed() returns trigger language plpgsql as $$
declare
	touched integer;
begin
	update answer_voice set
		gone_at = case when tg_op = 'DELETE' or new.state <> 'shown' then coalesce(gone_at, now()) end,
		reworded_at = case when tg_op = 'UPDATE' then now() end
		where plan_id = old.plan_id and kind = 'comment' and voice_id = old.id;
	get diagnostics touched = row_count;
	if touched > 0 then
		perform pg_notify('withus', json_build_object('kind', 'published', 'plan', old.plan_id)::text);
	end if;
	return null;
end $$;
create trigger comment_answered_changed after update of state, words on comment for each row
	when (old.state is distinct from new.state or old.words is distinct from new.words)
	execute function answered_comment_changed();
create trigger comment_answered_deleted after delete on comment for each row execute function answered_comment_changed();

create function answered_proposal_withdrawn() returns trigger language plpgsql as $$
declare
	touched integer;
begin
	update answer_voice set gone_at = coalesce(gone_at, now())
		where plan_id = new.plan_id and kind = 'proposal' and voice_id = new.proposal_id
			and not exists (select from proposal_hunk
				where plan_id = new.plan_id and proposal_id = new.proposal_id and state <> 'withdrawn');
	get diagnostics touched = row_count;
	if touched > 0 then
		perform pg_notify('withus', json_build_object('kind', 'published', 'plan', new.plan_id)::text);
	end if;
	return null;
end $$;
create trigger proposal_answered_withdrawn after update of state on proposal_hunk for each row
	when (new.state = 'withdrawn') execute function answered_proposal_withdrawn();
