-- Why: what is held ends with the workshop in which it was held, and a member who was taken out of a workshop stays out until
-- they are let back in or it is over. (Guests are taken out in their own table: their right is the workshop's.)

alter table plan_hold add column workshop_id text references workshop (id) on delete cascade;

create table workshop_removal (
	area_id text not null,
	workshop_id text not null references workshop (id) on delete cascade,
	plan_id text not null,
	person_id text not null,
	removed_by text not null,
	at timestamptz not null default now(),
	primary key (workshop_id, person_id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade
);
create index workshop_removal_by_plan on workshop_removal (plan_id, person_id);
