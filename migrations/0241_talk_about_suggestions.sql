-- Why: a suggestion can be talked about before it is answered: with whoever made it, among those who write the plan, nobody else.
alter table thread
	add column proposal_id text,
	-- whoever suggested it: they see the thread, though it is among those who write the plan
	add column concerns text,
	add foreign key (plan_id, proposal_id) references proposal (plan_id, id) on delete cascade,
	add check ((proposal_id is null) = (concerns is null)),
	add check (proposal_id is null or internal);
-- one conversation about each
create unique index thread_of_proposal on thread (plan_id, proposal_id) where proposal_id is not null;
