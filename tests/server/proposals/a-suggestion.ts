// A plan with two actions, somebody who suggests changes to it, and two people who answer.
import * as Y from 'yjs';
import { suggestedOn } from '#document/proposals/keyed-plan.ts';
import { rootsOf } from '#document/roots.ts';
import { newId, type AreaId, type PlanId } from '#domain/ids.ts';
import type { Standing } from '#domain/permissions.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Role } from '#domain/roles.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import type { Author } from '#server/plan-log/log.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Judge } from '#server/proposals/decide.ts';
import { propose, type Proposer } from '#server/proposals/propose.ts';
import type { Sql } from '#server/sql.ts';
import { aPerson } from '#tests/people.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { content } from '#tests/server/restoring/a-world.ts';

export const standingOf = (role: Role, is: Partial<Standing> = {}): Standing => ({
	status: 'active',
	areaRoles: [],
	planRoles: [role],
	plan: { sharedWithArea: true, deleted: false },
	...is
});

export interface Forum {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly proposer: Proposer;
	readonly editor: Judge;
	readonly lead: Judge;
	/** Suggests what is done on a copy of the plan as it is now; answers with the id. */
	readonly suggest: (
		change: (fork: Y.Doc) => void,
		id?: string,
		after?: 'post' | 'moderators'
	) => Promise<string>;
	/** Types into the plan as the editor. */
	readonly type: (change: (doc: Y.Doc) => void) => Promise<void>;
	readonly now: () => Promise<PlanContent>;
}

export async function aForum(sql: Sql, given: PlanContent = content): Promise<Forum> {
	const { areaId, planId } = await makePlan(sql, given);
	const cora = await aPerson(sql, areaId, { name: 'Ellie Stone', group: 'parent_carer' });
	const [ed, ben] = [
		await aPerson(sql, areaId, { name: 'Cora Penn' }),
		await aPerson(sql, areaId, { name: 'Ben Marsh' })
	];
	const author: Author = { id: cora.personId, role: 'contributor', group: 'parent_carer' };
	const judge = (personId: typeof cora.personId, role: Role): Judge => ({
		...{ areaId, planId, personId },
		standing: standingOf(role)
	});
	const proposer: Proposer = { areaId, planId, author, standing: standingOf('contributor') };
	const copy = async (): Promise<Y.Doc> => {
		const doc = new Y.Doc();
		rootsOf(doc);
		Y.applyUpdate(doc, (await planContent(sql, planId)).state);
		return doc;
	};
	return {
		...{ areaId, planId, proposer },
		editor: judge(ed.personId, 'editor'),
		lead: judge(ben.personId, 'lead'),
		async suggest(change, id = newId(), after = undefined) {
			const [base, fork] = [await copy(), await copy()];
			change(fork);
			await propose(sql, proposer, {
				id,
				why: 'It helps.',
				parts: suggestedOn(fork, base).map((part) => [...part]),
				after
			});
			return id;
		},
		async type(change) {
			const doc = await copy();
			const before = Y.encodeStateVector(doc);
			doc.transact(() => change(doc));
			const person: Author = { id: ed.personId, role: 'editor', group: 'professional' };
			const update = Y.encodeStateAsUpdate(doc, before);
			await appendToPlan(sql, { areaId, planId, update, kind: 'typed', person });
		},
		now: async () => (await planContent(sql, planId)).content
	};
}
