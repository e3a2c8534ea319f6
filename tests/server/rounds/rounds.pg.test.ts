import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#domain/ids.ts';
import { may, type Act } from '#domain/permissions.ts';
import { passagesOf } from '#domain/rounds/passages.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { guestOf } from '#server/accounts/guest-sessions.ts';
import { askerOf } from '#server/comments/asker.ts';
import { judgeComment } from '#server/comments/answer-thread.ts';
import { editComment, withdrawComment } from '#server/comments/own-comment.ts';
import { threadLines, threadNamed } from '#server/comments/read-threads.ts';
import { replyTo, startThread } from '#server/comments/say.ts';
import { hideComment, takeWordsOut } from '#server/comments/take-out.ts';
import { contributionsOf, countsOfRound } from '#server/rounds/contributions.ts';
import {
	comeBack,
	joinRound,
	renewReturn,
	returnBehind,
	roundGuestOf,
	sweepRounds
} from '#server/rounds/guests.ts';
import { pictureOfRound } from '#server/rounds/picture.ts';
import { closeRound, moveRoundEnd, openRound, roundsOfPlan, setRoundLink } from '#server/rounds/rounds.ts';
import { enterForOthers, sayInRound, textOfRound } from '#server/rounds/say-in-round.ts';
import { askerIn, roundBehind, visitorOf } from '#server/rounds/visitor.ts';
import { newsOf } from '#server/telling/news-of.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { afterDays, aPlanToAskAbout, start, usualRound, type APlanToAskAbout } from './a-round.ts';

let database: FreshDatabase;
let plan: APlanToAskAbout;
beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	plan = await aPlanToAskAbout(database.sql);
});
afterAll(() => database.drop());

const refused = (code: string) => expect.objectContaining({ code });

describe('opening', () => {
	test('keeps the exact text as a named version, which is what people read', async () => {
		const { sql } = database;
		const round = await plan.round();
		const [version] = await sql`select kind, name from version where id = ${round.versionId}`;
		expect(version).toEqual({ kind: 'named', name: usualRound.title });
		expect(JSON.stringify(await textOfRound(sql, round))).toContain('Ring each family within two weeks.');
		expect(round).toMatchObject({ ...usualRound, closedAt: null, linkWithdrawn: false, archived: false });
	});
	test('is the lead’s, one at a time, also when two leads open at once', async () => {
		const { sql } = database;
		const editor = await plan.somebody('editor');
		await expect(openRound(sql, editor, usualRound, start)).rejects.toEqual(refused('not-allowed'));
		const leads = [await plan.somebody('lead'), await plan.somebody('lead')];
		const both = await Promise.allSettled(leads.map((lead) => openRound(sql, lead, usualRound, start)));
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'round-open' }
		});
		// when its time is up, the next one may be opened
		const later = { ...usualRound, opensAt: afterDays(29), closesAt: afterDays(40) };
		await openRound(sql, leads[0]!, later, afterDays(29));
		expect(await roundsOfPlan(sql, plan.planId)).toHaveLength(2);
	});
	test.each([
		['round-dates', { closesAt: start }],
		['round-dates', { closesAt: afterDays(-3), opensAt: afterDays(-2) }],
		['round-past', { opensAt: afterDays(-5), closesAt: afterDays(-2) }],
		['round-past', { opensAt: afterDays(-5) }],
		['round-too-long', { closesAt: afterDays(400), promiseAt: '2028-01-01' }],
		['round-promise', { promiseAt: '2026-11-29' }],
		['round-too-long', { promiseAt: '2029-01-01' }]
	] as const)('refuses times that make no sense: %s', async (code, is) => {
		await expect(plan.round(is)).rejects.toEqual(refused(code));
	});
	test('while it is open only leads change the plan, and who writes it otherwise suggests; both hear of it at once', async () => {
		const [lead, editor] = [await plan.somebody('lead'), await plan.somebody('editor')];
		const mayNow = async (who: { readonly account: string }, act: Act) =>
			may((await memberOfPlan(database.sql, who.account, plan.planId))?.standing ?? null, act);
		expect(await mayNow(editor, 'edit-plan')).toBe(true);
		const hints: unknown[] = [];
		const heard = await database.sql.listen('withus', (text) => hints.push(JSON.parse(text)));
		const { id } = await plan.round();
		expect([await mayNow(editor, 'edit-plan'), await mayNow(editor, 'suggest-change')]).toEqual([
			false,
			true
		]);
		expect(await mayNow(lead, 'edit-plan')).toBe(true);
		await closeRound(database.sql, lead, id, afterDays(1));
		expect(await mayNow(editor, 'edit-plan')).toBe(true);
		const access = () =>
			hints.filter(
				(hint) => JSON.stringify(hint).includes('"access"') && JSON.stringify(hint).includes(plan.planId)
			);
		await vi.waitFor(() => expect(access()).toHaveLength(2));
		await heard.unlisten();
	});
	test('is not opened while partners are asked about another text', async () => {
		const stale = await plan.somebody('lead');
		await database.sql`update plan set state = 'board_signoff' where id = ${plan.planId}`;
		await expect(openRound(database.sql, stale, usualRound, start)).rejects.toEqual(refused('not-now'));
		await expect(plan.round()).rejects.toEqual(refused('not-allowed'));
	});
	test('goes with its plan when that is deleted for good', async () => {
		const { sql } = database;
		const round = await plan.round();
		await plan.say(round, await plan.guest(round), 'Please ring us.');
		await sql`delete from plan where id = ${plan.planId}`;
		expect(await sql`select from round where id = ${round.id}`).toHaveLength(0);
	});
});

