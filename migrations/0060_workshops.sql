-- Why: a workshop lets people without account or e-mail into one plan until a time. They are persons of the area like
-- everybody who writes, so that their words stay theirs; their right lasts as long as the workshop.

create table workshop (
	area_id text not null,
	id text not null unique,
	plan_id text not null,
	-- what a guest may do in the plan while it is open
	guests_are text not null check (guests_are in ('editor', 'contributor')),
	opened_by text not null,
	opened_at timestamptz not null default now(),
	ends_at timestamptz not null,
	-- set when somebody ends it, or when its time was seen to be up; ends_at alone already closes it
	ended_at timestamptz,
	-- Both are shown again to whoever leads, also after a restart, so they stand here readable. They open one plan for at
	-- most a day, and are forgotten when the workshop is over.
	code text,
	link text,
	-- young people may only join where two adults are named: who leads and who watches
	young_people boolean not null,
	leads text not null default '',
	watches text not null default '',
	-- the number the next guest gets: one row for all groups, so that it says nothing about how many of a group came
	next_guest integer not null default 1,
	primary key (area_id, id),
	check (not young_people or (leads <> '' and watches <> '' and lower(leads) <> lower(watches))),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, opened_by) references person (area_id, id)
);
create unique index workshop_code on workshop (code);
create unique index workshop_link on workshop (link);
-- a plan is open for one workshop at a time
create unique index workshop_of_plan on workshop (plan_id) where ended_at is null;

create table guest (
	area_id text not null,
	person_id text not null unique,
	workshop_id text not null,
	number integer not null,
	joined_at timestamptz not null default now(),
	-- "take part" is what joining means, and always true; the other is off until chosen
	takes_part boolean not null check (takes_part),
	quote_words boolean not null default false,
	removed_at timestamptz,
	removed_by text,
	primary key (area_id, person_id),
	unique (workshop_id, number),
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade,
	foreign key (area_id, workshop_id) references workshop (area_id, id) on delete cascade
);
create index guest_by_workshop on guest (workshop_id);

-- id is the SHA-256 of the token in the guest's cookie; it is worth something while the workshop is open
create table guest_session (
	id text primary key,
	area_id text not null,
	person_id text not null,
	created_at timestamptz not null default now(),
	foreign key (area_id, person_id) references guest (area_id, person_id) on delete cascade
);
create index guest_session_by_person on guest_session (area_id, person_id);
