-- Why: who took words away is as much a part of a plan's history as who wrote them. A deletion names the words' own client
-- id and the person who deleted; one append may delete several ranges of one client.
alter table plan_authorship add column deleted boolean not null default false;
alter table plan_authorship drop constraint plan_authorship_pkey;
alter table plan_authorship add primary key (plan_id, epoch, seq, client_id, deleted, clock_from);
