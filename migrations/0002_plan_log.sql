-- Why: the shared document of a plan is its log. A row is written before anybody is told "saved", and stays.

-- the row whose lock hands out seq: numbers cannot commit out of order, so who has seen 11 has seen 10
create table plan_head (
	area_id text not null,
	plan_id text primary key,
	epoch integer not null default 1,
	seq bigint not null default 0,
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

create table plan_update (
	area_id text not null,
	plan_id text not null,
	epoch integer not null,
	seq bigint not null,
	-- names the append, so that repeating it after an unclear failure writes nothing twice
	append_id text not null,
	kind text not null check (kind in ('typed', 'import', 'restore', 'accept', 'correction')),
	person_id text not null,
	acting_for text,
	role text not null,
	voice_group text not null,
	client_ids bigint[] not null,
	bytes bytea not null,
	at timestamptz not null default now(),
	primary key (plan_id, epoch, seq),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
create unique index plan_update_append on plan_update (plan_id, append_id);

-- a cache only: the document as of seq, so that a plan opens without replaying its life
create table plan_state (
	area_id text not null,
	plan_id text primary key,
	epoch integer not null,
	seq bigint not null,
	bytes bytea not null,
	at timestamptz not null default now(),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

-- a Yjs client id belongs to the person who first used it; unique across all processes
create table plan_client (
	area_id text not null,
	plan_id text not null,
	client_id bigint not null,
	person_id text not null,
	at timestamptz not null default now(),
	primary key (plan_id, client_id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

-- whose words: for each append the clocks it added, per client id, written in the append's transaction
create table plan_authorship (
	area_id text not null,
	plan_id text not null,
	epoch integer not null,
	seq bigint not null,
	client_id bigint not null,
	clock_from bigint not null,
	clock_to bigint not null,
	person_id text not null,
	voice_group text not null,
	via text not null,
	primary key (plan_id, epoch, seq, client_id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

-- what the gate refused, kept so that nothing anybody typed is lost
create table rejected_update (
	area_id text not null,
	plan_id text not null,
	id text not null,
	person_id text,
	code text not null,
	bytes bytea not null,
	at timestamptz not null default now(),
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
