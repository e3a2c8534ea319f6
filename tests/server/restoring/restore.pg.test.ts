import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cell } from '#document/action-rows.ts';
import type { Scope } from '#document/restoring/scope.ts';
import { rootsOf } from '#document/roots.ts';
import type { Standing } from '#domain/permissions.ts';
import type { PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { continuePlan, holdRow, pausePlan } from '#server/plan-log/holds.ts';
import { heldBack } from '#server/restoring/free.ts';
import { undoRestore, type KeepBefore } from '#server/restoring/restore.ts';
import { restoresSince } from '#server/restoring/restores.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aWorld, content, editor, row, textOf, traces as tracesOf, wordsOf, type World } from './a-world.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

const traces = (world: World) => tracesOf(database.sql, world);

describe('bringing something back', () => {
	test('a section comes back and the rest of the plan stays as it is', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => {
			textOf(doc, 'words').insert(0, 'Nobody knows why. ');
			textOf(doc, 'schools').insert(0, 'All ');
			row(doc, 'one').set('deletedAt', '2026-01-01T00:00:00.000Z');
		});
		await world.bring({ kind: 'section', id: 'first' });
		const now = await world.now();
		expect(wordsOf(now, 'words')).toBe('Families wait too long.');
		expect(wordsOf(now, 'schools')).toBe('All Schools listen.');
		expect(now.actions['one']).toEqual(content.actions['one']);
	});

	test('a row that was removed long ago comes back whole, under its own id, behind the row it stood behind', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => {
			row(doc, 'two').set('deletedAt', '2026-01-01T00:00:00.000Z');
			cell(doc, 'two', 'm3').delete(0, 1);
			row(doc, 'one').set('rank', 'a5');
		});
		await world.bring({ kind: 'row', id: 'two' });
		const { two, one } = (await world.now()).actions;
		expect({ ...two, rank: '' }).toEqual({ ...content.actions['two'], rank: '' });
		expect(two!.rank > one!.rank).toBe(true);
	});

	test('when its table is gone, the table comes back with it, where it stood', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => rootsOf(doc).body.delete(2, 1));
		await world.bring({ kind: 'row', id: 'one' });
		expect((await world.now()).doc[2]).toEqual(content.doc[2]);
	});

	test('one box of an action comes back, and its other boxes stay', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => {
			((cell(doc, 'one', 'what').get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 5);
			row(doc, 'one').set('due', '2027-01-01');
		});
		await world.bring({ kind: 'cell', id: 'one', column: 'what' });
		const { one } = (await world.now()).actions;
		expect(one!.what).toEqual(content.actions['one']!.what);
		expect(one!.due).toBe('2027-01-01');
	});

	test('the whole plan comes back: what was added since is removed, and nothing of it is destroyed', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => {
			textOf(doc, 'words').delete(0, 9);
			rootsOf(doc).meta.set('title', 'Another title');
		});
		const added = await world.addRow();
		await world.bring({ kind: 'plan' });
		const { [added]: third, ...others } = (await world.now()).actions;
		expect({ ...(await world.now()), actions: others }).toEqual(content);
		expect(third!.deletedAt).not.toBeNull();
		expect(plainText(third!.what)).toBe('Added since.');
		const [titles] = await database.sql`select title from plan where id = ${world.by.planId}`;
		expect(titles!['title']).toBe('A plan');
	});

	test('is one row of the log, in the name of who pressed the button, with a version from before and a line in the book', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => textOf(doc, 'words').delete(0, 9));
		const { seq, id } = await world.bring({ kind: 'plan' });
		const { sql } = database;
		const { planId, author } = world.by;
		const logged =
			await sql`select kind, person_id from plan_update where plan_id = ${planId} and seq = ${seq}`;
		expect(logged).toEqual([{ kind: 'restore', person_id: author.id }]);
		const claimed = await sql`
			select 1 from plan_client c join plan_update u using (plan_id) where plan_id = ${planId} and u.seq = ${seq}
				and c.client_id = any(u.client_ids) and c.person_id = ${author.id}`;
		expect(claimed.length).toBeGreaterThan(0);
		const [done] = await restoresSince(sql, world.by, new Date(Date.now() - 60_000));
		expect(done).toMatchObject({ id, scope: { kind: 'plan' }, undone: false, name: 'Ben' });
		const [before] = await sql`select content from version where id = ${done!.beforeId}`;
		expect(wordsOf(before!['content'] as PlanContent, 'words')).toBe('wait too long.');
		const book =
			await sql`select detail from audit_event where plan_id = ${planId} and what = 'plan-part-restored'`;
		expect(book).toHaveLength(1);
	});

	test('undoing it gives back what went, and keeps what was written since', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => {
			textOf(doc, 'words').insert(0, 'Often. ');
			row(doc, 'one').set('deletedAt', '2026-01-01T00:00:00.000Z');
		});
		const { id } = await world.bring({ kind: 'plan' });
		await world.edit((doc) => textOf(doc, 'schools').insert(0, 'Typed since. '));
		const undone = await undoRestore(database.sql, world.by, id);
		const now = await world.now();
		expect(undone.kept).toBe(0);
		expect(wordsOf(now, 'words')).toBe('Often. Families wait too long.');
		expect(wordsOf(now, 'schools')).toBe('Typed since. Schools listen.');
		expect(now.actions['one']!.deletedAt).not.toBeNull();
		await expect(undoRestore(database.sql, world.by, id)).rejects.toMatchObject({
			code: 'restore-undone'
		});
	});

	test('an action that came back and was written in since stays when that is undone, and is counted', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => row(doc, 'one').set('deletedAt', '2026-01-01T00:00:00.000Z'));
		const { id } = await world.bring({ kind: 'row', id: 'one' });
		await world.edit((doc) =>
			((cell(doc, 'one', 'what').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Please: ')
		);
		const { kept } = await undoRestore(database.sql, world.by, id).catch((error: { code: string }) => ({
			kept: error.code
		}));
		const { one } = (await world.now()).actions;
		expect(one!.deletedAt).toBeNull();
		expect(plainText(one!.what)).toBe('Please: Ring each family within two weeks.');
		expect(kept).toBe('restore-written-in');
	});
});

