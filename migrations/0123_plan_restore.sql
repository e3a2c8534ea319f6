-- Why: what was brought back into a plan, so that it can be told and undone. The words are in the log and in the versions; this
-- says which version, which part of the plan, and how the plan was before. Both versions may be gone one day.
create table plan_restore (
	area_id text not null,
	id text not null,
	plan_id text not null,
	person_id text not null,
	-- {kind: plan | section | row | cell, id, column}
	scope jsonb not null,
	-- what the scope was called, for who reads of it later
	title text not null default '',
	version_id text,
	before_id text,
	-- the restore that this one takes back
	undoes text,
	epoch integer not null,
	seq bigint not null,
	at timestamptz not null default now(),
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id),
	foreign key (area_id, version_id) references version (area_id, id) on delete set null (version_id),
	foreign key (area_id, before_id) references version (area_id, id) on delete set null (before_id)
);
create index plan_restore_newest on plan_restore (plan_id, seq desc);
-- taking the same back twice would take back what others did since
create unique index plan_restore_undone on plan_restore (area_id, undoes) where undoes is not null;
