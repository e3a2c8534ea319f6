-- Why: what a family said, or stands in a report, is changed only by who wrote it down as their own, and by removing words for
-- privacy. Here stands who that is, how each reads now, and what was done; what it said before can be known again, not read.
create table quotation (
	area_id text not null,
	plan_id text not null,
	-- the box, by its id in the plan
	block_id text not null,
	-- who may change the words: whoever wrote them down; null, nobody
	person_id text,
	-- the box as it reads since it was changed; json, not jsonb, keeps the order of keys
	reads json,
	at timestamptz not null default now(),
	primary key (plan_id, block_id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id)
);

create table quotation_change (
	plan_id text not null,
	block_id text not null,
	id text not null,
	kind text not null check (kind in ('changed', 'redacted')),
	-- SHA-256 of kind, source and words as they were
	was text not null,
	person_id text not null,
	why text not null default '',
	at timestamptz not null default now(),
	primary key (plan_id, id),
	foreign key (plan_id, block_id) references quotation (plan_id, block_id) on delete cascade
);
create index quotation_change_of on quotation_change (plan_id, block_id);

-- the plan as it is after words were removed is a version of its own
alter table version drop constraint version_reason_check;
alter table version add constraint version_reason_check check (reason in
	('automatic-left', 'automatic-idle', 'automatic-active', 'before-deletion', 'before-restore', 'after-redaction', 'named', 'published'));
