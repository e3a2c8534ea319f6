import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { newId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { remove, suspend } from '#server/accounts/members.ts';
import { leaveNameless } from '#server/accounts/leaving.ts';
import { appendBatches } from '#server/plan-log/append-batches.ts';
import { Gate } from '#server/plan-log/gate.ts';
import { openPlan } from '#server/plan-log/log.postgres.ts';
import { newRow } from '#server/plan-log/new-row.ts';
import { planContent } from '#server/plan-log/read.ts';
import { movePlanAlone } from '#server/plan-state.ts';
import { publishAgreed } from '#server/publication/publish-agreed.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { answerForBody } from '#server/sign-off/answer.ts';
import { askPartners, callOff, moveByHand, remindSigners } from '#server/sign-off/ask.ts';
import { archiveBody, renameBody, setSigner } from '#server/sign-off/bodies.ts';
import { openSignOff, signOffsOf } from '#server/sign-off/read.ts';
import { connect } from '#server/sql.ts';
import { hashOf } from '#server/versions/hash.ts';
import { answersAlongside } from '#server/web/publish-with-answers.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { write } from '#tests/publication/a-written-plan.ts';
import {
	answer,
	aPartnership,
	ask,
	keeper,
	newestSignOff,
	now,
	stateOf,
	type Partnership
} from './a-partnership.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

/** What somebody typed, through the gate one by one, and into the log as its writer does it: many rows in one statement. */
async function type({ sql, planId, lead }: Partnership, updates: readonly Uint8Array[]): Promise<void> {
	const author = { id: lead.personId, role: 'lead', group: 'parent_carer' } as const;
	await sql.begin(async (tx) => {
		await tx`select from plan_head where plan_id = ${planId} for update`;
		const opened = (await openPlan(tx, planId))!;
		const gate = new Gate(opened);
		const rows = updates.map((update) => {
			const verdict = gate.enter(update, {
				id: author.id,
				mayEdit: true,
				mayQuote: false,
				mayCorrect: false
			});
			if (verdict.kind !== 'entered') throw new Error(verdict.kind);
			return newRow({ appendId: newId(), kind: 'typed', author, bytes: verdict.bytes, scan: verdict.scan });
		});
		await appendBatches(tx, [{ areaId: lead.areaId, planId, epoch: opened.epoch, after: opened.seq, rows }]);
	});
}

const no = async (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

describe('asking partners', () => {
	test('keeps one exact version, and tells those who may answer', async () => {
		const at = await aPartnership(database.sql);
		const { hash } = await ask(at, '2026-12-26');
		const open = await newestSignOff(at);
		expect(open).toMatchObject({
			hash,
			state: 'open',
			answerBy: '2026-12-26',
			askedBy: 'Lee Marsh',
			note: 'Please read it.'
		});
		expect(open.bodies.map(({ name, answers }) => [name, answers])).toEqual([
			['Larkshire Council', []],
			['Larkshire Forum', []]
		]);
		expect(await stateOf(at)).toBe('board_signoff');
		const told = await at.sql<{ person: string; path: string }[]>`
			select person_id as person, path from news where about = ${open.id} and kind = 'sign-off-asked'`;
		expect(new Set(told.map(({ person }) => person))).toEqual(
			new Set([at.councillor, at.colleague, at.carer].map(({ personId }) => personId))
		);
		expect(told[0]?.path).toBe(`/plans/${at.planId}/sign-off`);
	});

	test('1,000 late changes change nothing of it: they are in the next draft', async () => {
		const at = await aPartnership(database.sql);
		const { hash } = await ask(at);
		const { sql, planId, lead } = at;
		const { seq } = await planContent(sql, planId);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, (await planContent(sql, planId)).state);
		const { body } = rootsOf(doc);
		const line = new Y.XmlText();
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [line]);
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		body.insert(body.length, [paragraph]);
		while (updates.length < 1_000) line.insert(line.length, 'late ');
		await type(at, updates);
		const { content, seq: after } = await planContent(sql, planId);
		expect(after - seq).toBe(1_000);
		expect(JSON.stringify(content)).toContain('late late');
		expect(hashOf(content)).not.toBe(hash);
		const [kept] = await sql<{ content: Parameters<typeof hashOf>[0]; hash: string }[]>`
			select content, hash from version where id = ${(await newestSignOff(at)).versionId}`;
		expect(kept!.hash).toBe(hash);
		expect(hashOf(kept!.content)).toBe(hash);
		// and it is that version which goes out
		await answer(at, at.councillor, 'council');
		expect(await answer(at, at.carer, 'forum')).toBe('agreed');
		const by = await now(sql, lead, planId);
		const out = await publishAgreed(sql, { planId, signOff: (await newestSignOff(at)).id, by });
		expect(out.hash).toBe(hash);
	}, 60_000);

	test('is refused while something is in the way, twice at once, and for a plan that nobody may see', async () => {
		const at = await aPartnership(database.sql);
		const { sql, planId, council, forum, lead } = at;
		const by = await now(sql, lead, planId);
		const without = { note: '', answerBy: null };
		await no(askPartners(sql, by, { bodies: [council], ...without }), 'not-ready-to-ask');
		await no(askPartners(sql, by, { bodies: [], ...without }), 'not-ready-to-ask');
		await no(
			askPartners(sql, await now(sql, at.carer, planId), { bodies: [council, forum], ...without }),
			'not-allowed'
		);
		const both = await Promise.allSettled([ask(at), ask(at)]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'asked-already' }
		});
		await no(publish(sql, { planId, by }), 'publish-while-asked');
		const book = await sql<{ code: string }[]>`
			select detail ->> 'code' as code from audit_event where plan_id = ${planId} and what = 'plan-move-refused' order by at`;
		expect(book.map(({ code }) => code).sort()).toEqual(
			['asked-already', 'not-allowed', 'not-ready-to-ask', 'not-ready-to-ask', 'publish-while-asked'].sort()
		);
	});

	test('a theme without a decision is in the way', async () => {
		const at = await aPartnership(database.sql);
		await at.sql`
			insert into theme (area_id, id, plan_id, title, made_by)
			values (${at.lead.areaId}, ${`theme-${at.planId}`}, ${at.planId}, 'Calls', ${at.lead.personId})`;
		await no(ask(at), 'not-ready-to-ask');
		expect(await stateOf(at)).toBe('drafting');
	});

	test('reminds only who has not answered, and is called off with a reason', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		const lead = await now(at.sql, at.lead, at.planId);
		await answer(at, at.councillor, 'council');
		expect(await remindSigners(at.sql, lead)).toBe(1);
		const { id } = await newestSignOff(at);
		await callOff(at.sql, lead, { signOff: id, reason: 'A figure is wrong.' });
		expect(await newestSignOff(at)).toMatchObject({
			state: 'called-off',
			reason: 'A figure is wrong.',
			endedFor: null
		});
		expect(await stateOf(at)).toBe('in_coproduction');
		await no(callOff(at.sql, lead, { signOff: id, reason: 'Again.' }), 'not-now');
		await no(remindSigners(at.sql, lead), 'not-now');
		await ask(at);
		expect(await signOffsOf(at.sql, at.planId)).toHaveLength(2);
	});
});

