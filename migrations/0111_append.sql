-- Why: what rooms write live shall cost one way to the database and back, however many plans take part. A statement is a
-- transaction of its own, so lock, look, write and commit are one call.

-- Writes rows under numbers that the caller has taken under the plans' locks: rows, claims of client ids, authorship, heads,
-- titles and hints.
--   asked.plans: [{plan, seq, hint, title?, plain_title?, kind?}]
--   asked.rows: [{area, plan, epoch, seq, append_id, kind, person, acting_for, role, voice_group, bytes (base64),
--     adds [[client, from, to]], deletes [[client, from, to]]}]
create function write_plan_rows(asked jsonb) returns void
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

	perform pg_notify('withus', hint) from jsonb_to_recordset(asked -> 'plans') as moved (hint text);
end $$;

-- Writes for the plans that stand exactly where the caller looked at them, and answers which: of the others, and of those in
-- which somebody else owns one of the client ids, nothing is written. asked.plans also has epoch and after, the number up to
-- which the document was known. Waits so many milliseconds for a lock.
create function append_where_nothing_moved(asked jsonb, plans text[], patience int)
returns table (written text, at timestamptz)
language plpgsql as $$
declare
	sound text[];
begin
	perform set_config('lock_timeout', patience::text, true);
	-- in the order of their ids, so that two writers never wait for each other in a ring
	perform from plan_head where plan_head.plan_id = any(plans) order by plan_head.plan_id for update;
	-- a statement of its own: it sees what was committed while we waited. `offset 0`: one look into the index for each
	select array_agg(looked.plan) into sound
	from jsonb_to_recordset(asked -> 'plans') as looked (plan text, epoch int, after bigint)
		cross join lateral (
			select head.epoch, head.seq from plan_head as head where head.plan_id = looked.plan offset 0
		) as stands
	where stands.epoch = looked.epoch and stands.seq = looked.after and looked.plan not in (
		select fresh.plan from jsonb_to_recordset(asked -> 'rows') as fresh (plan text, kind text, person text, adds jsonb),
			jsonb_array_elements(adds) as added,
			lateral (
				select person_id, retired from plan_client
				where plan_client.plan_id = fresh.plan and client_id = (added ->> 0)::bigint offset 0
			) as claim
		where kind <> 'returned' and (claim.retired or claim.person_id <> fresh.person)
	);
	if sound is null then return; end if;
	if array_length(sound, 1) < array_length(plans, 1) then
		asked := jsonb_build_object(
			'plans', (select jsonb_agg(one) from jsonb_array_elements(asked -> 'plans') as one where one ->> 'plan' = any(sound)),
			'rows', (select jsonb_agg(one) from jsonb_array_elements(asked -> 'rows') as one where one ->> 'plan' = any(sound)));
	end if;
	perform write_plan_rows(asked);
	return query select unnest(sound), now();
end $$;
