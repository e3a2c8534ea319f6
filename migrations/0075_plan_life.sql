-- Why: a plan is put away or deleted by somebody and can be brought back; and a list says what is new since one was there.

alter table plan add column archived_at timestamptz, add column archived_by text, add column deleted_by text;

-- when a person last opened a plan, and how far its log reached then
create table plan_visit (
	area_id text not null,
	person_id text not null,
	plan_id text not null,
	epoch integer not null,
	seq bigint not null,
	seen_at timestamptz not null default now(),
	primary key (plan_id, person_id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade
);
