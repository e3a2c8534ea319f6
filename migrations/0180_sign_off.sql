-- Why: partners agree to one exact version, each in its own words, which nobody else changes and which are printed. The live plan
-- is never frozen: everything about a sign-off hangs on its version and that version's fingerprint.

-- the council, the NHS, the forum, the young people's group, schools, the chair of the board
create table partner_body (
	area_id text not null references area (id) on delete cascade,
	id text not null unique,
	name text not null check (length(name) between 1 and 120),
	kind text not null check (kind in ('council', 'nhs', 'forum', 'young_people', 'schools', 'chair')),
	-- not asked any more; what it said stays
	archived_at timestamptz,
	made_at timestamptz not null default now(),
	primary key (area_id, id)
);
create unique index partner_body_name on partner_body (area_id, lower(name)) where archived_at is null;

-- who may answer for it
create table partner_signer (
	area_id text not null,
	body_id text not null,
	person_id text not null,
	given_by text not null,
	given_at timestamptz not null default now(),
	primary key (body_id, person_id),
	foreign key (area_id, body_id) references partner_body (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade
);
create index partner_signer_person on partner_signer (person_id);

create table sign_off (
	area_id text not null,
	id text not null unique,
	plan_id text not null,
	-- the exact text, and its fingerprint as it was asked about
	version_id text not null,
	hash text not null,
	-- what the lead says to the partners
	note text not null default '',
	asked_by text not null,
	asked_at timestamptz not null default now(),
	answer_by date,
	-- where the plan stood when they were asked: it goes back there, or on to respond
	from_state text not null,
	state text not null check (state in ('open', 'agreed', 'sent-back', 'called-off', 'published')),
	ended_at timestamptz,
	ended_by text,
	-- the body that sent it back; null where a lead called it off
	ended_for text,
	reason text not null default '',
	-- the number under which it was published
	n integer,
	primary key (area_id, id),
	check ((state = 'published') = (n is not null)),
	check ((state in ('open', 'agreed')) = (ended_at is null)),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, version_id) references version (area_id, id),
	foreign key (area_id, asked_by) references person (area_id, id)
);
-- one at a time
create unique index sign_off_of_plan on sign_off (plan_id) where state in ('open', 'agreed');
create unique index sign_off_published on sign_off (plan_id, n) where n is not null;
create index sign_off_by_plan on sign_off (plan_id, asked_at desc);

-- who is asked, named as they were then
create table sign_off_body (
	area_id text not null,
	sign_off_id text not null,
	body_id text not null,
	name text not null,
	kind text not null,
	place integer not null,
	primary key (sign_off_id, body_id),
	foreign key (area_id, sign_off_id) references sign_off (area_id, id) on delete cascade,
	foreign key (area_id, body_id) references partner_body (area_id, id) on delete cascade
);

-- what a body said. The newest counts; the ones before stay in the book.
create table sign_off_answer (
	area_id text not null,
	id text not null unique,
	sign_off_id text not null,
	body_id text not null,
	seq bigint generated always as identity,
	answer text not null check (answer in ('agree', 'reservation', 'not-yet')),
	sends_back boolean not null default false,
	words text not null default '',
	person_id text not null,
	at timestamptz not null default now(),
	-- of the version that was read
	hash text not null,
	check (answer = 'agree' or words <> ''),
	check (answer = 'not-yet' or not sends_back),
	foreign key (sign_off_id, body_id) references sign_off_body (sign_off_id, body_id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id)
);
create index sign_off_answer_of on sign_off_answer (sign_off_id, body_id, seq desc);

-- nobody changes the words of a body, not even by mistake of ours
create function sign_off_answer_stays() returns trigger language plpgsql as $$
begin
	raise exception 'An answer of a partner is never changed.';
end $$;
create trigger sign_off_answer_stays before update on sign_off_answer for each row execute function sign_off_answer_stays();

alter table version drop constraint version_reason_check;
alter table version add constraint version_reason_check check (reason in
	('automatic-left', 'automatic-idle', 'automatic-active', 'before-deletion', 'before-restore', 'named', 'sign-off', 'published'));