describe('answering', () => {
	test('two bodies agree, one with a reservation; the newest answer counts and the ones before stay', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		expect(
			await answer(at, at.carer, 'forum', { answer: 'not-yet', words: 'No date for older plans.' })
		).toBe('open');
		expect(await answer(at, at.councillor, 'council')).toBe('open');
		expect(
			await answer(at, at.carer, 'forum', {
				answer: 'reservation',
				words: '  No date for older plans.\u0000 '
			})
		).toBe('agreed');
		const { bodies, state } = await newestSignOff(at);
		expect(state).toBe('agreed');
		expect(bodies[1]!.answers.map(({ answer, words, who }) => [answer, words, who])).toEqual([
			['reservation', 'No date for older plans.', 'Ede Brook'],
			['not-yet', 'No date for older plans.', 'Ede Brook']
		]);
		// who agreed can still change their mind, until it is published
		expect(await answer(at, at.councillor, 'council', { answer: 'not-yet', words: 'Wait.' })).toBe('open');
		const by = await now(at.sql, at.lead, at.planId);
		await no(
			publishAgreed(at.sql, { planId: at.planId, signOff: (await newestSignOff(at)).id, by }),
			'not-agreed-yet'
		);
	});

	test('nobody answers for a body they do not stand for: not a lead, not an owner, not another partner', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		for (const person of [at.lead, at.owner, at.carer])
			await no(answer(at, person, 'council'), 'not-your-body');
		await no(answer(at, at.carer, 'forum', { body: 'nowhere' }), 'not-your-body');
		await no(answer(at, at.carer, 'forum', { signOff: 'nowhere' }), 'not-found');
	});

	test('one person speaks for one body only', async () => {
		const at = await aPartnership(database.sql);
		await setSigner(at.sql, keeper(at.owner), { body: at.council, person: at.carer.personId, stands: true });
		await ask(at);
		await answer(at, at.carer, 'forum');
		await no(answer(at, at.carer, 'council'), 'one-body-only');
	});

	test('who has just lost the right signs nothing: taken away, suspended, removed, or out of the plan', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		const { sql, planId, owner } = at;
		// what the page knew a moment ago
		const before = await now(sql, at.carer, planId);
		const { id, hash } = (await openSignOff(sql, planId))!;
		const wish = {
			signOff: id,
			body: at.forum,
			answer: 'agree',
			sendsBack: false,
			words: '',
			hash,
			last: ''
		} as const;
		const deed = { areaId: owner.areaId, by: owner.personId, person: at.carer.personId };
		await setSigner(sql, keeper(owner), { body: at.forum, person: at.carer.personId, stands: false });
		await no(answerForBody(sql, before, wish), 'not-your-body');
		await setSigner(sql, keeper(owner), { body: at.forum, person: at.carer.personId, stands: true });
		await suspend(sql, deed);
		await no(answerForBody(sql, before, wish), 'not-found');
		await remove(sql, deed);
		await no(answerForBody(sql, before, wish), 'not-found');
		const colleague = await now(sql, at.colleague, planId);
		await sql`delete from membership where person_id = ${at.colleague.personId} and plan_id = ${planId}`;
		await no(answerForBody(sql, colleague, { ...wish, body: at.council }), 'not-found');
		expect((await newestSignOff(at)).bodies.flatMap(({ answers }) => answers)).toEqual([]);
	});

	test('two who answer for one body at once: the second reads the first one’s words before taking their place', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		const both = await Promise.allSettled([
			answer(at, at.councillor, 'council', { last: '' }),
			answer(at, at.colleague, 'council', { answer: 'not-yet', words: 'Wait.', last: '' })
		]);
		const lost = both.filter((one) => one.status === 'rejected');
		expect(lost).toMatchObject([{ reason: { code: 'answered-meanwhile' } }]);
		expect(await answer(at, at.colleague, 'council', { answer: 'reservation', words: 'In time.' })).toBe(
			'open'
		);
		expect((await newestSignOff(at)).bodies[0]!.answers).toHaveLength(2);
	});

	test('a reservation and a “not yet” need a sentence; long words and another version are refused', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		await no(answer(at, at.carer, 'forum', { answer: 'reservation', words: ' \u0000 ' }), 'answer-words');
		await no(answer(at, at.carer, 'forum', { answer: 'not-yet' }), 'answer-words');
		await no(answer(at, at.carer, 'forum', { words: 'x'.repeat(3_001) }), 'answer-too-long');
		await no(answer(at, at.carer, 'forum', { hash: '0'.repeat(64) }), 'other-version');
	});

	test('sent back with a reason: nobody else answers to it, and the plan is written again', async () => {
		const at = await aPartnership(database.sql);
		await movePlanAlone(at.sql, {
			areaId: at.lead.areaId,
			planId: at.planId,
			act: 'open-consultation',
			by: await now(at.sql, at.lead, at.planId)
		});
		await movePlanAlone(at.sql, {
			areaId: at.lead.areaId,
			planId: at.planId,
			act: 'close-consultation',
			by: await now(at.sql, at.lead, at.planId)
		});
		await ask(at);
		const { id, hash } = (await openSignOff(at.sql, at.planId))!;
		const back = {
			answer: 'not-yet',
			sendsBack: true,
			words: 'Say what is not agreed on older plans.'
		} as const;
		expect(await answer(at, at.councillor, 'council', back)).toBe('sent-back');
		expect(await newestSignOff(at)).toMatchObject({
			state: 'sent-back',
			endedFor: 'Larkshire Council',
			reason: back.words
		});
		expect(await stateOf(at)).toBe('responding');
		await no(answer(at, at.carer, 'forum', { signOff: id, hash }), 'sign-off-over');
		expect((await at.sql`select from news where about = ${id} and kind = 'sign-off-ended'`).count).toBe(3);
	});

	test('nobody changes the words of a body, not even in the table', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		await answer(at, at.carer, 'forum', { words: 'Yes.' });
		await expect(
			at.sql`update sign_off_answer set words = 'No.' where person_id = ${at.carer.personId}`
		).rejects.toThrow('never changed');
	});

	test('what somebody said for a body stays when they leave, without their name', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		await answer(at, at.carer, 'forum', { words: 'Yes.' });
		await at.sql.begin((tx) => leaveNameless(tx, at.carer.areaId, at.carer.personId));
		expect((await newestSignOff(at)).bodies[1]!.answers).toMatchObject([
			{ words: 'Yes.', who: 'Parent carer' }
		]);
	});
});