describe('a guest', () => {
	test('takes part without account, is shown by group and number, and reaches nothing else', async () => {
		const { sql } = database;
		const round = await plan.round();
		await plan.guest(round, { group: 'professional' });
		const guest = await plan.guest(round, { name: 'Jo from the forum' });
		const visitor = await visitorOf(sql, round, { account: null, guest }, start);
		expect(visitor).toMatchObject({ kind: 'guest', name: 'Parent carer 2', role: 'guest' });
		// the way into a workshop, and into the plan, knows nobody of that token or person
		expect(await guestOf(sql, guest.token)).toBeNull();
		expect(await memberOfPlan(sql, { guest: guest.personId }, plan.planId)).toBeNull();
	});
	test('who does not want to take part, or is under 18, does not come in', async () => {
		const { sql } = database;
		const round = await plan.round();
		const coming = { name: '', group: 'parent_carer', takesPart: true, quoteWords: false } as const;
		await expect(joinRound(sql, round, { ...coming, takesPart: false }, start)).rejects.toEqual(
			refused('consent-missing')
		);
		await expect(joinRound(sql, round, { ...coming, group: 'young_person' }, start)).rejects.toEqual(
			refused('round-adults')
		);
	});
	test('comes back by a private link on another device; a new link ends the old one and the other devices', async () => {
		const { sql } = database;
		const round = await plan.round();
		const guest = await plan.guest(round);
		const [one, two] = await Promise.all([
			comeBack(sql, guest.returning, start),
			comeBack(sql, guest.returning, start)
		]);
		for (const { token } of [one, two])
			expect(await roundGuestOf(sql, token, start)).toMatchObject({ personId: guest.personId });
		const renewed = await renewReturn(sql, guest);
		expect(await roundGuestOf(sql, one.token, start)).toBeNull();
		expect(await roundGuestOf(sql, guest.token, start)).toMatchObject({ personId: guest.personId });
		await expect(comeBack(sql, guest.returning, start)).rejects.toEqual(refused('return-gone'));
		expect(await returnBehind(sql, renewed, start)).toMatchObject({ code: round.code });
		const stored = await sql`select id from guest_return where person_id = ${guest.personId}`;
		expect(stored).toHaveLength(1);
		expect(JSON.stringify(stored)).not.toContain(renewed);
		// half a year after people heard
		expect(await returnBehind(sql, renewed, new Date('2027-07-15T12:00:00Z'))).toBeNull();
	});
	test('withdrawn, the address lets nobody new in, and who took part keeps their way', async () => {
		const { sql } = database;
		const round = await plan.round();
		const guest = await plan.guest(round);
		await setRoundLink(sql, await plan.somebody('lead'), round.id, false, start);
		const withdrawn = await plan.now(round);
		await expect(visitorOf(sql, withdrawn, { account: null, guest: null }, start)).rejects.toEqual(
			refused('round-withdrawn')
		);
		await expect(plan.guest(withdrawn)).rejects.toEqual(refused('round-withdrawn'));
		expect(await visitorOf(sql, withdrawn, { account: null, guest }, start)).toMatchObject({ kind: 'guest' });
		await plan.say(withdrawn, guest, 'I still have something to say.');
	});
	test('of another consultation, or nobody, does not come into one for members', async () => {
		const { sql } = database;
		const members = await plan.round({ forWhom: 'members' });
		const other = await aPlanToAskAbout(sql);
		const guest = await other.guest(await other.round());
		for (const who of [null, guest])
			await expect(visitorOf(sql, members, { account: null, guest: who }, start)).rejects.toEqual(
				refused('sign-in-needed')
			);
		const reader = await plan.somebody('reader', { name: 'Frank Dale' });
		const visitor = await visitorOf(sql, members, { account: reader.account, guest: null }, start);
		expect(visitor).toMatchObject({ kind: 'member', name: 'Frank Dale' });
		await sayInRound(
			sql,
			members,
			askerIn(members, visitor),
			{ id: newId(), words: 'Good.', on: 'plan' },
			start
		);
	});
});

