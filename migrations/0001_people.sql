-- Why: who may come in. Accounts and sessions belong to the installation; everything else belongs to an area and is
-- reached by (area_id, id), so that no query can cross into another area by a forgotten filter.

create table area (
	id text primary key,
	name text not null,
	-- demo areas exist only on loopback installs and can be thrown away
	demo boolean not null default false,
	created_at timestamptz not null default now()
);

create table account (
	id text primary key,
	email text not null,
	password_hash text,
	created_at timestamptz not null default now()
);
-- one account per address, whatever its capitals
create unique index account_email on account (lower(email));

-- id is the SHA-256 of the token in the cookie: a stolen table opens no session
create table session (
	id text primary key,
	account_id text not null references account (id) on delete cascade,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null
);
create index session_by_account on session (account_id);

-- one-time links by mail (and the first owner's link on the console, where account_id and email are null)
create table sign_in_link (
	id text primary key,
	email text,
	purpose text not null check (purpose in ('sign-in', 'first-owner')),
	created_at timestamptz not null default now(),
	expires_at timestamptz not null,
	used_at timestamptz
);

-- counts tries per bucket (address, account) so that guessing is slow; swept by age
create table attempt (
	bucket text not null,
	at timestamptz not null default now()
);
create index attempt_by_bucket on attempt (bucket, at);

create table organisation (
	area_id text not null references area (id) on delete cascade,
	id text not null,
	name text not null,
	created_at timestamptz not null default now(),
	primary key (area_id, id)
);

-- a person is somebody in one area; the account is how they sign in, and guests will have none
create table person (
	area_id text not null references area (id) on delete cascade,
	id text not null unique,
	account_id text references account (id) on delete set null,
	name text not null,
	voice_group text not null check (voice_group in ('parent_carer', 'young_person', 'professional')),
	organisation_id text,
	shown_as text not null default 'first-name' check (shown_as in ('name', 'first-name', 'group')),
	status text not null default 'active' check (status in ('active', 'suspended', 'removed')),
	created_at timestamptz not null default now(),
	primary key (area_id, id),
	foreign key (area_id, organisation_id) references organisation (area_id, id)
);
-- one person per account and area
create unique index person_account on person (account_id, area_id);

create table plan (
	area_id text not null references area (id) on delete cascade,
	id text not null unique,
	-- copies of the document's own titles, refreshed with the log, so that lists need not open documents
	title text not null default '',
	plain_title text not null default '',
	kind text not null default 'afi' check (kind in ('pap', 'afi', 'strategy', 'update', 'inspection')),
	state text not null default 'drafting',
	-- raised when history must be rebuilt (erasure); clients of an older epoch are refused
	epoch integer not null default 1,
	shared_with_area boolean not null default false,
	created_by text not null,
	created_at timestamptz not null default now(),
	changed_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (area_id, id),
	foreign key (area_id, created_by) references person (area_id, id)
);

-- a role is held in the area (plan_id null) or in one plan
create table membership (
	area_id text not null,
	person_id text not null,
	plan_id text,
	role text not null,
	created_at timestamptz not null default now(),
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade,
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
create unique index membership_once on membership (area_id, person_id, role, coalesce(plan_id, ''));
create index membership_by_plan on membership (area_id, plan_id);

-- id is the SHA-256 of the token in the link
create table invitation (
	area_id text not null references area (id) on delete cascade,
	id text not null unique,
	email text,
	name text not null default '',
	voice_group text not null check (voice_group in ('parent_carer', 'young_person', 'professional')),
	organisation_id text,
	role text not null,
	plan_id text,
	invited_by text not null,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null,
	used_at timestamptz,
	used_by text,
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, organisation_id) references organisation (area_id, id),
	foreign key (area_id, invited_by) references person (area_id, id)
);

-- mail waits here, written in the same transaction as its reason, and is sent by a worker
create table outbox_mail (
	id text primary key,
	area_id text references area (id) on delete cascade,
	to_address text not null,
	subject text not null,
	body text not null,
	created_at timestamptz not null default now(),
	sent_at timestamptz,
	tries integer not null default 0,
	last_error text
);

-- what was done by whom, in words without document text; kept 24 months
create table audit_event (
	area_id text not null references area (id) on delete cascade,
	id text not null,
	person_id text,
	what text not null,
	plan_id text,
	detail jsonb not null default '{}',
	at timestamptz not null default now(),
	primary key (area_id, id)
);
create index audit_event_by_time on audit_event (area_id, at desc);
