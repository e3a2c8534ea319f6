-- Why: beside each plan stands its easy-read twin: for every part a few short lines, each with a picture. It is written by people,
-- goes out of date when the plan's words change, and goes out together with a version.

create table easy_read_part (
	area_id text not null,
	plan_id text not null,
	-- 'plan' for the title and what stands before the first heading, else the id of a heading
	part_id text not null check (length(part_id) between 1 and 64),
	-- [{words, concept}], in order
	lines jsonb not null default '[]',
	-- goes up with each change: who writes on an older one is told, and keeps their words
	revision integer not null default 1,
	changed_by text not null,
	changed_at timestamptz not null default now(),
	-- fingerprint of the plan's words here when a lead said that these lines fit them; null while nobody has looked
	confirmed_source text,
	confirmed_by text,
	confirmed_at timestamptz,
	primary key (plan_id, part_id),
	check ((confirmed_source is null) = (confirmed_at is null)),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, changed_by) references person (area_id, id)
);

-- By when a whole twin is promised, where it is not there yet.
create table easy_read_promise (
	area_id text not null,
	plan_id text primary key,
	day date not null,
	made_by text not null,
	made_at timestamptz not null default now(),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, made_by) references person (area_id, id)
);

-- A picture of one's own for a concept of the list, or for one of the plan's own; the picture itself is one of the plan's pictures.
create table easy_read_picture (
	area_id text not null,
	plan_id text not null,
	concept text not null check (length(concept) between 1 and 64),
	name text not null check (length(name) between 1 and 60),
	-- its address, as a plan shows it
	src text not null,
	-- who made it, and on which terms it may be shown
	credit text not null check (length(credit) between 1 and 300),
	added_by text not null,
	added_at timestamptz not null default now(),
	primary key (plan_id, concept),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, added_by) references person (area_id, id)
);

-- The twin as it went with one version: public when that version is. Null content: there was none, only a day by when it comes.
create table easy_read_frozen (
	area_id text not null,
	plan_id text not null,
	version_id text primary key,
	content jsonb,
	-- of the content; another one after words were removed for privacy
	hash text,
	promised date,
	frozen_at timestamptz not null default now(),
	redacted_at timestamptz,
	check ((content is null) = (hash is null)),
	check (content is not null or promised is not null),
	foreign key (area_id, version_id) references version (area_id, id) on delete cascade
);
create index easy_read_frozen_by_plan on easy_read_frozen (plan_id);
