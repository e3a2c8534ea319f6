-- Why: a plan's history. Versions are made by themselves, by name, and by publishing; each is kept with who had a hand in it
-- and what it brought. Only published ones have a number.
alter table version alter column n drop not null;
-- nobody makes what is made by itself
alter table version alter column made_by drop not null;
alter table version
	add column kind text not null default 'published' check (kind in ('automatic', 'named', 'published')),
	add column reason text not null default 'published' check (reason in
		('automatic-left', 'automatic-idle', 'automatic-active', 'before-deletion', 'before-restore', 'named', 'published')),
	add column name text not null default '',
	-- who wrote between the version before and this one: [{person, role, group}], as they stood then
	add column contributors jsonb not null default '[]',
	-- what it brought, told beside the version before; null until somebody has worked it out
	add column brought jsonb,
	-- hashes of the pictures it shows; null where nobody has looked: then its content says
	add column pictures text[];
alter table version add check ((kind = 'published') = (n is not null));
-- several processes may want to make the same one
create unique index version_by_itself on version (plan_id, epoch, seq) where kind = 'automatic';
-- the time line, and the version before any state, without looking into content
create index version_in_order on version (plan_id, epoch desc, seq desc, made_at desc, id desc);
create index version_untold on version (plan_id) where brought is null;

-- how far the log of a plan was looked through for moments to keep, and the document as of then, so that looking on costs only
-- what is new
create table plan_watched (
	area_id text not null,
	plan_id text primary key,
	epoch integer not null,
	seq bigint not null,
	bytes bytea not null,
	-- all changes up to here are in a version
	kept_seq bigint not null,
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);

-- from where on a person is told what changed in a plan; null when there is nothing to tell
alter table plan_visit add column since_epoch integer, add column since_seq bigint, add column since_at timestamptz;