describe('what is said', () => {
	test('is a thread of the plan, hung on the text that was read, also when the row has gone meanwhile', async () => {
		const { sql } = database;
		const round = await plan.round();
		const guest = await plan.guest(round, { name: 'Jo' });
		await plan.say(round, guest, 'Two weeks is too long.', 'row:one');
		const lead = askerOf(await plan.somebody('lead'));
		const [line] = await threadLines(sql, lead);
		expect(line).toMatchObject({ round: round.id, anchorState: 'anchored', group: 'parent_carer' });
		expect(line!.anchor.quoteOriginal).toContain('Ring each family');
		// who writes the plan sees the name; others the group and number
		expect(line!.name).toBe('Jo (Parent carer 1)');
		const [seen] = await threadLines(sql, askerOf(await plan.somebody('contributor')));
		expect(seen!.name).toBe('Parent carer 1');
		await expect(plan.say(round, guest, 'Nowhere.', 'row:nothing')).rejects.toEqual(refused('not-found'));
	});
	test('may be about one sentence; where that was removed meanwhile, the place is meant', async () => {
		const { sql } = database;
		const round = await plan.round();
		const guest = await plan.guest(round);
		const asker = askerIn(round, await visitorOf(sql, round, { account: null, guest }, start));
		const [sentence] = passagesOf(await textOfRound(sql, round), 'row:one');
		for (const passage of [sentence!.words, 'This stands nowhere.'])
			await sayInRound(sql, round, asker, { id: newId(), words: 'Sooner.', on: 'row:one', passage }, start);
		const said = await contributionsOf(sql, round, null);
		expect(
			said.map(({ marked, place, quote }) => ({ marked, place, same: quote === sentence!.words }))
		).toEqual([
			{ marked: true, place: 'row:one', same: true },
			expect.objectContaining({ marked: false, place: 'row:one' })
		]);
	});
	test('posted twice stands once; too much, nothing, and what may be private are refused', async () => {
		const { sql } = database;
		const round = await plan.round();
		const guest = await plan.guest(round);
		const asker = askerIn(round, await visitorOf(sql, round, { account: null, guest }, start));
		const said = { id: newId(), words: '<b>No</b> javascript:alert(1)', on: 'plan' };
		const [first, second] = [
			await sayInRound(sql, round, asker, said, start),
			await sayInRound(sql, round, asker, said, start)
		];
		expect(second).toBe(first);
		const say = (words: string) => sayInRound(sql, round, asker, { id: newId(), words, on: 'plan' }, start);
		await expect(say(' ')).rejects.toEqual(refused('comment-empty'));
		await expect(say('a'.repeat(10_001))).rejects.toEqual(refused('comment-too-long'));
		await expect(say('Ring me: 020 7946 0018')).rejects.toEqual(refused('looks-private'));
		await say('a'.repeat(10_000));
		expect(await contributionsOf(sql, round, null)).toHaveLength(2);
	});
	test('is refused before it opens and after it closed, and what was said is still read', async () => {
		const { sql } = database;
		const round = await plan.round({ opensAt: afterDays(2) });
		await expect(plan.guest(round)).rejects.toEqual(refused('round-not-open'));
		const lead = await plan.somebody('lead');
		const guest = await plan.guest(round, {}, afterDays(3));
		const id = await plan.say(round, guest, 'Too slow.', 'plan', afterDays(3));
		await closeRound(sql, lead, round.id, afterDays(4));
		// whoever had the page open before it closed
		await expect(plan.say(round, guest, 'Late.', 'plan', afterDays(5))).rejects.toEqual(
			refused('round-closed')
		);
		const closed = await plan.now(round);
		await expect(plan.say(closed, guest, 'Late.', 'plan', afterDays(5))).rejects.toEqual(
			refused('round-closed')
		);
		const asker = askerIn(closed, await visitorOf(sql, closed, { account: null, guest }, afterDays(5)));
		const edit = { comment: id, words: 'Much too slow.' };
		await expect(editComment(sql, asker, edit, afterDays(5))).rejects.toEqual(refused('round-closed'));
		expect((await contributionsOf(sql, round, null)).map(({ words }) => words)).toEqual(['Too slow.']);
		await expect(
			moveRoundEnd(sql, lead, round.id, { closesAt: afterDays(50), promiseAt: '2027-02-01' }, afterDays(5))
		).rejects.toEqual(refused('round-closed'));
	});
	test('is changed while it is open, and taken back until people hear; two devices do not overwrite each other', async () => {
		const { sql } = database;
		const round = await plan.round();
		const guest = await plan.guest(round);
		const id = await plan.say(round, guest, 'One.');
		const asker = askerIn(round, await visitorOf(sql, round, { account: null, guest }, start));
		await editComment(sql, asker, { comment: id, words: 'Two.', instead: 'One.' }, start);
		await expect(
			editComment(sql, asker, { comment: id, words: 'Three.', instead: 'One.' }, start)
		).rejects.toEqual(refused('words-changed'));
		await expect(withdrawComment(sql, asker, id, new Date('2027-01-16T12:00:00Z'))).rejects.toEqual(
			refused('too-late-to-withdraw')
		);
		await withdrawComment(sql, asker, id, new Date('2027-01-15T12:00:00Z'));
		expect(await contributionsOf(sql, round, null)).toMatchObject([{ state: 'withdrawn', words: '' }]);
		const other = await plan.guest(round);
		const theirs = askerIn(round, await visitorOf(sql, round, { account: null, guest: other }, start));
		await expect(withdrawComment(sql, theirs, id, start)).rejects.toEqual(refused('not-allowed'));
	});
	test('more time is given while it is open', async () => {
		const { sql } = database;
		const round = await plan.round();
		const to = { closesAt: afterDays(35), promiseAt: '2027-02-01' };
		await moveRoundEnd(sql, await plan.somebody('lead'), round.id, to, afterDays(20));
		expect(await plan.now(round)).toMatchObject(to);
	});
	test('nobody under 18 speaks in one yet, a member neither', async () => {
		const { sql } = database;
		const round = await plan.round();
		const robin = await plan.somebody('editor', { group: 'young_person' });
		const visitor = await visitorOf(sql, round, { account: robin.account, guest: null }, start);
		const said = { id: newId(), words: 'Me too.', on: 'plan' };
		await expect(sayInRound(sql, round, askerIn(round, visitor), said, start)).rejects.toEqual(
			refused('round-adults')
		);
	});
});