describe('what is refused', () => {
	test('two at once: one after the other, and the second is told that it is so already', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => textOf(doc, 'words').insert(0, 'Often. '));
		const both = await Promise.allSettled([world.bring({ kind: 'plan' }), world.bring({ kind: 'plan' })]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'restore-same' }
		});
	});

	test('two different ones at once both happen', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => {
			textOf(doc, 'words').insert(0, 'Often. ');
			textOf(doc, 'schools').insert(0, 'All. ');
		});
		await Promise.all([
			world.bring({ kind: 'section', id: 'first' }),
			world.bring({ kind: 'section', id: 'second' })
		]);
		expect((await world.now()).doc).toEqual(content.doc);
	});

	test('a version of another plan, one that is gone, and one of a newer release', async () => {
		const [world, other] = [await aWorld(database.sql), await aWorld(database.sql)];
		for (const id of [other.version, 'nothing'])
			await expect(world.bring({ kind: 'plan' }, { versionId: id })).rejects.toMatchObject({
				code: 'version-gone'
			});
		await database.sql`update version set schema = 99 where id = ${world.version}`;
		await expect(world.bring({ kind: 'plan' })).rejects.toMatchObject({ code: 'version-newer' });
	});

	test('a version of an older release is filled up with nothing', async () => {
		const world = await aWorld(database.sql);
		await database.sql`
			update version set schema = 1, content = content #- '{actions,one,linked}' #- '{meta,coProductionStatus}' where id = ${world.version}`;
		await world.edit((doc) => textOf(doc, 'words').insert(0, 'Often. '));
		await world.bring({ kind: 'plan' });
		expect((await world.now()).actions['one']!.linked).toEqual([]);
	});

	test('who only reads or proposes, a plan that was put away, and an inspection report', async () => {
		const world = await aWorld(database.sql);
		const plan = { sharedWithArea: true, deleted: false };
		const standings: Standing[] = [
			{ ...editor, planRoles: ['reader'] },
			{ ...editor, planRoles: ['contributor'] },
			{ ...editor, planRoles: ['guest'] },
			{ ...editor, status: 'suspended' },
			{ ...editor, plan: { ...plan, archived: true } },
			{ ...editor, plan: { ...plan, readOnly: true } },
			{ ...editor, plan: { ...plan, deleted: true } }
		];
		for (const standing of standings)
			await expect(world.bring({ kind: 'plan' }, { standing })).rejects.toMatchObject({
				code: 'not-allowed'
			});
	});

	test('an action that is being talked about, unless by who leads; nothing is half done', async () => {
		const world = await aWorld(database.sql);
		const { areaId, planId, author } = world.by;
		await world.edit((doc) => {
			row(doc, 'one').set('due', '2027-01-01');
			textOf(doc, 'words').insert(0, 'Often. ');
		});
		await holdRow(database.sql, { areaId, planId, personId: author.id }, 'one');
		await expect(world.bring({ kind: 'plan' })).rejects.toMatchObject({ code: 'restore-held' });
		expect(wordsOf(await world.now(), 'words')).toContain('Often');
		expect(await database.sql`select 1 from version where plan_id = ${planId}`).toHaveLength(1);
		const lead: Standing = { ...editor, planRoles: ['lead'] };
		await world.bring({ kind: 'plan' }, { standing: lead });
		expect((await world.now()).actions['one']!.due).toBe('2026-03-05');
	});

	test('in a pause nobody brings anything back but who leads, and nothing is half done', async () => {
		const world = await aWorld(database.sql);
		const { areaId, planId, author } = world.by;
		await world.edit((doc) => textOf(doc, 'words').insert(0, 'Often. '));
		const { id } = await world.bring({ kind: 'plan' });
		await world.edit((doc) => textOf(doc, 'schools').insert(0, 'All. '));
		await pausePlan(database.sql, { areaId, planId, personId: author.id });
		expect(await heldBack(database.sql, world.by)).toBe('restore-paused');
		await expect(world.bring({ kind: 'plan' })).rejects.toMatchObject({ code: 'restore-paused' });
		await expect(undoRestore(database.sql, world.by, id)).rejects.toMatchObject({
			code: 'restore-paused'
		});
		expect(await traces(world)).toEqual({ before: 1, restores: 1, logged: 1, book: 1 });
		for (const role of ['lead', 'facilitator'] as const) {
			const standing: Standing = { ...editor, planRoles: ['editor', role] };
			expect(await heldBack(database.sql, { ...world.by, standing })).toBeNull();
		}
		await world.bring({ kind: 'plan' }, { standing: { ...editor, planRoles: ['lead'] } });
		expect(wordsOf(await world.now(), 'schools')).toBe('Schools listen.');
		await continuePlan(database.sql, { planId });
		await world.edit((doc) => textOf(doc, 'schools').insert(0, 'All. '));
		await world.bring({ kind: 'plan' });
	});

	test('when the plan is kept by others for too long: it is said, and can be done again', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => textOf(doc, 'words').insert(0, 'Often. '));
		const other = await database.sql.reserve();
		await other`begin`;
		await other`select 1 from plan_head where plan_id = ${world.by.planId} for update`;
		await expect(world.bring({ kind: 'plan' }, { patience: 100 })).rejects.toMatchObject({
			code: 'restore-busy'
		});
		await other`rollback`;
		other.release();
		expect(await traces(world)).toEqual({ before: 0, restores: 0, logged: 0, book: 0 });
		await world.bring({ kind: 'plan' });
		expect(await traces(world)).toEqual({ before: 1, restores: 1, logged: 1, book: 1 });
	});

	test('what was not there then, and a box of an action that is not there now', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => row(doc, 'one').set('deletedAt', '2026-01-01T00:00:00.000Z'));
		const scopes: [Scope, string][] = [
			[{ kind: 'section', id: 'never' }, 'restore-nothing'],
			[{ kind: 'row', id: 'never' }, 'restore-nothing'],
			[{ kind: 'cell', id: 'one', column: 'what' }, 'restore-no-row'],
			[{ kind: 'row', id: 'two' }, 'restore-same']
		];
		for (const [scope, code] of scopes) await expect(world.bring(scope)).rejects.toMatchObject({ code });
	});

	test('a fault in the middle leaves nothing behind', async () => {
		const world = await aWorld(database.sql);
		await world.edit((doc) => textOf(doc, 'words').insert(0, 'Often. '));
		const cut: KeepBefore = async (tx, { areaId, planId }) => {
			await makeVersion(tx, { areaId, planId, reason: 'before-restore', by: null });
			throw new Error('the line is cut');
		};
		await expect(world.bring({ kind: 'plan' }, { keepBefore: cut })).rejects.toThrow('the line is cut');
		expect(await database.sql`select 1 from version where plan_id = ${world.by.planId}`).toHaveLength(1);
		expect(wordsOf(await world.now(), 'words')).toContain('Often');
	});
});
