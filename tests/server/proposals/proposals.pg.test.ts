import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, removeRow, setDue } from '#document/action-rows.ts';
import { sayingNow } from '#document/proposals/beside.ts';
import { rootsOf } from '#document/roots.ts';
import { newId } from '#domain/ids.ts';
import { mostParts } from '#domain/proposals/proposal.ts';
import { paragraph } from '#domain/rich-text.ts';
import { leaveNameless } from '#server/accounts/leaving.ts';
import { holdRow, pausePlan } from '#server/plan-log/holds.ts';
import { ownData } from '#server/accounts/own-data.ts';
import { planContent } from '#server/plan-log/read.ts';
import { accept, decline } from '#server/proposals/decide.ts';
import {
	countAnswers,
	countListed,
	countOpen,
	listed,
	onePage,
	sawAnswers
} from '#server/proposals/proposals.ts';
import { propose, proposeHeld } from '#server/proposals/propose.ts';
import { withdraw } from '#server/proposals/withdraw.ts';
import { voicesOf } from '#server/voices/voices-of.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { textOf, wordsOf } from '../restoring/a-world.ts';
import { aForum, standingOf } from './a-suggestion.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

describe('suggesting', () => {
	test('keeps what was suggested beside the plan, which says what it said', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const before = await forum.now();
		const id = await forum.suggest((fork) => {
			textOf(fork, 'words').insert(0, 'Today ');
			setDue(fork, 'one', '2027-01-01');
		});
		expect(await forum.now()).toEqual(before);
		const [suggestion] = await listed(sql, { ...forum, open: true });
		expect(suggestion).toMatchObject({ id, name: 'Ellie', why: 'It helps.', group: 'parent_carer' });
		expect(suggestion!.parts.map(({ state }) => state)).toEqual(['open', 'open']);
		expect(await countOpen(sql, forum.planId)).toBe(1);
	});

	test('whoever takes their data along has their suggestions in it, with the answers', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const proposal = await forum.suggest((fork) => textOf(fork, 'words').insert(0, 'Today '));
		await decline(sql, forum.editor, { proposal, n: 0 }, 'Not now, because…');
		const [{ account }] = await sql<[{ account: string }]>`
			select account_id as account from person where id = ${forum.proposer.author.id}`;
		const [area] = (await ownData(sql, account))!.areas;
		expect(area!.suggested).toMatchObject([
			{ why: 'It helps.', parts: [{ state: 'declined', reason: 'Not now, because…' }] }
		]);
	});

	test('sent twice under one id it stands once; under an id of somebody else it is refused', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = newId();
		for (let n = 0; n < 2; n++) await forum.suggest((fork) => textOf(fork, 'words').insert(0, 'Today '), id);
		expect(await countOpen(sql, forum.planId)).toBe(1);
		const somebodyElse = {
			...forum.proposer,
			author: { ...forum.proposer.author, id: forum.editor.personId }
		};
		await expect(propose(sql, somebodyElse, { id, why: '', parts: [] })).rejects.toThrow('bad-request');
	});

	test('is for those who may, and not for a report, a plan put away, or nothing at all', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const plan = { sharedWithArea: true, deleted: false };
		for (const standing of [
			standingOf('reader'),
			standingOf('facilitator'),
			standingOf('contributor', { status: 'suspended' }),
			standingOf('contributor', { plan: { ...plan, archived: true } }),
			standingOf('editor', { plan: { ...plan, readOnly: true } })
		])
			await expect(
				propose(sql, { ...forum.proposer, standing }, { id: newId(), why: '', parts: [] })
			).rejects.toThrow('not-allowed');
		await expect(forum.suggest(() => undefined)).rejects.toThrow('suggest-nothing');
	});

	test('may not do what the gate would not let in: a quotation made up, a row said anew', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const quote = {
			type: 'callout',
			attrs: { id: 'q', kind: 'inspectors', covers: '', source: 'A report' }
		} as const;
		const send = (parts: Parameters<typeof propose>[2]['parts']) =>
			propose(sql, forum.proposer, { id: newId(), why: '', parts });
		await expect(send([[{ op: 'insert-after', blockId: '', base: null, next: [quote] }]])).rejects.toThrow(
			'quoted-words'
		);
		const { one } = (await forum.now()).actions;
		await expect(send([[{ op: 'action.insert', actionId: 'one', base: null, next: one! }]])).rejects.toThrow(
			'suggest-nothing'
		);
		await expect(
			send([[{ op: 'attrs', base: { kind: 'afi' }, next: { kind: 'inspection' } }]])
		).rejects.toThrow('kind-stays');
		expect(await countOpen(sql, forum.planId)).toBe(0);
	});

	test('of words that were held for their author takes them out of what waits, in one step', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const hunks = [
			{
				op: 'text',
				blockId: 'words',
				base: paragraph('Families wait too long.').content,
				next: paragraph('Families wait far too long.').content
			}
		];
		const held = newId();
		await sql`
			insert into held_change (area_id, plan_id, id, person_id, why, hunks, size)
			values (${forum.areaId}, ${forum.planId}, ${held}, ${forum.proposer.author.id}, 'row-locked', ${sql.json(hunks as never)}, 9)`;
		await expect(
			proposeHeld(sql, { ...forum.proposer, standing: standingOf('reader') }, held)
		).rejects.toThrow('not-allowed');
		const { id } = await proposeHeld(sql, forum.proposer, held);
		expect((await sql`select from held_change where plan_id = ${forum.planId}`).count).toBe(0);
		await accept(sql, forum.lead, { proposal: id, n: 0 });
		expect(wordsOf(await forum.now(), 'words')).toBe('Families wait far too long.');
		await expect(proposeHeld(sql, forum.proposer, held)).rejects.toThrow('not-found');
	});
});

