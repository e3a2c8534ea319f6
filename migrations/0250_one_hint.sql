-- Why: two hundred plans that are written in made two thousand hints a second, and each process took apart every one of them,
-- three times. What is committed together is told together: one hint for up to a hundred plans.

-- As in 0111_append.sql, but for the hint: asked.plans: [{plan, seq, title?, plain_title?, kind?}]. Processes of an older version beside
-- new ones still say theirs, plan by plan (`hint`), and hear each other; of new ones they hear by comparing numbers, every five seconds.
create or replace function write_plan_rows(asked jsonb) returns void
language plpgsql as $$
begin
	insert into plan_update (area_id, plan_id, epoch, seq, append_id, kind, person_id, acting_for, role, voice_group,
		client_ids, bytes)
	select area, plan, epoch, seq, append_id, kind, person, acting_for, role, voice_group,
		array(select (added ->> 0)::bigint from jsonb_array_elements(adds) as added), decode(bytes, 'base64')
	from jsonb_to_recordset(asked -> 'rows') as fresh (area text, plan text, epoch int, seq bigint, append_id text, kind text,
		person text, acting_for text, role text, voice_group text, bytes text, adds jsonb);

	-- what was brought back makes nobody the owner of its ids
	insert into plan_client (area_id, plan_id, client_id, person_id)
	select area, plan, (added ->> 0)::bigint, person
	from jsonb_to_recordset(asked -> 'rows') as fresh (area text, plan text, kind text, person text, adds jsonb),
		jsonb_array_elements(adds) as added
	where kind <> 'returned'
	on conflict do nothing;

	insert into plan_authorship (area_id, plan_id, epoch, seq, client_id, clock_from, clock_to, deleted, person_id,
		voice_group, via)
	select area, plan, epoch, seq, (span ->> 0)::bigint, (span ->> 1)::bigint, (span ->> 2)::bigint, taken, person,
		voice_group, kind
	from jsonb_to_recordset(asked -> 'rows') as fresh (area text, plan text, epoch int, seq bigint, kind text, person text,
			voice_group text, adds jsonb, deletes jsonb),
		lateral (
			select value as span, false as taken from jsonb_array_elements(adds)
			union all select value, true from jsonb_array_elements(deletes)
		) as spans;

	update plan_head set seq = moved.seq
	from jsonb_to_recordset(asked -> 'plans') as moved (plan text, seq bigint) where plan_head.plan_id = moved.plan;

	update plan set changed_at = now(), title = coalesce(moved.title, plan.title),
		plain_title = coalesce(moved.plain_title, plan.plain_title), kind = coalesce(moved.kind, plan.kind)
	from jsonb_to_recordset(asked -> 'plans') as moved (plan text, title text, plain_title text, kind text)
	where plan.id = moved.plan;

	-- a payload has at most 8,000 bytes
	perform pg_notify('withus', jsonb_build_object('kind', 'plans', 'plans', jsonb_agg(jsonb_build_array(plan, seq)))::text)
	from (
		select plan, seq, (row_number() over () - 1) / 100 as part
		from jsonb_to_recordset(asked -> 'plans') as moved (plan text, seq bigint)
	) as told
	group by part;
	perform pg_notify('withus', hint) from jsonb_to_recordset(asked -> 'plans') as moved (hint text) where hint is not null;
end $$;