describe('looking at words', () => {
	test('before others see them: they wait until somebody who may lets them in', async () => {
		const { sql } = database;
		const round = await plan.round({ moderation: 'before' });
		const [one, two] = [await plan.guest(round), await plan.guest(round)];
		const id = await plan.say(round, one, 'Not yet seen.');
		expect(await contributionsOf(sql, round, two.personId)).toEqual([]);
		expect(await contributionsOf(sql, round, one.personId)).toMatchObject([
			{ state: 'waiting', words: 'Not yet seen.' }
		]);
		expect(await countsOfRound(sql, round)).toMatchObject({ waiting: 1 });
		const lead = askerOf(await plan.somebody('lead'));
		await judgeComment(sql, lead, id, { show: true });
		expect(await contributionsOf(sql, round, two.personId)).toMatchObject([
			{ words: 'Not yet seen.', mine: false }
		]);
		// other words wait again
		const asker = askerIn(round, await visitorOf(sql, round, { account: null, guest: one }, start));
		await editComment(sql, asker, { comment: id, words: 'Other words.' }, start);
		expect(await contributionsOf(sql, round, two.personId)).toMatchObject([{ state: 'waiting', words: '' }]);
	});
	test('hidden or with words taken out, a dated stub stays, and only its author and those who look read why', async () => {
		const { sql } = database;
		const round = await plan.round();
		const [one, two] = [await plan.guest(round), await plan.guest(round)];
		const hidden = await plan.say(round, one, 'Something unkind.');
		const cut = await plan.say(round, one, 'Ask Mr Example about it.');
		const lead = askerOf(await plan.somebody('lead'));
		await hideComment(sql, lead, { comment: hidden, reason: 'It hurts somebody.' }, start);
		await takeWordsOut(sql, lead, { comment: cut, words: 'Mr Example', reason: 'It names somebody.' }, start);
		const theirs = await contributionsOf(sql, round, two.personId);
		expect(theirs).toMatchObject([
			{ state: 'kept-back', words: '', reason: '', judgedAt: start },
			{ state: 'shown', words: 'Ask [[taken-out 2026-11-02]] about it.', reason: '' }
		]);
		expect(await contributionsOf(sql, round, one.personId)).toMatchObject([
			{ words: 'Something unkind.', reason: 'It hurts somebody.' },
			{ reason: 'It names somebody.' }
		]);
		expect(JSON.stringify(await sql`select words from comment where id = ${cut}`)).not.toContain('Example');
		// nobody shows them again by changing them
		const asker = askerIn(round, await visitorOf(sql, round, { account: null, guest: one }, start));
		await editComment(sql, asker, { comment: hidden, words: 'Something unkind again.' }, start);
		await editComment(sql, asker, { comment: cut, words: 'Ask Mr Example.' }, start);
		for (const { state, words } of await contributionsOf(sql, round, two.personId))
			expect({ state, words }).toEqual({ state: 'waiting', words: '' });
		for (const [role, code] of [
			['editor', 'not-allowed'],
			['lead', 'reason-missing']
		] as const) {
			const by = askerOf(await plan.somebody(role));
			const reason = code === 'reason-missing' ? ' ' : 'No.';
			await expect(hideComment(sql, by, { comment: hidden, reason })).rejects.toEqual(refused(code));
		}
		const wrong = { comment: cut, words: 'Mrs Nobody', reason: 'No.' };
		await expect(takeWordsOut(sql, lead, wrong)).rejects.toEqual(refused('words-not-there'));
	});
});

