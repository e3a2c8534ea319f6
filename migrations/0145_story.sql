-- Why: the story of one action or section. Each version says which parts it changed, so that of five thousand only those that
-- matter are read; and the log says once, when it is walked along, who wrote in which part and in which way.
-- {row.<id>, section.<id>}, told together with `brought`; '*' where nobody can say; null until somebody has worked it out
alter table version add column parts text[];
drop index version_untold;
create index version_untold on version (plan_id) where brought is null or parts is null;

-- What one person did in one way, in one stretch of the log: never words. A stretch ends where a version does.
create table plan_touch (
	area_id text not null,
	plan_id text not null,
	epoch integer not null,
	seq_from bigint not null,
	seq_to bigint not null,
	person_id text not null,
	role text not null,
	voice_group text not null,
	kind text not null,
	parts text[] not null,
	primary key (plan_id, epoch, seq_from, person_id, role, voice_group, kind),
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
-- what was walked along before this table was there is not in it
alter table plan_watched add column touched_from bigint not null default 0;
update plan_watched set touched_from = seq;
