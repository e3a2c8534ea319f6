-- Why: up to where the log of a plan was looked at for the comments that hang on its words. A process that missed a hint, or was
-- away, finds by it what it has to look at.
create table plan_anchored (
	area_id text not null,
	plan_id text primary key,
	epoch integer not null,
	seq bigint not null,
	foreign key (area_id, plan_id) references plan (area_id, id) on delete cascade
);
