-- Why: a consultation holds one exact text of a plan open between two times, so that people say what they think of it. What they
-- say is an ordinary thread, with the consultation's id on its comment; guests are persons of the area, as in a workshop.
create table round (
	area_id text not null,
	id text not null unique,
	plan_id text not null,
	title text not null,
	-- what may change, and what is settled already
	purpose text not null,
	settled text not null default '',
	rung text not null check (rung in ('informing', 'consulting', 'co-designing', 'co-producing')),
	for_whom text not null check (for_whom in ('members', 'link', 'public')),
	moderation text not null check (moderation in ('before', 'after')),
	opens_at timestamptz not null,
	closes_at timestamptz not null,
	-- set when somebody closes it, or when its time was seen to be up; closes_at alone already closes it
	closed_at timestamptz,
	-- the day by which people hear back
	promise_at date not null,
	-- the exact text that is read in it
	version_id text not null,
	-- six letters to type, the last part of its address; kept for good, because it is read after it has closed
	code text not null unique,
	-- nobody new comes in by the address while this is set
	link_withdrawn_at timestamptz,
	opened_by text not null,
	made_at timestamptz not null default now(),
	-- the number the next guest gets: one row for all groups, so that it says nothing about how many of a group came
	next_guest integer not null default 1,
	primary key (area_id, id),
	check (opens_at < closes_at),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, version_id) references version (area_id, id),
	foreign key (area_id, opened_by) references person (area_id, id)
);
-- one at a time, one after another
create unique index round_of_plan on round (plan_id) where closed_at is null;
create index round_by_plan on round (plan_id, opens_at desc);

-- A guest came to a workshop or to a consultation. The name they gave is seen by those who write the plan, by nobody else.
alter table guest
	alter column workshop_id drop not null,
	add column round_id text,
	add foreign key (area_id, round_id) references round (area_id, id) on delete cascade,
	add check (num_nonnulls(workshop_id, round_id) = 1),
	add unique (round_id, number);

-- The private way back to one's own words: id is the SHA-256 of what stands in the link. One for each guest.
create table guest_return (
	id text primary key,
	area_id text not null,
	person_id text not null unique,
	made_at timestamptz not null default now(),
	foreign key (area_id, person_id) references guest (area_id, person_id) on delete cascade
);

alter table comment
	-- said in a consultation; answers to it have none
	add column round_id text,
	-- how it came: typed by its author, or written in by somebody for others
	add column channel text not null default 'online' check (channel in ('online', 'paper', 'phone', 'interview', 'meeting')),
	-- how many people it speaks for
	add column people integer not null default 1 check (people between 1 and 10000),
	-- the day it was said, where somebody wrote it in later
	add column happened_on date,
	-- when it was let in, kept back, hidden, or words of it were taken out
	add column judged_at timestamptz,
	add column taken_out boolean not null default false,
	add foreign key (area_id, round_id) references round (area_id, id) on delete cascade;
create index comment_by_round on comment (round_id, at) where round_id is not null;
