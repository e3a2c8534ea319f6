-- Why: who signs in by mailed links has no password to show that it is them who signs for a partner. A code goes to their mailbox
-- instead. One at a time for an account; it works in the browser that asked for it, once, for ten minutes.
create table signing_code (
	account_id text primary key references account (id) on delete cascade,
	session_id text not null,
	-- SHA-256 of account and code
	code text not null,
	expires_at timestamptz not null
);
