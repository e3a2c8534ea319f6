-- Why: what somebody typed while they had the right, and what may not enter any more when it arrives, is kept for them.

create table held_change (
	area_id text not null,
	plan_id text not null,
	id text not null,
	-- only they see it
	person_id text not null,
	-- the code of the refusal: paused, row-locked, not-allowed …
	why text not null,
	hunks jsonb not null,
	-- characters of hunks, for the quota
	size integer not null,
	at timestamptz not null default now(),
	primary key (plan_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
create index held_change_person on held_change (plan_id, person_id, at);

-- what was typed under this client id has been split: what could enter has entered under another id, so nothing more may
-- come under this one, or the same words would stand twice
alter table plan_client add column retired boolean not null default false;

-- the newest of what was refused from one person are kept, see keepRejected
create index rejected_update_person on rejected_update (plan_id, person_id, at);
