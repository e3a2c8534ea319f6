-- Why: a picture of a plan lives beside it, by the hash of its bytes: the same picture is kept once in an area, and a public
-- page can be written anew for ever. It is read through the plans that show it.

create table picture (
	area_id text not null references area (id) on delete cascade,
	-- SHA-256 of bytes, lower-case hex
	hash text not null,
	type text not null check (type in ('image/jpeg', 'image/png')),
	width integer not null,
	height integer not null,
	bytes bytea not null,
	created_at timestamptz not null default now(),
	primary key (area_id, hash)
);
create index picture_by_hash on picture (hash);

-- which plans a picture was put into: who may see one of them may see the picture
create table plan_picture (
	area_id text not null,
	plan_id text not null,
	hash text not null,
	added_by text not null,
	at timestamptz not null default now(),
	primary key (plan_id, hash),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, hash) references picture (area_id, hash),
	foreign key (area_id, added_by) references person (area_id, id)
);
create index plan_picture_by_hash on plan_picture (hash);
