-- Why: words that must go for somebody's privacy stand in more places than versions: in what is held for somebody, in suggestions, in
-- what partners said. The place of the log at which they went is kept, so that what the log said before is shown to nobody again.
create table plan_erasure (
	area_id text not null,
	plan_id text not null,
	id text not null unique,
	-- nothing before this place of the log is made anew from it
	epoch integer not null,
	seq bigint not null,
	why text not null,
	person_id text not null,
	at timestamptz not null default now(),
	primary key (area_id, id),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id)
);
create index plan_erasure_of on plan_erasure (plan_id, epoch, seq);

-- a partner's words are changed by this alone, and nothing else of the answer with them
create or replace function sign_off_answer_stays() returns trigger language plpgsql as $$
begin
	if new.words <> '' and (to_jsonb(new) - 'words') = (to_jsonb(old) - 'words') and exists (
		select from plan_erasure as erased join sign_off on sign_off.plan_id = erased.plan_id
		where sign_off.id = old.sign_off_id and erased.at = now()) then
		return new;
	end if;
	raise exception 'An answer of a partner is never changed.';
end $$;
