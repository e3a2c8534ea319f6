-- Why: people see where they are signed in (a plain name of the device, never an internet address), get links for a new
-- password and a new e-mail address, and owners see which mail did not arrive, why, and when it is tried again.

alter table session
	add column device text not null default '',
	add column seen_at timestamptz not null default now();

alter table sign_in_link
	-- whose address changes, for 'new-email'; email is then the new address
	add column account_id text references account (id) on delete cascade,
	drop constraint sign_in_link_purpose_check,
	add constraint sign_in_link_purpose_check
		check (purpose in ('sign-in', 'first-owner', 'new-password', 'new-email'));

alter table outbox_mail
	add column next_try_at timestamptz not null default now(),
	-- a mail whose link has ended by then is not worth sending
	add column useful_until timestamptz,
	-- a word of src/domain/mail-faults.ts for the last failure
	add column fault text,
	-- we stopped trying; the owner may try again
	add column failed_at timestamptz;
drop index outbox_mail_waiting;
create index outbox_mail_waiting on outbox_mail (next_try_at) where sent_at is null and failed_at is null;
