-- Why: a picture that nobody shows any more is swept after a while. When a plan was last looked through, and since when it no
-- longer shows a picture; both empty where nobody has looked yet.

alter table plan_picture add column looked_at timestamptz;
alter table plan_picture add column unused_since timestamptz;
create index plan_picture_by_look on plan_picture (looked_at);