describe('publishing what was agreed', () => {
	const agreed = async () => {
		const at = await aPartnership(database.sql);
		const { hash } = await ask(at);
		await write(at.sql, at.lead, at.planId, 'Written later.');
		await answer(at, at.councillor, 'council');
		await answer(at, at.carer, 'forum', { answer: 'reservation', words: 'No date for older plans.' });
		const { id: signOff } = await newestSignOff(at);
		return { at, hash, signOff, by: await now(at.sql, at.lead, at.planId) };
	};

	test('puts out exactly that version, once, and says that it was signed off', async () => {
		const { at, hash, signOff, by } = await agreed();
		const { sql, planId } = at;
		const both = await Promise.allSettled([1, 2].map(() => publishAgreed(sql, { planId, signOff, by })));
		expect(both.filter(({ status }) => status === 'fulfilled')).toMatchObject([{ value: { n: 1, hash } }]);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'sign-off-over' }
		});
		const [out] = await sql`
			select p.signed_off, v.hash, v.kind, v.content::text as words from publication p
			join version v on v.id = p.version_id where p.plan_id = ${planId}`;
		expect(out).toMatchObject({ signed_off: true, hash, kind: 'published' });
		expect(out!.words).not.toContain('Written later.');
		expect(await stateOf(at)).toBe('published');
		expect(await newestSignOff(at)).toMatchObject({ state: 'published', n: 1 });
		// and the next draft can go out without, as before
		await publish(sql, { planId, by });
		await no(answer(at, at.carer, 'forum', { signOff, hash }), 'sign-off-over');
	});

	test('answers go out with the agreed version, in the same act: both, or neither', async () => {
		const { at, signOff, by } = await agreed();
		const { sql, planId } = at;
		const theme = newId();
		await sql`
			insert into theme (area_id, id, plan_id, title, made_by) values (${by.areaId}, ${theme}, ${planId}, 'Longer visits', ${by.personId})`;
		await sql`
			insert into theme_decision (area_id, plan_id, theme_id, kind, reason, decider, decided_on, written_by)
			values (${by.areaId}, ${planId}, ${theme}, 'not-now', 'There is no room yet.', 'The board', '2026-11-01', ${by.personId})`;
		const out = (themes: readonly string[]) =>
			publishAgreed(sql, { planId, signOff, by, alongside: answersAlongside({ planId, by, themes }) });
		await no(out([theme, 'gone']), 'theme-gone');
		expect(await stateOf(at)).toBe('board_signoff');
		expect((await sql`select from publication where plan_id = ${planId}`).count).toBe(0);
		expect(await out([theme])).toMatchObject({ n: 1 });
		const answers = await sql<{ n: number; title: string }[]>`
			select n, title from answer where plan_id = ${planId}`;
		expect(answers).toEqual([{ n: 1, title: 'Longer visits' }]);
	});

	test('the last version withdrawn, the plan is only read, until a lead says that it is written again', async () => {
		const { at, signOff, by } = await agreed();
		const { sql, planId } = at;
		await publishAgreed(sql, { planId, signOff, by });
		await withdraw(sql, { planId, n: 1, reason: 'A figure was wrong.', by });
		expect(await stateOf(at)).toBe('withdrawn');
		const closed = await now(sql, at.lead, planId);
		expect(
			(['edit-plan', 'suggest-change', 'open-workshop'] as const).map((act) => may(closed.standing, act))
		).toEqual([false, false, false]);
		await no(ask(at), 'not-now');
		await moveByHand(sql, closed, 'work-together');
		expect(may((await now(sql, at.lead, planId)).standing, 'edit-plan')).toBe(true);
	});

	test('is for a lead, and for the sign-off of this plan', async () => {
		const { at, signOff, by } = await agreed();
		const other = await agreed();
		const { sql, planId } = at;
		await no(publishAgreed(sql, { planId, signOff, by: await now(sql, at.carer, planId) }), 'not-allowed');
		await no(publishAgreed(sql, { planId, signOff: other.signOff, by }), 'not-found');
		await no(publishAgreed(sql, { planId: other.at.planId, signOff: other.signOff, by }), 'not-found');
	});

	test('when the database goes away in the middle, nothing is out, and it works afterwards', async () => {
		const { at, signOff, by } = await agreed();
		const { planId } = at;
		const fragile = connect(database.url, { max: 1 });
		// the line is cut where the publication is about to be written
		const cut = Object.assign((...args: Parameters<typeof fragile>) => fragile(...args), fragile, {
			begin: (work: (tx: never) => Promise<unknown>) =>
				fragile.begin(async (tx) => {
					const [{ pid }] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
					const deadly = new Proxy(tx, {
						apply: async (target, self, args: [TemplateStringsArray, ...unknown[]]) => {
							if (args[0].join('').includes('insert into publication'))
								await at.sql`select pg_terminate_backend(${pid})`;
							return Reflect.apply(target, self, args) as unknown;
						}
					});
					return work(deadly as never);
				})
		});
		await expect(publishAgreed(cut as never, { planId, signOff, by })).rejects.toThrow();
		await fragile.end({ timeout: 1 });
		expect((await at.sql`select from publication where plan_id = ${planId}`).count).toBe(0);
		expect(await newestSignOff(at)).toMatchObject({ state: 'agreed', n: null });
		expect(await stateOf(at)).toBe('board_signoff');
		expect(await publishAgreed(at.sql, { planId, signOff, by })).toMatchObject({ n: 1 });
	});

	test('withdrawing a version while partners are asked about the next one does not end their asking', async () => {
		const { at, signOff, by } = await agreed();
		const { sql, planId } = at;
		await publishAgreed(sql, { planId, signOff, by });
		await write(sql, at.lead, planId, 'More.');
		await ask(at);
		await withdraw(sql, { planId, n: 1, reason: 'A figure was wrong.', by });
		expect(await stateOf(at)).toBe('board_signoff');
		expect(await newestSignOff(at)).toMatchObject({ state: 'open' });
	});
});

describe('partners of an area', () => {
	test('keep their name where they were asked before, and are not put away while they are asked', async () => {
		const at = await aPartnership(database.sql);
		await ask(at);
		const by = keeper(at.owner);
		await renameBody(at.sql, by, { body: at.forum, name: 'Carers of Larkshire' });
		expect((await newestSignOff(at)).bodies[1]!.name).toBe('Larkshire Forum');
		await no(archiveBody(at.sql, by, { body: at.forum, archived: true }), 'body-asked');
		await no(renameBody(at.sql, by, { body: at.forum, name: 'larkshire COUNCIL' }), 'body-there');
		await no(
			renameBody(
				at.sql,
				{ ...by, standing: { ...by.standing, areaRoles: ['lead'] } },
				{ body: at.forum, name: 'X' }
			),
			'not-allowed'
		);
	});
});
