-- Why: the sender looks for waiting mail every few seconds; sent mail is the long tail it must not read.
create index outbox_mail_waiting on outbox_mail (created_at) where sent_at is null;
