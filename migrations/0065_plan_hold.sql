-- Why: who leads a workshop pauses writing, keeps a row to talk about, and calls everybody to a place. It stands here, so that
-- every process and every tab that comes later knows it.
create table plan_hold (
	area_id text not null,
	plan_id text not null,
	kind text not null check (kind in ('pause', 'row', 'call')),
	-- the row that is talked about, or the heading or row where everybody is called to
	target_id text not null default '',
	person_id text not null,
	at timestamptz not null default now(),
	-- when somebody who leads was last here: nothing stays held when they have gone
	led_at timestamptz not null default now(),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade,
	foreign key (area_id, person_id) references person (area_id, id) on delete cascade
);
-- one pause and one call a plan, one hold a row
create unique index plan_hold_once on plan_hold (plan_id, kind, (case when kind = 'row' then target_id else '' end));