test('more than one suggestion may hold goes on waiting', async () => {
	const { sql } = database;
	const forum = await aForum(sql);
	const hunks = Array.from({ length: mostParts + 3 }, (_, n) => ({
		op: 'attrs',
		base: { period: '' },
		next: { period: `Period ${n}` }
	}));
	const held = newId();
	await sql`
		insert into held_change (area_id, plan_id, id, person_id, why, hunks, size)
		values (${forum.areaId}, ${forum.planId}, ${held}, ${forum.proposer.author.id}, 'row-locked', ${sql.json(hunks as never)}, 9)`;
	const { id } = await proposeHeld(sql, forum.proposer, held);
	const [kept] = await sql`select jsonb_array_length(hunks) as left from held_change where id = ${held}`;
	expect(kept).toEqual({ left: 3 });
	const [parts] = await sql`select count(*)::int as n from proposal_hunk where proposal_id = ${id}`;
	expect(parts).toEqual({ n: mostParts });
});

describe('accepting', () => {
	test('puts one part in beside what others typed meanwhile, in the name of whoever suggested it', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => {
			textOf(fork, 'words').insert(9, 'still ');
			addRow(fork, { table: 'table', content: { what: [paragraph('Visit each family.')] } });
		});
		await forum.type((doc) => textOf(doc, 'words').insert(23, ' Nobody knows why.'));
		const { seq } = await accept(sql, forum.lead, { proposal: id, n: 0 }, { reason: 'Good.' });
		expect(wordsOf(await forum.now(), 'words')).toBe('Families still wait too long. Nobody knows why.');

		const [row] = await sql<{ kind: string; person: string; group: string; clients: string[] }[]>`
			select kind, person_id as person, voice_group as "group", client_ids as clients from plan_update
			where plan_id = ${forum.planId} and seq = ${seq}`;
		expect(row).toMatchObject({ kind: 'accept', person: forum.proposer.author.id, group: 'parent_carer' });
		const claims = await sql<{ person: string }[]>`
			select person_id as person from plan_client where plan_id = ${forum.planId} and client_id = any(${row!.clients})`;
		expect(claims.map(({ person }) => person)).toEqual([forum.proposer.author.id]);
		const [deed] = await sql`
			select person_id as person, detail from audit_event where plan_id = ${forum.planId} and what = 'suggestion-accepted'`;
		expect(deed).toMatchObject({ person: forum.lead.personId, detail: { proposal: id, n: 0 } });
		const { epoch } = await planContent(sql, forum.planId);
		const voices = await voicesOf(sql, { areaId: forum.areaId, planId: forum.planId, epoch, seq: seq! });
		const shares = voices.blocks.find(({ key }) => key === 'words')!.shares;
		expect(shares).toContainEqual(
			expect.objectContaining({ person: forum.proposer.author.id, via: 'suggestion', characters: 6 })
		);
		const [left] = await listed(sql, { ...forum, open: true });
		expect(left!.parts.map(({ state: each, reason }) => [each, reason])).toEqual([
			['accepted', 'Good.'],
			['open', '']
		]);
	});

	test('of the same part by two people at once happens once, and the other is told', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => textOf(fork, 'words').insert(9, 'still '));
		const both = await Promise.allSettled(
			[forum.lead, forum.editor].map((by) => accept(sql, by, { proposal: id, n: 0 }))
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'suggest-answered' }
		});
		expect(wordsOf(await forum.now(), 'words')).toBe('Families still wait too long.');
	});

	test('of words that changed since is refused and loses nothing; seen beside one another it may be taken', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => {
			textOf(fork, 'words').delete(9, 4);
			textOf(fork, 'words').insert(9, 'queue');
		});
		await forum.type((doc) => {
			textOf(doc, 'words').delete(9, 4);
			textOf(doc, 'words').insert(9, 'stand');
		});
		const which = { proposal: id, n: 0 };
		const before = await forum.now();
		await expect(accept(sql, forum.lead, which)).rejects.toThrow('suggest-changed');
		expect(await forum.now()).toEqual(before);
		const [{ parts }] = (await listed(sql, { ...forum, open: true })) as [
			Awaited<ReturnType<typeof listed>>[number]
		];
		const seen = async () => {
			const doc = new Y.Doc();
			rootsOf(doc);
			Y.applyUpdate(doc, (await planContent(sql, forum.planId)).state);
			return sayingNow(doc, parts[0]!.part)!;
		};
		const over = await seen();
		await forum.type((doc) => textOf(doc, 'words').insert(0, 'All '));
		await expect(accept(sql, forum.lead, which, { over })).rejects.toThrow('suggest-changed');
		await accept(sql, forum.lead, which, { over: await seen() });
		expect(wordsOf(await forum.now(), 'words')).toBe('Families queue too long.');
	});

	test('of what is gone is refused; declining it is not', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => textOf(fork, 'words').insert(0, 'Today '));
		await forum.type((doc) => rootsOf(doc).body.delete(1, 1));
		await expect(accept(sql, forum.lead, { proposal: id, n: 0 })).rejects.toThrow('suggest-gone');
		await decline(sql, forum.lead, { proposal: id, n: 0 }, 'We took it out.');
		expect(await countOpen(sql, forum.planId)).toBe(0);
	});

	test('waits while the action is being talked about, but not for who leads', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => setDue(fork, 'one', '2027-01-01'));
		await holdRow(sql, forum.lead, 'one');
		await expect(accept(sql, forum.editor, { proposal: id, n: 0 })).rejects.toThrow('suggest-held');
		await accept(sql, forum.lead, { proposal: id, n: 0 });
		expect((await forum.now()).actions['one']!.due).toBe('2027-01-01');
	});

	test('waits while writing is paused, but not for who leads', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => textOf(fork, 'words').insert(9, 'still '));
		await pausePlan(sql, forum.lead);
		await expect(accept(sql, forum.editor, { proposal: id, n: 0 })).rejects.toThrow('suggest-paused');
		await accept(sql, forum.lead, { proposal: id, n: 0 });
		expect(wordsOf(await forum.now(), 'words')).toBe('Families still wait too long.');
	});

	test('of what the plan says already writes nothing', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => textOf(fork, 'words').insert(9, 'still '));
		await forum.type((doc) => textOf(doc, 'words').insert(9, 'still '));
		expect(await accept(sql, forum.lead, { proposal: id, n: 0 })).toEqual({ seq: null });
	});

	test('is for those who edit; and still possible when the proposer is not there any more', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => {
			textOf(fork, 'words').insert(9, 'still ');
			removeRow(fork, 'two', new Date(0));
		});
		for (const role of ['contributor', 'reader', 'facilitator', 'owner'] as const) {
			const by = { ...forum.lead, standing: standingOf(role) };
			await expect(accept(sql, by, { proposal: id, n: 0 })).rejects.toThrow('not-allowed');
			await expect(decline(sql, by, { proposal: id, n: 0 }, 'No.')).rejects.toThrow('not-allowed');
		}
		await sql`update person set status = 'removed' where id = ${forum.proposer.author.id}`;
		await accept(sql, forum.editor, { proposal: id, n: 0 });
		expect(wordsOf(await forum.now(), 'words')).toBe('Families still wait too long.');
		await sql.begin((tx) => leaveNameless(tx, forum.areaId, forum.proposer.author.id));
		await expect(accept(sql, forum.editor, { proposal: id, n: 1 })).rejects.toThrow('suggest-answered');
		expect((await forum.now()).actions['two']!.deletedAt).toBeNull();
	});
});

