// A plan with two sections and two actions, somebody who may edit it, and a version of it.
import * as Y from 'yjs';
import { addRow } from '#document/action-rows.ts';
import type { Scope } from '#document/restoring/scope.ts';
import { rootsOf } from '#document/roots.ts';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import type { VersionId } from '#domain/ids.ts';
import type { Standing } from '#domain/permissions.ts';
import type { PlanContent } from '#domain/plan.ts';
import { paragraph, plainText } from '#domain/rich-text.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import type { Author } from '#server/plan-log/log.ts';
import { planContent } from '#server/plan-log/read.ts';
import { restore, type KeepBefore, type Restored } from '#server/restoring/restore.ts';
import type { Restorer } from '#server/restoring/restorer.ts';
import type { Sql } from '#server/sql.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { aPerson } from '#tests/people.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';

const blank = Object.fromEntries(actionColumnIds.map((column) => [column, []]));
function aRow(what: string, is: Partial<ActionRow> = {}): ActionRow {
	const place = {
		table: 'table',
		rank: 'a1',
		deletedAt: null,
		ref: '',
		due: null,
		areas: [],
		responsible: []
	};
	return { ...place, ...blank, what: [paragraph(what)], ...is } as ActionRow;
}

export const content: PlanContent = {
	...smallPlan,
	doc: [
		...smallPlan.doc,
		{ type: 'actionTable', attrs: { id: 'table', title: 'Actions' } },
		{
			type: 'heading',
			attrs: { id: 'second', ref: '2', level: 1 },
			content: [{ type: 'text', text: 'Schools' }]
		},
		{ ...paragraph('Schools listen.'), attrs: { id: 'schools' } }
	],
	actions: {
		one: aRow('Ring each family within two weeks.', { due: '2026-03-05' }),
		two: aRow('Name one person for each child.', { rank: 'a2', m3: [paragraph('Half of them have one.')] })
	}
};

export const editor: Standing = {
	status: 'active',
	areaRoles: [],
	planRoles: ['editor'],
	plan: { sharedWithArea: true, deleted: false }
};

export interface World {
	readonly by: Restorer;
	readonly version: VersionId;
	readonly edit: (change: (doc: Y.Doc) => void) => Promise<void>;
	readonly bring: (
		scope: Scope,
		otherwise?: { versionId?: string; standing?: Standing; keepBefore?: KeepBefore; patience?: number }
	) => Promise<Restored>;
	readonly addRow: () => Promise<string>;
	readonly now: () => Promise<PlanContent>;
}

export async function aWorld(sql: Sql, then: PlanContent = content): Promise<World> {
	const { areaId, planId } = await makePlan(sql, then);
	const { personId } = await aPerson(sql, areaId, { name: 'Ben Marsh' });
	const author: Author = { id: personId, role: 'editor', group: 'professional' };
	const by: Restorer = { areaId, planId, author, standing: editor };
	const { id } = await makeVersion(sql, { areaId, planId, reason: 'named', by: personId, name: 'Before' });
	const world: World = {
		bring: (scope, { versionId = world.version, standing = editor, ...way } = {}) =>
			restore(sql, { ...by, standing }, { versionId, scope }, way),
		by,
		version: id,
		async addRow() {
			let id = '';
			await world.edit(
				(doc) => (id = addRow(doc, { table: 'table', content: { what: [paragraph('Added since.')] } }))
			);
			return id;
		},
		async edit(change) {
			const { state } = await planContent(sql, planId);
			const doc = new Y.Doc();
			rootsOf(doc);
			Y.applyUpdate(doc, state);
			const before = Y.encodeStateVector(doc);
			doc.transact(() => change(doc));
			await appendToPlan(sql, {
				areaId,
				planId,
				update: Y.encodeStateAsUpdate(doc, before),
				kind: 'typed',
				person: author
			});
		},
		now: async () => (await planContent(sql, planId)).content
	};
	return world;
}

export const textOf = (doc: Y.Doc, id: string): Y.XmlText => {
	const block = rootsOf(doc)
		.body.toArray()
		.find((node) => node instanceof Y.XmlElement && node.getAttribute('id') === id);
	return (block as Y.XmlElement).get(0) as Y.XmlText;
};
export const wordsOf = (plan: PlanContent, id: string): string =>
	plan.doc
		.flatMap((block) =>
			'attrs' in block && block.attrs && 'id' in block.attrs && block.attrs.id === id && 'content' in block
				? plainText(block.content ?? [])
				: []
		)
		.join('');
export const row = (doc: Y.Doc, id: string) => rootsOf(doc).actions.get(id) as Y.Map<unknown>;

/** What restores have left behind in the tables: each leaves one of each, or nothing. */
export async function traces(sql: Sql, { by: { planId } }: World): Promise<Traces> {
	const [found] = await sql<[Traces]>`
		select (select count(*)::int from version where plan_id = ${planId} and reason = 'before-restore') as before,
			(select count(*)::int from plan_restore where plan_id = ${planId}) as restores,
			(select count(*)::int from plan_update where plan_id = ${planId} and kind = 'restore') as logged,
			(select count(*)::int from audit_event where plan_id = ${planId} and what in ('plan-part-restored', 'restore-undone')) as book`;
	return found;
}

export interface Traces {
	before: number;
	restores: number;
	logged: number;
	book: number;
}
