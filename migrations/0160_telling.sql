-- Why: people hear what concerns them, in a list of their own and, who asks for it, in one mail a day or a week. Of what happened
-- only ids are kept: what is shown is read when somebody looks, as they may see it then.
create table news (
	area_id text not null,
	id text not null unique,
	-- who is told
	person_id text not null,
	plan_id text not null,
	-- a word of src/domain/telling/news.ts
	kind text not null,
	-- the id of what it is about: a comment, a thread, a suggestion, a consultation, a theme or a version
	about text not null,
	-- for what is said in a thread: gone with it
	thread_id text references thread (id) on delete cascade,
	-- the page it leads to, where that cannot be told from the rest
	path text not null default '',
	-- who did it; null where nobody is to be named
	by_person text,
	at timestamptz not null default now(),
	read_at timestamptz,
	mailed_at timestamptz,
	primary key (area_id, id),
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade,
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
-- told again, it is news again, and stands once
create unique index news_once on news (person_id, kind, about);
create index news_by_person on news (person_id, at desc);
create index news_unread on news (person_id) where read_at is null;

-- what somebody chose to hear of, or not to hear of any more; thread_id '' is the whole plan
create table following (
	area_id text not null,
	person_id text not null,
	plan_id text not null,
	thread_id text not null default '',
	choice text not null check (choice in ('follow', 'mute')),
	-- for a plan: up to where in its log they have been told, in the list and by mail
	epoch integer not null default 0,
	seq bigint not null default 0,
	mailed_epoch integer not null default 0,
	mailed_seq bigint not null default 0,
	since timestamptz not null default now(),
	told_at timestamptz not null default now(),
	primary key (person_id, plan_id, thread_id),
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade,
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
create index following_plan on following (plan_id, thread_id);

-- who wants mail about it; without a row nobody gets any
create table digest (
	account_id text primary key references account (id) on delete cascade,
	every text not null check (every in ('day', 'week')),
	due_at timestamptz not null
);
create index digest_due on digest (due_at);

-- id is the SHA-256 of the token in a mail: the way to end these mails without signing in
create table unsubscribe_link (
	id text primary key,
	account_id text not null references account (id) on delete cascade,
	made_at timestamptz not null default now()
);

alter table outbox_mail
	add column html text not null default '',
	-- the address at which a mail program ends these mails with one press (RFC 8058)
	add column unsubscribe text,
	-- whose digest it is: it goes with the account, or when they want none any more
	add column account_id text references account (id) on delete cascade;
create index outbox_mail_digests on outbox_mail (account_id) where account_id is not null;