describe('what becomes of it', () => {
	test('a declined part needs a reason, which the proposer reads, and is told of once', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => textOf(fork, 'words').insert(0, 'Today '));
		await expect(decline(sql, forum.lead, { proposal: id, n: 0 }, '')).rejects.toThrow('suggest-reason');
		await decline(sql, forum.lead, { proposal: id, n: 0 }, 'We do not know since when.');
		const me = forum.proposer.author.id;
		expect(await countAnswers(sql, forum.planId, me)).toBe(1);
		const [answered] = await listed(sql, { ...forum, of: me, open: false });
		expect(answered!.parts[0]).toMatchObject({
			state: 'declined',
			reason: 'We do not know since when.',
			answeredBy: 'Ben'
		});
		await sawAnswers(sql, forum.planId, me);
		expect(await countAnswers(sql, forum.planId, me)).toBe(0);
	});

	test('one’s own is taken back, somebody else’s not, and what was answered stays', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const id = await forum.suggest((fork) => {
			textOf(fork, 'words').insert(0, 'Today ');
			textOf(fork, 'schools').insert(0, 'All ');
		});
		const own = { planId: forum.planId, personId: forum.proposer.author.id };
		await expect(withdraw(sql, { ...own, personId: forum.lead.personId }, id)).rejects.toThrow('not-found');
		await accept(sql, forum.lead, { proposal: id, n: 1 });
		await withdraw(sql, own, id);
		await expect(withdraw(sql, own, id)).rejects.toThrow('suggest-answered');
		await expect(accept(sql, forum.lead, { proposal: id, n: 0 })).rejects.toThrow('suggest-answered');
		expect(wordsOf(await forum.now(), 'schools')).toBe('All Schools listen.');
		expect(await listed(sql, { ...forum, of: forum.lead.personId, open: false })).toEqual([]);
	});

	test('a part of another plan is not found', async () => {
		const { sql } = database;
		const [forum, other] = [await aForum(sql), await aForum(sql)];
		const id = await forum.suggest((fork) => textOf(fork, 'words').insert(0, 'Today '));
		await expect(accept(sql, other.lead, { proposal: id, n: 0 })).rejects.toThrow('not-found');
		await expect(accept(sql, forum.lead, { proposal: id, n: 7 })).rejects.toThrow('not-found');
	});
});

