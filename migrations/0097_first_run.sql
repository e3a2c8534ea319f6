-- Why: a new area is set up in a few steps, and somebody new is shown around. What was read or set aside leaves no trace in
-- any other table, so it is remembered here.

create table set_up_step (
	area_id text not null references area (id) on delete cascade,
	step text not null check (step in ('organisations', 'groups', 'people')),
	person_id text,
	at timestamptz not null default now(),
	primary key (area_id, step)
);
-- whoever runs an area already needs no first steps
insert into set_up_step (area_id, step)
select area.id, step from area cross join unnest(array['organisations', 'groups', 'people']) as step;

-- cards of the short tour that an account has put away
create table tour_put_away (
	account_id text not null references account (id) on delete cascade,
	place text not null check (place in ('plans', 'plan')),
	at timestamptz not null default now(),
	primary key (account_id, place)
);
