-- Why: two steps before each wrote down the reasons a version can have, and the later one forgot that of the earlier.
alter table version drop constraint version_reason_check;
alter table version add constraint version_reason_check check (reason in
	('automatic-left', 'automatic-idle', 'automatic-active', 'before-deletion', 'before-restore', 'after-redaction', 'named', 'sign-off', 'published'));
