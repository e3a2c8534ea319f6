-- Why: a plan ends when another one takes its place. Its public pages keep their addresses and say so, with the way to the one that
-- follows; where nothing follows it, they say that.
alter table plan
	add column superseded_at timestamptz,
	add column superseded_by text,
	-- null: nothing follows it, or what followed is gone
	add column successor_id text,
	add foreign key (area_id, superseded_by) references person (area_id, id) on delete set null (superseded_by),
	add foreign key (area_id, successor_id) references plan (area_id, id) on delete set null (successor_id),
	add check (successor_id <> id),
	add check (successor_id is null or superseded_at is not null);
create index plan_successor on plan (successor_id) where successor_id is not null;