describe('written in for others', () => {
	const entered = {
		words: 'Six of us said: ring sooner.',
		on: 'row:one',
		channel: 'meeting',
		group: 'parent_carer',
		people: 6,
		happenedOn: '2026-11-01'
	} as const;
	test('is marked as such and counted by group with the people it speaks for', async () => {
		const { sql } = database;
		const round = await plan.round();
		const member = await plan.somebody('facilitator', { name: 'Gita Moor' });
		const asker = askerOf(member);
		await enterForOthers(sql, round, asker, { id: newId(), ...entered, quoteWords: true }, start);
		expect(await sql`select quote_words from comment where round_id = ${round.id}`).toEqual([
			{ quote_words: true }
		]);
		const guest = await plan.guest(round);
		await plan.say(round, guest, 'One.');
		await plan.say(round, guest, 'Two.');
		expect(await countsOfRound(sql, round)).toEqual({
			groups: [
				{ group: 'parent_carer', people: 7, said: 3 },
				{ group: 'young_person', people: null, said: null },
				{ group: 'professional', people: 0, said: 0 }
			],
			channels: [
				{ channel: 'online', said: 2 },
				{ channel: 'meeting', said: 1 }
			],
			waiting: 0,
			withdrawn: 0
		});
		const [first] = await contributionsOf(sql, round, null);
		expect(first).toMatchObject({
			name: '',
			group: 'parent_carer',
			channel: 'meeting',
			people: 6,
			happenedOn: '2026-11-01'
		});
		const { comments } = await threadNamed(sql, asker, first!.thread);
		expect(comments[0]).toMatchObject({ name: 'Parent carers', role: '', enteredBy: 'Gita Moor' });
	});
	test('needs a day that has been, a count, and somebody who runs the consultation', async () => {
		const { sql } = database;
		const round = await plan.round();
		const asker = askerOf(await plan.somebody('lead'));
		const enter = (is: object, by = asker) =>
			enterForOthers(sql, round, by, { id: newId(), ...entered, ...is }, start);
		await expect(enter({ happenedOn: '2026-11-03' })).rejects.toEqual(refused('happened-on'));
		for (const people of [0, -1, 1.5, Number.NaN, 10_001])
			await expect(enter({ people })).rejects.toEqual(refused('people-count'));
		await expect(enter({}, askerOf(await plan.somebody('editor')))).rejects.toEqual(refused('not-allowed'));
		await expect(enter({ words: 'Ring 020 7946 0018' })).rejects.toEqual(refused('looks-private'));
	});
});

