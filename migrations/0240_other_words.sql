-- Why: in a consultation people also say how a sentence should read instead. That is a contribution like any other: looked at,
-- changed, taken back and answered as those are. The suggestion made of it stands beside it, for those who answer suggestions.

-- the first line is the sentence as they would have it; what stands below says why
alter table comment add column suggests boolean not null default false;

alter table proposal
	-- said in a consultation: others see it while they see that contribution
	add column comment_id text unique,
	add foreign key (comment_id) references comment (id) on delete cascade;
