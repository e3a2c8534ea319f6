-- Why: whose words stand in a plan. The log says it, row by row; this keeps how far it was read, so that it need not be read
-- from the beginning each time. Only a cache: made anew from plan_update it is the same.
create table plan_voices (
	area_id text not null,
	plan_id text primary key,
	epoch integer not null,
	seq bigint not null,
	-- the ledger as packed JSON, and the document it belongs to
	ledger bytea not null,
	state bytea not null,
	at timestamptz not null default now(),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

-- whose words stood in a version when it was made: by block, row and cell; person, group, way and how many characters
alter table version add column voices jsonb;
