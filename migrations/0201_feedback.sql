-- Why: whoever reads a published plan can say something about it, or about one part, without an account. Those who lead the plan
-- read it; nothing of it is public, and who wrote is not kept.
create table feedback (
	area_id text not null,
	id text not null unique,
	plan_id text not null,
	-- the version that was the newest then
	n integer not null,
	-- "section.ID" or "row.ID", and what it was called; '' for the whole plan
	part text not null default '',
	title text not null default '',
	words text not null,
	-- as they say it; null where they did not
	voice_group text check (voice_group in ('parent_carer', 'young_person', 'professional')),
	at timestamptz not null default now(),
	-- looked at, and put with what was looked at before
	put_away_at timestamptz,
	put_away_by text,
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
create index feedback_of_plan on feedback (plan_id, at desc);