describe('the soft check', () => {
	const mobile = (fork: Y.Doc) => textOf(fork, 'schools').insert(0, 'Ring 07700 900123. ');

	test('what may tell who somebody is is looked at again before it is kept, unless they say so', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		await expect(forum.suggest(mobile)).rejects.toThrow('looks-private');
		expect(await countOpen(sql, forum.planId)).toBe(0);
		await forum.suggest(mobile, newId(), 'post');
		expect(await countOpen(sql, forum.planId)).toBe(1);
	});

	test('what is sent to those who look at comments is seen, counted and answered by nobody else but its author', async () => {
		const { sql } = database;
		const forum = await aForum(sql);
		const me = forum.proposer.author.id;
		const id = await forum.suggest(mobile, newId(), 'moderators');
		const place = { areaId: forum.areaId, planId: forum.planId };
		expect(await listed(sql, { ...place, me: forum.editor.personId, open: true })).toEqual([]);
		expect(await countOpen(sql, forum.planId, { me: forum.editor.personId })).toBe(0);
		const refused = accept(sql, forum.editor, { proposal: id, n: 0 });
		await expect(refused).rejects.toThrow('not-found');
		await expect(decline(sql, forum.editor, { proposal: id, n: 0 }, 'No.')).rejects.toThrow('not-found');
		expect(await listed(sql, { ...place, of: me, open: true })).toMatchObject([{ id, private: true }]);
		const mine = { ...place, me: forum.lead.personId, judge: true };
		expect(await listed(sql, { ...mine, open: true })).toMatchObject([{ id, private: true }]);
		const before = await countListed(sql, mine);
		await decline(sql, forum.lead, { proposal: id, n: 0 }, 'Thank you. We ring them.');
		const after = await countListed(sql, mine);
		expect([before.open, after.open, after.answered]).toEqual([1, 0, 1]);
		expect(after.stamp).not.toBe(before.stamp);
	});
});

test('a long list has pages, and no suggestion stands on two of them', async () => {
	const { sql } = database;
	const forum = await aForum(sql);
	for (let n = 0; n < onePage + 3; n += 1)
		await forum.suggest((fork) => textOf(fork, 'schools').insert(0, `Word${n} `));
	const page = (n: number) =>
		listed(sql, { areaId: forum.areaId, planId: forum.planId, judge: true, open: true, page: n });
	const [first, second, third] = [await page(1), await page(2), await page(3)];
	expect([first.length, second.length, third.length]).toEqual([onePage, 3, 0]);
	expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(onePage + 3);
});
