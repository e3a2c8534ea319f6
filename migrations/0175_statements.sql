-- Why: the law asks whoever runs public pages for an accessibility statement and a privacy notice, and for somebody to write to.
-- An area that wrote none of its own has the ready-made words, so a row here means words of its own.
alter table area add column contact text not null default '' check (length(contact) <= 2000);

create table area_statement (
	area_id text not null references area (id) on delete cascade,
	kind text not null check (kind in ('accessibility', 'privacy')),
	words text not null check (length(words) between 1 and 40000),
	changed_at timestamptz not null default now(),
	changed_by text not null,
	primary key (area_id, kind),
	foreign key (area_id, changed_by) references person (area_id, id)
);
