-- Why: words that must go for somebody's privacy go from frozen versions too. What stood there is not kept; the fingerprints before
-- and after are, so that everybody can see that something was removed, and when.
create table version_erasure (
	area_id text not null,
	plan_id text not null,
	id text not null unique,
	version_id text not null,
	was text not null,
	reads text not null check (reads <> was),
	why text not null,
	person_id text not null,
	at timestamptz not null default now(),
	seq bigint generated always as identity,
	primary key (area_id, id),
	foreign key (area_id, version_id) references version (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id)
);
create index version_erasure_of on version_erasure (version_id, seq);
create index version_erasure_by_plan on version_erasure (plan_id, seq);

-- nothing else changes what was published, or what partners were asked about: not even by mistake of ours
create function version_stays() returns trigger language plpgsql as $$
begin
	if new.content = old.content and new.hash = old.hash then
		return new;
	end if;
	if old.n is null and not exists (select from sign_off where sign_off.version_id = old.id) then
		return new;
	end if;
	if exists (select from version_erasure as erased
		where erased.version_id = old.id and erased.was = old.hash and erased.reads = new.hash and erased.at = now()) then
		return new;
	end if;
	raise exception 'The words of a version that was published or asked about are never changed.';
end $$;
create trigger version_stays before update of content, hash on version for each row execute function version_stays();
