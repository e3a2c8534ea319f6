-- Why: tabs that stay open while a backup is restored hold words that the backup does not. For a while they may bring them
-- back, also those of people who are not here; and whoever runs the area is told.
create table restored (
	at timestamptz primary key default now(),
	-- when the backup was made: what was written after that is missing until a tab brings it back
	backup_made timestamptz not null,
	returns_until timestamptz not null
);

-- until then a tab may bring back words under client ids of others; null for a plan that was never restored
alter table plan_head add column returns_until timestamptz;

alter table plan_update drop constraint plan_update_kind_check;
alter table plan_update add constraint plan_update_kind_check
	check (kind in ('typed', 'import', 'restore', 'accept', 'correction', 'returned'));
