-- Why: what somebody suggests stands beside the plan until somebody who writes it answers, part by part. Nothing of it is in the
-- plan's log before; what is accepted enters it in the name of whoever suggested it.

create table proposal (
	area_id text not null,
	plan_id text not null,
	-- made by whoever sends it: sent twice, it stands once
	id text not null,
	person_id text not null,
	-- as they were when they sent it: accepted words enter in this part and group
	role text not null,
	voice_group text not null,
	-- what they say about it, for who decides
	why text not null default '',
	at timestamptz not null default now(),
	primary key (plan_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id)
);
create index proposal_person on proposal (plan_id, person_id, at);

create table proposal_hunk (
	plan_id text not null,
	proposal_id text not null,
	n integer not null,
	-- changes that are taken together; json, not jsonb, keeps the order of keys
	hunks json not null,
	state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
	-- who answered, when, and the reason the proposer is given
	decided_by text,
	decided_at timestamptz,
	reason text not null default '',
	-- where in the log it entered; null when the plan said so already
	epoch integer,
	seq bigint,
	-- when the proposer has seen the answer
	seen_at timestamptz,
	primary key (plan_id, proposal_id, n),
	foreign key (plan_id, proposal_id) references proposal (plan_id, id) on delete cascade
);
create index proposal_hunk_open on proposal_hunk (plan_id) where state = 'open';
