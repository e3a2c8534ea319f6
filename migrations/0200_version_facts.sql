-- Why: a published version says what changed since the one before it, who took part, when it is looked at again, and which small
-- slips were put right. Its frozen words stay as they are: a correction stands beside them, with both fingerprints.
alter table publication add column review_on date;
-- people by group who wrote, came or spoke since the version before it, counted once when it went out; null where nobody counted
alter table publication add column took_part jsonb;

-- what changed from one public text to another, in sentences; a cache that is known by the two fingerprints
create table publication_change (
	area_id text not null,
	plan_id text not null,
	n integer not null,
	was text not null,
	reads text not null,
	sentences jsonb not null,
	primary key (plan_id, n),
	foreign key (plan_id, n) references publication (plan_id, n) on delete cascade
);

create table publication_correction (
	area_id text not null,
	plan_id text not null,
	id text not null unique,
	n integer not null,
	-- they are read one after the other
	seq bigint generated always as identity,
	old_words text not null check (old_words <> ''),
	new_words text not null check (new_words <> ''),
	-- wherever they stand; otherwise they stand once
	everywhere boolean not null default false,
	-- fingerprints of what was public before and after
	was text not null,
	reads text not null,
	person_id text not null,
	at timestamptz not null default now(),
	primary key (plan_id, id),
	foreign key (plan_id, n) references publication (plan_id, n) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id)
);
create index publication_correction_of on publication_correction (plan_id, n, seq);
