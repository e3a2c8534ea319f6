-- Why: what became of a piece in the tray, so that it can be taken back. The words themselves are never deleted.

-- placed: stands at the end of the plan, in the blocks named · not-needed: somebody decided so
alter table unplaced add column outcome text check (outcome in ('placed', 'not-needed'));
alter table unplaced add column block_ids text[] not null default '{}';
-- who dealt with a note about the source; the plan itself was changed, or not, by that person
alter table source_note add column dealt_with_by text;
-- the tray of a plan is read in the order of the file
create index unplaced_by_plan on unplaced (area_id, plan_id, position);
create index source_note_by_plan on source_note (area_id, plan_id, position);
