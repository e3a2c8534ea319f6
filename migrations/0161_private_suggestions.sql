-- Why: what may tell who somebody is can be sent to those alone who look at comments before others do.
alter table proposal add column private boolean not null default false;
