-- Why: what came from a file, and what was not understood, word for word, until a person has dealt with it.

create table import_job (
	area_id text not null,
	id text not null,
	plan_id text,
	file_name text not null,
	file_hash text not null,
	file bytea not null,
	-- the reading: content, unplaced pieces, notes on the source, counts
	reading jsonb not null,
	person_id text not null,
	made_at timestamptz not null default now(),
	taken_at timestamptz,
	primary key (area_id, id),
	foreign key (area_id, person_id) references person (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

create table unplaced (
	area_id text not null,
	id text not null,
	plan_id text not null,
	import_id text not null,
	position integer not null,
	-- why it could not be placed, in a plain sentence, and the words as they stood
	why text not null,
	words text not null,
	placed_at timestamptz,
	placed_by text,
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

-- defects of the source that were flagged and not changed
create table source_note (
	area_id text not null,
	id text not null,
	plan_id text not null,
	import_id text not null,
	position integer not null,
	says text not null,
	quote text not null,
	-- where: a block or action id, empty when it is about the whole document
	target text not null default '',
	dealt_with_at timestamptz,
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
