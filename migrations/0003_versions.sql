-- Why: a version is frozen content with a hash; a publication puts one version at a public address.

create table version (
	area_id text not null,
	id text not null,
	plan_id text not null,
	n integer not null,
	content jsonb not null,
	-- SHA-256 over RFC 8785 JSON of {schema, meta, areas, doc, actions}, marks sorted, lower-case hex
	hash text not null,
	schema integer not null,
	epoch integer not null,
	seq bigint not null,
	y_state bytea,
	note text not null default '',
	made_by text not null,
	made_at timestamptz not null default now(),
	primary key (area_id, id),
	unique (plan_id, n),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, made_by) references person (area_id, id)
);

create table publication (
	area_id text not null,
	plan_id text not null,
	n integer not null,
	version_id text not null,
	-- cosmetic part of the address at the time; any slug leads to the page
	slug text not null,
	published_by text not null,
	published_at timestamptz not null default now(),
	-- what was true when it went out: sign-off did not exist yet, so the page says "not signed off"
	signed_off boolean not null default false,
	withdrawn_at timestamptz,
	withdrawn_by text,
	withdrawn_reason text,
	primary key (plan_id, n),
	foreign key (area_id, plan_id) references plan (area_id, id),
	foreign key (area_id, version_id) references version (area_id, id)
);
