// Sending a suggestion. It is kept beside the plan; nothing of it is in the plan's log before somebody accepts it.
import * as Y from 'yjs';
import { acceptedInto } from '#document/proposals/accepted.ts';
import { isId, newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import { partsOf, type Part } from '#domain/proposals/hunks-between.ts';
import { privateInSuggestion } from '#domain/proposals/private-words.ts';
import { mostOpen, mostParts } from '#domain/proposals/proposal.ts';
import { refuse } from '#domain/refusals.ts';
import type { Hunk } from '#domain/hunks.ts';
import { Gate } from '#server/plan-log/gate.ts';
import { openPlan } from '#server/plan-log/log.postgres.ts';
import type { Author } from '#server/plan-log/log.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { tell } from '#server/telling/tell.ts';
import type { Suggestion } from '#protocol/suggestion-schema.ts';

/** Who suggests, where, and where they stand there at this moment. */
export interface Proposer {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly author: Author;
	readonly standing: Standing;
}

/**
 * Keeps a suggestion, and says of how many parts. Sent twice under one id, it stands once. Refuses not-allowed, bad-request,
 * suggest-nothing, suggest-enough,
 * looks-private, and what the gate would refuse if it were accepted now.
 */
export async function propose(
	sql: Sql,
	by: Proposer,
	suggestion: Suggestion
): Promise<{ readonly id: string; readonly parts: number }> {
	return sql.begin((tx) => keep(tx, by, suggestion));
}

/**
 * What came too late and waits for its author becomes a suggestion of theirs: both in one step, so that it is never in two places.
 * What is more than one suggestion may hold goes on waiting.
 */
export async function proposeHeld(sql: Sql, by: Proposer, heldId: string): Promise<{ readonly id: string }> {
	return sql.begin(async (tx) => {
		const [held] = await tx<{ hunks: Hunk[] }[]>`
			select hunks from held_change
			where plan_id = ${by.planId} and person_id = ${by.author.id} and id = ${heldId} for update`;
		if (!held) refuse('not-found');
		const all = partsOf(held.hunks).map((part) => [...part]);
		const rest = JSON.stringify(all.slice(mostParts).flat());
		// they were typed into the plan, before everybody's eyes
		const kept = await keep(tx, by, { id: newId(), why: '', parts: all.slice(0, mostParts), after: 'post' });
		if (all.length <= mostParts)
			await tx`delete from held_change where plan_id = ${by.planId} and id = ${heldId}`;
		else
			await tx`
				update held_change set hunks = ${rest}::text::jsonb, size = ${rest.length}
				where plan_id = ${by.planId} and id = ${heldId}`;
		return kept;
	});
}

async function keep(
	tx: Tx,
	{ areaId, planId, author, standing }: Proposer,
	{ id, why, parts, after }: Suggestion
): Promise<{ id: string; parts: number }> {
	if (!may(standing, 'suggest-change')) refuse('not-allowed');
	if (!isId(id)) refuse('bad-request');
	if (after === undefined && privateInSuggestion({ why, parts }).length > 0) refuse('looks-private');
	const isPrivate = after === 'moderators';
	// one after the other for each plan: two tabs cannot both be the last that fits
	const [head] =
		await tx`select 1 from plan_head where plan_id = ${planId} and area_id = ${areaId} for no key update`;
	if (!head) refuse('not-found');
	const [sent] = await tx<{ person: PersonId; parts: number }[]>`
		select person_id as person, (select count(*)::int from proposal_hunk
			where proposal_hunk.plan_id = proposal.plan_id and proposal_id = proposal.id) as parts
		from proposal where plan_id = ${planId} and id = ${id}`;
	if (sent) return sent.person === author.id ? { id, parts: sent.parts } : refuse('bad-request');
	const [{ open }] = await tx<[{ open: number }]>`
		select count(distinct proposal.id)::int as open from proposal
		join proposal_hunk on proposal_hunk.plan_id = proposal.plan_id and proposal_id = proposal.id and state = 'open'
		where proposal.plan_id = ${planId} and person_id = ${author.id}`;
	if (open >= mostOpen) refuse('suggest-enough');
	const gate = new Gate((await openPlan(tx, planId)) ?? refuse('not-found'));
	const worth = worthKeeping(gate, author, parts);
	if (worth.length === 0) refuse('suggest-nothing');
	await insertSuggestion(tx, { areaId, planId, author, id, why, isPrivate, comment: null }, worth);
	if (isPrivate)
		await tell(tx, {
			...{ areaId, planId, kind: 'words-wait', about: id, by: author.id, to: 'moderators' },
			path: `/plans/${planId}/suggestions`
		});
	return { id, parts: worth.length };
}

export interface NewSuggestion {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly id: string;
	/** As they were when they suggested it. */
	readonly author: Author;
	readonly why: string;
	readonly isPrivate: boolean;
	/** The contribution to a consultation that it is made of. */
	readonly comment: string | null;
}

export async function insertSuggestion(
	tx: Tx,
	{ areaId, planId, id, author, why, isPrivate, comment }: NewSuggestion,
	parts: readonly Part[]
): Promise<void> {
	await tx`
		insert into proposal (area_id, plan_id, id, person_id, role, voice_group, why, private, comment_id)
		values (${areaId}, ${planId}, ${id}, ${author.id}, ${author.role}, ${author.group}, ${why}, ${isPrivate}, ${comment})`;
	for (const [n, part] of parts.entries())
		await tx`
			insert into proposal_hunk (plan_id, proposal_id, n, hunks)
			values (${planId}, ${id}, ${n}, ${JSON.stringify(part)}::text::json)`;
}

/** What the plan does not say already. What could be put in now goes through the gate, and is thrown away again. */
export function worthKeeping(gate: Gate, author: Author, parts: readonly Part[]): Part[] {
	const rows = new Set(gate.doc.getMap('actions').keys());
	return parts.filter((part) => {
		if (part.some((hunk) => hunk.op === 'action.insert' && rows.has(hunk.actionId))) return false;
		const { fit, update } = acceptedInto(Y.encodeStateAsUpdate(gate.doc), part);
		if (fit === 'in-already') return false;
		if (!update) return true;
		const verdict = gate.enter(update, { id: author.id, mayEdit: true });
		if (verdict.kind === 'refused' || verdict.kind === 'behind') refuse(verdict.code);
		return true;
	});
}
