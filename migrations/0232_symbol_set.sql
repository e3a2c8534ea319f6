-- Why: an area chooses which drawings stand beside the lines of its easy read. Lines name concepts, so no words change with it.
alter table area add column symbol_set text not null default 'openmoji';