describe('a time that comes by itself', () => {
	test('people of the plan hear once that it closes soon, and its end is written down', async () => {
		const { sql } = database;
		const round = await plan.round();
		const reader = await plan.somebody('reader');
		const told = async () =>
			(await sql`select kind from news where person_id = ${reader.personId} and about = ${round.id}`).map(
				({ kind }) => kind as string
			);
		await sweepRounds(sql, afterDays(20));
		expect(await told()).toEqual([]);
		await sweepRounds(sql, afterDays(26.5));
		await sweepRounds(sql, afterDays(27));
		expect(await told()).toEqual(['consultation-closes']);
		expect(await newsOf(sql, reader.account)).toMatchObject([{ title: round.title }]);
		await sweepRounds(sql, afterDays(29));
		expect((await plan.now(round)).closedAt).toEqual(round.closesAt);
		const guest = await plan.guest(
			await plan.round({ opensAt: afterDays(29), closesAt: afterDays(40) }, afterDays(29)),
			{},
			afterDays(30)
		);
		await sweepRounds(sql, new Date('2027-07-01T00:00:00Z'));
		expect(await returnBehind(sql, guest.returning, afterDays(31))).not.toBeNull();
		await sweepRounds(sql, new Date('2028-01-01T00:00:00Z'));
		expect(await returnBehind(sql, guest.returning, afterDays(31))).toBeNull();
	});
});

describe('a picture in the text', () => {
	test('is seen by who reads it without account, as long as the address lets people in', async () => {
		const { sql } = database;
		const hash = 'ab'.repeat(32);
		const lead = await plan.somebody('lead');
		await sql`
			insert into picture (area_id, hash, type, width, height, bytes)
			values (${plan.areaId}, ${hash}, 'image/png', 8, 8, ${Buffer.from('bytes')})`;
		expect(await pictureOfRound(sql, hash, start)).toBeNull();
		const round = await plan.round();
		await sql`update version set pictures = ${[hash]} where id = ${round.versionId}`;
		expect(await pictureOfRound(sql, hash, start)).toMatchObject({ type: 'image/png' });
		await setRoundLink(sql, lead, round.id, false, start);
		expect(await pictureOfRound(sql, hash, start)).toBeNull();
	});
});

describe('a guest never reads', () => {
	test('what is said among those who write the plan, names of others, or words that are not shown', async () => {
		const { sql } = database;
		const round = await plan.round();
		const lead = askerOf(await plan.somebody('lead', { name: 'Ben Marsh' }));
		const inside = 'canary-internal-words';
		await startThread(sql, lead, { id: newId(), words: inside, internal: true, on: 'row:one' });
		await startThread(sql, lead, {
			id: newId(),
			words: 'canary-outside-of-the-round',
			internal: false,
			on: 'plan'
		});
		const other = await plan.guest(round, { name: 'Canary Name' });
		const open = await plan.say(round, other, 'Ring sooner.', 'row:one');
		const asker = askerIn(round, await visitorOf(sql, round, { account: null, guest: other }, start));
		await sayInRound(
			sql,
			round,
			asker,
			{ id: newId(), words: 'canary-private', on: 'plan', after: 'moderators' },
			start
		);
		const [mine] = await contributionsOf(sql, round, other.personId);
		expect(mine!.id).toBe(open);
		await replyTo(sql, lead, { id: newId(), thread: mine!.thread, words: 'We will try.' });
		for (const reader of [null, (await plan.guest(round)).personId]) {
			const read = await contributionsOf(sql, round, reader);
			const everything = JSON.stringify(read);
			for (const secret of ['canary', 'Canary', other.personId]) expect(everything).not.toContain(secret);
			expect(read).toMatchObject([
				{ name: 'Parent carer 1', answers: [{ name: 'Ben Marsh', words: 'We will try.' }] }
			]);
		}
	});
	test('and a code of nothing is nothing', async () => {
		expect(await roundBehind(database.sql, 'CCCCCC')).toBeNull();
	});
});
