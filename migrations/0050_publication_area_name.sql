-- Why: an area can be renamed; a version that is public keeps the name it was published under.
alter table publication add column area_name text not null default '';
update publication p set area_name = a.name from area a where a.id = p.area_id;
