// Forms that name a second thing: an address of one's own, and in the form an id. With the id of one's own thing the form
// works; with the id of a thing of another area, or of another plan of the same area, there is nothing, and nothing changes.
import * as Y from 'yjs';
import { makeAnchor } from '#domain/anchor.ts';
import { insertBlocks } from '#document/write.ts';
import { newId, type PlanId } from '#domain/ids.ts';
import { paragraph } from '#domain/rich-text.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { startSession, validSession } from '#server/accounts/sessions.ts';
import { writeMail } from '#server/mail/outbox.ts';
import { publish } from '#server/publication/publish.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { bringWords } from '#server/plans/quotations.ts';
import { newCode } from '#server/workshops/code.ts';
import { restore } from '#server/restoring/restore.ts';
import type { Restorer } from '#server/restoring/restorer.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { askWeb } from './ask.ts';
import { anAskedPlan, aPartner } from './asked-partners.ts';
import { aPlanOf, canary, cookieOf, type MatrixRole, type World } from './world.ts';

/** Whose thing the form names. */
type Whose = 'own' | 'otherPlan' | 'otherArea';

/** What forms name, fresh for each question. */
interface Things {
	readonly area: string;
	readonly plan: PlanId;
	readonly person: APerson;
	readonly areaInvitation: string;
	readonly planInvitation: string;
	readonly piece: string;
	readonly held: string;
	readonly version: string;
	readonly restore: string;
	readonly note: string;
	readonly suggestion: string;
	/** What somebody said about a public page. */
	readonly feedback: string;
	/** A quotation, and a box that is none. */
	readonly quotation: string;
	readonly box: string;
	/** A heading of the plan, and a picture of its easy read. */
	readonly heading: string;
	readonly picture: string;
	readonly organisation: string;
	readonly thread: string;
	readonly comment: string;
	readonly theme: string;
	readonly news: string;
	readonly round: string;
	readonly code: string;
	readonly session: string;
	readonly mail: string;
	readonly partner: string;
	/** Only where a form asks for it: partners are asked about the plan. */
	signOff: { readonly id: string; readonly hash: string };
}

interface Form {
	readonly target: string;
	/** Who may do this with their own things. */
	readonly roles: readonly MatrixRole[];
	readonly form: (things: Things) => Readonly<Record<string, string>>;
	/** Whose things there are to ask with; a person belongs to all plans of their area. */
	readonly whose: readonly Whose[];
	/** What is heard with one's own thing: the sign that the form itself is right. */
	readonly own: string;
	/** Partners must have been asked about the plan before: they have agreed, or not answered yet. */
	readonly asked?: 'agreed' | 'open';
}

const everybodys: readonly Whose[] = ['own', 'otherPlan', 'otherArea'];
const ofAreas: readonly Whose[] = ['own', 'otherArea'];
const person = ({ person: { personId } }: Things) => ({ person: personId });
const piece = ({ piece: id }: Things) => ({ id });
const note = ({ note: id }: Things) => ({ id });

const forms: readonly Form[] = [
	...(['suspend', 'bringBack', 'remove'] as const).map((verb) => ({
		target: `/areas/[area]/people?/${verb}`,
		roles: ['owner'] as const,
		form: person,
		whose: ofAreas,
		own: 'done'
	})),
	{
		target: '/areas/[area]/people?/roles',
		roles: ['owner'],
		form: (things) => ({ ...person(things), role: 'owner' }),
		whose: ofAreas,
		own: 'done'
	},
	{
		target: '/areas/[area]/people?/takeBack',
		roles: ['owner'],
		form: ({ areaInvitation }) => ({ invitation: areaInvitation }),
		whose: ofAreas,
		own: 'done'
	},
	{
		target: '/areas/[area]/organisations?/rename',
		roles: ['owner'],
		form: ({ organisation }) => ({ organisation, name: `Renamed ${newId()}` }),
		whose: ofAreas,
		own: 'done'
	},
	...(['rename', 'take', 'archive', 'back'] as const).map((verb) => ({
		target: `/areas/[area]/partners?/${verb}`,
		roles: ['owner'] as const,
		form: (things: Things) => ({ ...person(things), body: things.partner, name: `Renamed ${newId()}` }),
		whose: ofAreas,
		own: 'done'
	})),
	{
		target: '/areas/[area]/partners?/give',
		roles: ['owner'],
		form: (things) => ({ ...person(things), body: things.partner }),
		whose: ofAreas,
		own: 'done'
	},
	{
		// a theme of one's own plan waits for a decision, so nobody is asked; a partner of another area is none at all
		target: '/plans/[plan]/sign-off?/ask',
		roles: ['lead'],
		form: ({ partner }) => ({ [`body-${partner}`]: 'yes' }),
		whose: ofAreas,
		own: 'invalid'
	},
	{
		target: '/plans/[plan]/sign-off?/answer',
		roles: ['lead'],
		form: ({ signOff: { id: signOff, hash }, partner: body }) => ({ signOff, body, hash, answer: 'agree' }),
		whose: everybodys,
		own: 'done',
		asked: 'open'
	},
	{
		// they have a password, so no code is mailed
		target: '/plans/[plan]/sign-off?/code',
		roles: ['lead'],
		form: ({ signOff: { id: signOff, hash }, partner: body }) => ({ signOff, body, hash }),
		whose: everybodys,
		own: 'invalid',
		asked: 'open'
	},
	{
		target: '/plans/[plan]/sign-off?/callOff',
		roles: ['lead'],
		form: ({ signOff: { id: signOff } }) => ({ signOff, reason: 'It is so.' }),
		whose: everybodys,
		own: 'done',
		asked: 'open'
	},
	{
		target: '/plans/[plan]/sign-off?/publish',
		roles: ['lead'],
		form: ({ signOff: { id: signOff } }) => ({ signOff }),
		whose: everybodys,
		own: 'done',
		asked: 'agreed'
	},
	{
		// a plan does not follow itself; one of another area is none at all
		target: '/plans/[plan]/sign-off?/supersede',
		roles: ['owner', 'lead'],
		form: ({ plan: successor }) => ({ successor }),
		whose: ofAreas,
		own: 'invalid'
	},
	{
		target: '/plans/[plan]/people?/roles',
		roles: ['owner', 'lead'],
		form: (things) => ({ ...person(things), role: 'lead' }),
		whose: ofAreas,
		own: 'done'
	},
	{
		target: '/plans/[plan]/people?/takeBack',
		roles: ['owner', 'lead'],
		form: ({ planInvitation }) => ({ invitation: planInvitation }),
		whose: everybodys,
		own: 'done'
	},
	{
		// an invitation to the whole area is its owner's, and has its own page
		target: '/plans/[plan]/people?/takeBack',
		roles: ['owner', 'lead'],
		form: ({ areaInvitation }) => ({ invitation: areaInvitation }),
		whose: everybodys,
		own: 'nothing'
	},
	{
		target: '/plans/[plan]/publish?/withdraw',
		roles: ['lead'],
		form: () => ({ version: '1', reason: 'A version of another plan.' }),
		// the plan in the address has no version; the other plans have one
		whose: ['otherPlan', 'otherArea'],
		own: 'done'
	},
	{
		target: '/plans/[plan]/publish?/correct',
		roles: ['lead'],
		form: () => ({ version: '1', oldWords: 'Hello.', newWords: 'Hallo.' }),
		whose: ['otherPlan', 'otherArea'],
		own: 'done'
	},
	...(['putAway', 'remove'] as const).map((verb) => ({
		target: `/plans/[plan]/feedback?/${verb}`,
		roles: ['lead'] as const,
		form: ({ feedback: id }: Things) => ({ id }),
		whose: everybodys,
		own: 'done'
	})),
	...(['again', 'letGo'] as const).map((verb) => ({
		target: `/plans/[plan]/held?/${verb}`,
		roles: ['lead'] as const,
		form: ({ held: id }: Things) => ({ id }),
		whose: everybodys,
		own: 'done'
	})),
	{
		target: '/plans/[plan]/held?/suggest',
		roles: ['lead'],
		form: ({ held: id }) => ({ id }),
		whose: everybodys,
		own: 'done'
	},
	...(['accept', 'decline'] as const).map((verb) => ({
		target: `/plans/[plan]/suggestions?/${verb}`,
		roles: ['lead', 'editor'] as const,
		form: ({ suggestion: id }: Things) => ({ id, n: '0', reason: 'It is so.' }),
		whose: everybodys,
		own: 'done'
	})),
	{
		target: '/plans/[plan]/suggestions?/withdraw',
		roles: ['lead'],
		form: ({ suggestion: id }) => ({ id }),
		whose: everybodys,
		own: 'done'
	},
	{
		target: '/plans/[plan]/history/version?/name',
		roles: ['lead', 'editor'],
		form: ({ version }) => ({ version, name: `Before the meeting ${newId()}` }),
		whose: everybodys,
		own: 'done'
	},
	{
		target: '/plans/[plan]/restore?/bring',
		roles: ['lead', 'editor'],
		form: ({ version }) => ({ version, part: '', column: '' }),
		whose: everybodys,
		own: 'done'
	},
	{
		target: '/plans/[plan]/restore?/undo',
		roles: ['lead', 'editor'],
		form: ({ restore: id }) => ({ id }),
		whose: everybodys,
		own: 'done'
	},
	...(
		[
			(things: Things) => ({ do: 'reply', id: newId(), thread: things.thread, words: 'Hello.' }),
			({ thread }: Things) => ({ do: 'resolve', thread }),
			({ comment }: Things) => ({ do: 'react', comment, reaction: 'agree', on: 'yes' }),
			({ comment }: Things) => ({ do: 'edit', comment, words: 'Other words.' }),
			({ comment }: Things) => ({ do: 'withdraw', comment })
		] as const
	).map((form) => ({
		target: '/plans/[plan]/comments?/do',
		roles: ['lead'] as const,
		form,
		whose: everybodys,
		own: 'done'
	})),
	{
		target: '/plans/[plan]/comments?/hear',
		roles: ['lead', 'reader'],
		form: ({ thread }) => ({ thread, hear: 'yes' }),
		whose: everybodys,
		own: 'done'
	},
	{
		target: '/news?/read',
		roles: ['lead'],
		form: ({ news }) => ({ line: news }),
		whose: ofAreas,
		own: 'done'
	},
	...(['/news?/read', '/news?/follow'] as const).map((target) => ({
		target,
		roles: ['lead'] as const,
		form: ({ plan }: Things) => ({ plan, choice: 'follow', until: new Date().toISOString() }),
		whose: ofAreas,
		own: 'done'
	})),
	...(['heard', 'change'] as const).map((verb) => ({
		target: `/plans/[plan]/quoted?/${verb}`,
		roles: ['lead'] as const,
		form: ({ quotation: box }: Things) => ({ box, words: 'We were never asked.' }),
		whose: everybodys,
		own: 'done'
	})),
	{
		target: '/plans/[plan]/quoted?/protect',
		roles: ['lead', 'editor'],
		form: ({ box }) => ({ box, source: 'A report, May 2024' }),
		whose: everybodys,
		own: 'done'
	},
	{
		target: '/plans/[plan]/easy-read?/save',
		roles: ['lead', 'editor'],
		form: ({ heading: part }) => ({
			part,
			revision: '0',
			'words-0': 'You wait less.',
			'concept-0': 'waiting'
		}),
		whose: everybodys,
		own: 'done'
	},
	{
		// nobody has written lines there yet
		target: '/plans/[plan]/easy-read?/confirm',
		roles: ['lead'],
		form: ({ heading: part }) => ({ part, revision: '0', source: 'x' }),
		whose: everybodys,
		own: 'invalid'
	},
	{
		target: '/plans/[plan]/easy-read?/unpicture',
		roles: ['lead', 'editor'],
		form: ({ picture: concept }) => ({ concept }),
		whose: everybodys,
		own: 'done'
	},
	{
		target: '/plans/[plan]/quoted?/redact',
		roles: ['lead', 'facilitator'],
		form: ({ quotation: box }) => ({ box, all: 'yes', why: 'asked' }),
		whose: everybodys,
		own: 'done'
	},
	...(
		[
			['close', {}],
			['link', { works: 'no' }],
			['move', { closesAt: '2027-03-01T17:00', promiseAt: '2027-04-01' }],
			[
				'enter',
				{ channel: 'paper', group: 'parent_carer', people: '2', happenedOn: '2026-11-01', words: 'Words.' }
			]
		] as const
	).map(([verb, boxes]) => ({
		// the consultation is named in the address, beside the plan
		target: `/plans/[plan]/consultations/[round]?/${verb}`,
		roles: ['lead'] as const,
		form: () => ({ ...boxes }),
		whose: everybodys,
		own: 'done'
	})),
	...(
		[
			['change', ({ comment }: Things) => ({ comment, words: 'Other words.' })],
			['takeBack', ({ comment }: Things) => ({ comment })]
		] as const
	).map(([verb, form]) => ({
		target: `/c/[code]/mine?/${verb}`,
		roles: ['lead'] as const,
		form,
		whose: everybodys,
		own: 'done'
	})),
	...(
		[
			({ theme }: Things) => ({ do: 'rename', theme, revision: '1', title: 'Another name' }),
			({ theme }: Things) => ({ do: 'delete', theme, revision: '1' }),
			({ comment }: Things) => ({ do: 'put', theme: 'new', title: 'New', voice: `comment.${comment}` }),
			({ suggestion }: Things) => ({ do: 'put', theme: 'new', title: 'New', voice: `proposal.${suggestion}` })
		] as const
	).map((form) => ({
		target: '/plans/[plan]/themes?/sort',
		roles: ['lead', 'editor'] as const,
		form,
		whose: everybodys,
		own: 'done'
	})),
	{
		target: '/plans/[plan]/themes?/decide',
		roles: ['lead', 'editor'],
		form: ({ theme }) => ({
			...{ theme, revision: '1', kind: 'changed', decider: 'The board', decidedOn: '2026-03-05' }
		}),
		whose: everybodys,
		own: 'done'
	},
	{
		target: '/plans/[plan]/answers?/redact',
		roles: ['lead'],
		form: ({ theme }) => ({ version: '1', theme }),
		// the plan in the address has no version; the other plans have one
		whose: ['otherPlan', 'otherArea'],
		own: 'done'
	},
	...(['place', 'aside', 'back'] as const).map((verb) => ({
		target: `/plans/[plan]/unplaced?/${verb}`,
		roles: ['lead', 'editor'] as const,
		form: piece,
		whose: everybodys,
		own: 'done'
	})),
	...(['tick', 'untick'] as const).map((verb) => ({
		target: `/plans/[plan]/unplaced?/${verb}`,
		roles: ['lead', 'editor'] as const,
		form: note,
		whose: everybodys,
		own: 'done'
	})),
	{
		// a plan that was not deleted stays as it is
		target: '/plans?/restore',
		roles: ['lead'],
		form: ({ plan }) => ({ plan }),
		whose: ofAreas,
		own: 'done'
	},
	{
		target: '/plans/new/report?/default',
		roles: ['owner', 'lead'],
		form: ({ area }) => ({
			area,
			title: 'A report',
			writer: 'Inspectors',
			date: '2026-03-05',
			text: 'Words.'
		}),
		whose: ofAreas,
		own: 'done'
	},
	{
		target: '/plans/new?/default',
		roles: ['owner', 'lead'],
		form: ({ area }) => ({ area, title: 'Somewhere', kind: 'afi' }),
		whose: ofAreas,
		own: 'done'
	},
	{
		target: '/account?/profile',
		roles: ['reader', 'owner'],
		form: ({ area }) => ({ area, name: 'Somebody', shownAs: 'first-name' }),
		whose: ofAreas,
		own: 'done'
	},
	...(['again', 'giveUp'] as const).map((verb) => ({
		target: `/areas/[area]/mail?/${verb}`,
		roles: ['owner'] as const,
		form: ({ mail }: Things) => ({ mail }),
		whose: ofAreas,
		own: 'done'
	})),
	{
		// a sign-in of somebody else, in one's own area or another, is nobody's to end
		target: '/account?/endSession',
		roles: ['owner'],
		form: ({ session }) => ({ session }),
		whose: everybodys,
		own: 'done'
	},
	{
		// last: whoever has left is no contributor any more
		target: '/account?/leave',
		roles: ['contributor'],
		form: ({ area }) => ({ leave: area, sure: 'yes' }),
		whose: ['otherArea', 'own'],
		own: 'done'
	},
	{
		// the demo's door is for invented people: a real address opens nothing, not even one's own
		target: '/?/demo',
		roles: ['public', 'owner'],
		form: (things) => ({ email: things.person.email }),
		whose: ofAreas,
		own: 'nothing'
	}
];

/** Forms that name nothing but what stands in their address. A form in neither list fails: nobody has looked at it. */
const withoutIds = [
	'/plans/[plan]/quoted?/add',
	'/plans/[plan]/easy-read?/drawings',
	'/plans/[plan]/easy-read?/promise',
	'/plans/[plan]/easy-read?/picture',
	// the part it is about is looked for in the plan of the address
	'/say/[plan]?/say',
	'/plans/[plan]/suggest?/send',
	'/plans/[plan]/export/back?/read',
	'/plans/[plan]/export/back?/send',
	'/sign-in?/password',
	'/sign-in?/link',
	'/sign-in/forgotten?/default',
	'/sign-out?/default',
	'/display?/keep',
	'/sign-in/link/[token]?/default',
	'/join/[token]?/join',
	'/join/[token]?/make',
	'/start/[token]?/default',
	'/account?/password',
	'/account?/digest',
	'/unsubscribe/[token]?/default',
	'/account?/everywhere',
	'/account?/email',
	'/account?/endOthers',
	'/account?/removeAccount',
	'/new-password/[token]?/default',
	'/new-email/[token]?/default',
	'/areas/[area]/people?/invite',
	'/look-around?/putAway',
	'/look-around?/again',
	'/areas/[area]/set-up?/name',
	'/areas/[area]/set-up?/skip',
	'/areas/[area]/set-up/groups?/default',
	'/areas/[area]/organisations?/add',
	'/areas/[area]/partners?/add',
	'/plans/[plan]/sign-off?/remind',
	'/plans/[plan]/sign-off?/move',
	'/areas/[area]/statements?/contact',
	'/areas/[area]/statements?/save',
	'/areas/[area]/statements?/again',
	'/areas/[area]/mail?/test',
	'/areas/[area]/import?/default',
	'/areas/[area]/import/[job]?/default',
	'/plans/[plan]/people?/invite',
	'/plans/[plan]/people?/share',
	'/plans/[plan]/people?/delete',
	'/plans/[plan]/publish?/publish',
	'/plans/[plan]/publish/erase?/look',
	'/plans/[plan]/publish/erase?/erase',
	'/plans/[plan]/history?/keep',
	'/plans/[plan]/manage?/rename',
	'/plans/[plan]/manage?/copy',
	'/plans/[plan]/manage?/archive',
	'/plans/[plan]/manage?/unarchive',
	'/plans/[plan]/manage?/delete',
	'/plans/[plan]/manage?/ready',
	'/plans/[plan]/manage?/notReady',
	'/plans/[plan]/workshop?/open',
	'/plans/[plan]/workshop?/move',
	'/plans/[plan]/workshop?/end',
	'/w?/enter',
	'/w?/leave',
	'/w/[code]?/join',
	'/w/[code]?/asMyself',
	'/plans/[plan]/unplaced?/tickAll',
	'/plans/[plan]/consultations?/open',
	'/c/[code]?/join',
	'/c/[code]/say?/say',
	'/c/[code]/mine?/newLink',
	'/c/[code]/mine?/leave',
	'/c/back/[token]?/back'
];

/** The actions of the build that stand in neither list. */
export function unknownForms(actions: readonly string[]): string[] {
	const known = new Set([...withoutIds, ...forms.map((form) => form.target)]);
	return actions.filter((action) => !known.has(action));
}

/** Asks every form with every id. Nothing else may ask meanwhile: the other area is compared before and after. */
export async function askTwoIds(
	base: string,
	world: World
): Promise<{ cells: number; refused: number; wrong: string[] }> {
	const wrong: string[] = [];
	let cells = 0;
	let refused = 0;
	const others = await thingsOf(world, 'otherArea');
	for (const { target, roles, form, whose: all, own, asked } of forms) {
		for (const role of roles) {
			for (const whose of all) {
				const mine = await thingsOf(world, 'own');
				const named = whose === 'own' ? mine : whose === 'otherArea' ? others : await thingsOf(world, whose);
				if (asked) for (const things of new Set([mine, named])) await askPartnersOf(world, things, asked);
				const before = await fingerprint(world, [others.area, named.plan], [mine.plan]);
				const answer = await askWeb({
					base,
					cell: { surface: 'action', target, object: whose, role, expect: undefined },
					path: target
						.replace('[plan]', mine.plan)
						.replace('[area]', mine.area)
						.replace('[code]', mine.code)
						.replace('[round]', named.round),
					cookie: await cookieOf(world, role, mine.plan),
					form: form(named)
				});
				cells += 1;
				const name = `action ${target} with an id of ${whose}, ${role}`;
				const expected = whose === 'own' ? own : 'nothing';
				if (answer.said !== expected) wrong.push(`${name}: expected ${expected}, heard ${answer.said}`);
				if (whose === 'own') continue;
				refused += 1;
				if ((await fingerprint(world, [others.area, named.plan], [mine.plan])) !== before)
					wrong.push(`${name}: something changed`);
			}
		}
	}
	return { cells, refused, wrong };
}

/** A plan with everything a form can name, in one's own area, twice, or in the other one. */
async function thingsOf(world: World, whose: Whose): Promise<Things> {
	const { sql, people } = world;
	const by = whose === 'otherArea' ? people.outsider : people.lead;
	const { areaId } = by;
	const { planId } = await aPlanOf(world, whose === 'otherArea' ? 'other' : 'own');
	if (whose !== 'own') {
		const standing = { status: 'active', areaRoles: ['lead'], planRoles: [] } as const;
		await publish(sql, { planId, by: { areaId, personId: by.personId, standing } });
	}
	const somebody = await aPerson(sql, areaId, { name: canary('later'), roles: ['contributor'] });
	await aRole(sql, somebody, 'reader', planId);
	const invitation = async (plan: PlanId | null) => {
		const id = newId();
		const inviter = plan || whose === 'otherArea' ? by : people.owner;
		await sql`
			insert into invitation (area_id, id, voice_group, role, plan_id, invited_by, expires_at)
			values (${areaId}, ${id}, 'parent_carer', 'reader', ${plan}, ${inviter.personId}, now() + interval '1 day')`;
		return id;
	};
	const piece = newId();
	await sql`
		insert into unplaced (area_id, id, plan_id, import_id, position, why, words)
		values (${areaId}, ${piece}, ${planId}, '', 0, 'No place.', 'Words without a place.')`;
	const feedback = newId();
	await sql`
		insert into feedback (area_id, id, plan_id, n, words) values (${areaId}, ${feedback}, ${planId}, 1, 'Words.')`;
	const suggestion = newId();
	const words = JSON.stringify([{ op: 'attrs', base: { period: '' }, next: { period: newId() } }]);
	await sql`
		insert into proposal (area_id, plan_id, id, person_id, role, voice_group)
		values (${areaId}, ${planId}, ${suggestion}, ${by.personId}, 'lead', 'professional')`;
	await sql`
		insert into proposal_hunk (plan_id, proposal_id, n, hunks) values (${planId}, ${suggestion}, 0, ${words}::text::json)`;
	const held = newId();
	await sql`
		insert into held_change (area_id, plan_id, id, person_id, why, hunks, size)
		values (${areaId}, ${planId}, ${held}, ${by.personId}, 'not-allowed', ${words}::text::jsonb, 2)`;
	const { id: version } = await makeVersion(sql, { areaId, planId, reason: 'automatic-idle', by: null });
	const restored = await aRestore(
		sql,
		{ areaId, planId, author: { id: by.personId, role: 'lead', group: 'professional' } },
		version
	);
	const note = newId();
	await sql`
		insert into source_note (area_id, id, plan_id, import_id, position, says, quote)
		values (${areaId}, ${note}, ${planId}, '', 0, 'Look at this.', 'a slip')`;
	const organisation = newId();
	await sql`insert into organisation (area_id, id, name) values (${areaId}, ${organisation}, ${organisation})`;
	const { quotation, box, heading } = await someQuotations(sql, by, planId);
	const picture = `own-${newId()}`;
	await sql`
		insert into easy_read_picture (area_id, plan_id, concept, name, src, credit, added_by)
		values (${areaId}, ${planId}, ${picture}, 'Our hub', '/pictures/x', 'By us', ${by.personId})`;
	const theme = newId();
	await sql`
		insert into theme (area_id, id, plan_id, title, made_by) values (${areaId}, ${theme}, ${planId}, 'A theme', ${by.personId})`;
	const [thread, comment, news] = [newId(), newId(), newId()];
	const anchor = makeAnchor((await planContent(sql, planId)).content, { kind: 'document' });
	await sql`
		insert into thread (area_id, id, plan_id, anchor, anchor_state, internal, was_shown, started_by)
		values (${areaId}, ${thread}, ${planId}, ${sql.json({ ...anchor })}, 'anchored', false, true, ${by.personId})`;
	await sql`
		insert into comment (area_id, id, plan_id, thread_id, person_id, role, voice_group, words, state, was_shown, at)
		values (${areaId}, ${comment}, ${planId}, ${thread}, ${by.personId}, 'lead', 'professional', 'Words.', 'shown', true, now() - interval '1 hour')`;
	await sql`
		insert into news (area_id, id, person_id, plan_id, kind, about, thread_id)
		values (${areaId}, ${news}, ${by.personId}, ${planId}, 'mentioned', ${comment}, ${thread})`;
	const [round, code] = [newId(), newCode()];
	await sql`
		insert into round (area_id, id, plan_id, title, purpose, rung, for_whom, moderation, opens_at, closes_at, promise_at,
			version_id, code, opened_by)
		values (${areaId}, ${round}, ${planId}, 'What do you think?', 'All of it.', 'consulting', 'members', 'after',
			now() - interval '1 day', now() + interval '30 days', now() + interval '60 days', ${version}, ${code}, ${by.personId})`;
	return {
		area: areaId,
		round,
		code,
		organisation,
		thread,
		comment,
		theme,
		news,
		plan: planId,
		person: somebody,
		areaInvitation: await invitation(null),
		planInvitation: await invitation(planId),
		piece,
		held,
		version,
		restore: restored,
		suggestion,
		feedback,
		quotation,
		box,
		heading,
		picture,
		note,
		session: await sessionOf(world, whose),
		partner: await aPartner(sql, by),
		signOff: { id: '', hash: '' },
		mail: await writeMail(sql, { areaId, to: 'somebody@example.org', subject: 'Words', body: 'Words' })
	};
}

/** Words of a family that `by` wrote down, and a box of which anybody may change the words. */
async function someQuotations(
	sql: World['sql'],
	by: APerson,
	planId: PlanId
): Promise<{ quotation: string; box: string; heading: string }> {
	const [box, heading] = [newId(), newId()];
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(sql, planId)).state);
	const before = Y.encodeStateVector(doc);
	const attrs = { id: box, kind: 'families', covers: '' } as const;
	const part = {
		type: 'heading',
		attrs: { id: heading, ref: '', level: 2 },
		content: [{ type: 'text', text: 'What they told us' }]
	} as const;
	insertBlocks(doc, [part, { type: 'callout', attrs, content: [paragraph('They told us.')] }], '');
	const update = Y.encodeStateAsUpdate(doc, before);
	const person = { id: by.personId, role: 'lead', group: 'professional' } as const;
	await appendToPlan(sql, { areaId: by.areaId, planId, update, kind: 'typed', person });
	const member = await memberOfPlan(sql, by.accountId, planId);
	if (!member) throw new Error('who made the plan sees it');
	const said = { words: 'We waited for two years.', source: 'A parent carer', after: '' };
	return { quotation: await bringWords(sql, member, said), box, heading };
}

async function askPartnersOf(
	{ sql, people }: World,
	things: Things,
	asked: 'agreed' | 'open'
): Promise<void> {
	if (things.signOff.id !== '') return;
	const by = things.area === people.lead.areaId ? people.lead : people.outsider;
	const { plan: planId, partner: body } = things;
	things.signOff = await anAskedPlan(sql, by, { planId, body, agreed: asked === 'agreed' });
}

/** Something that was brought back, in a plan that has changed before and since. */
async function aRestore(
	sql: World['sql'],
	plan: Omit<Restorer, 'standing'>,
	versionId: string
): Promise<string> {
	const change = async (key: string): Promise<void> => {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, (await planContent(sql, plan.planId)).state);
		const before = Y.encodeStateVector(doc);
		doc.getMap('meta').set(key, newId());
		const update = Y.encodeStateAsUpdate(doc, before);
		await appendToPlan(sql, { ...plan, update, kind: 'typed', person: plan.author });
	};
	const standing = {
		status: 'active',
		areaRoles: ['lead'],
		planRoles: [],
		plan: { sharedWithArea: true, deleted: false }
	} as const;
	await change('period');
	const { id } = await restore(sql, { ...plan, standing }, { versionId, scope: { kind: 'plan' } });
	await change('coProductionStatus');
	return id;
}

/** A sign-in: the owner's own, another member's, or one of the other area's owner. */
async function sessionOf({ sql, people }: World, whose: Whose): Promise<string> {
	const who = { own: people.owner, otherPlan: people.lead, otherArea: people.outsider }[whose];
	const { token } = await startSession(sql, who.accountId);
	return (await validSession(sql, token))?.sessionId ?? '';
}

/** Everything of an area and of some plans that a form could change, as one string. */
async function fingerprint(
	{ sql }: World,
	whose: readonly string[],
	mine: readonly string[]
): Promise<string> {
	const of = [...whose];
	const rows = await sql`
		select 'person' as what, person::text as row from person where area_id = any(${of})
		union all select 'version', name || note || kind from version where plan_id = any(${of})
		union all select 'restore', plan_restore::text from plan_restore where plan_id = any(${of})
		union all select 'easy read', part::text from easy_read_part as part where plan_id = any(${of})
		union all select 'easy picture', picture::text from easy_read_picture as picture where plan_id = any(${of})
		union all select 'thread', thread::text from thread where plan_id = any(${of})
		union all select 'round', round::text from round where plan_id = any(${of})
		union all select 'comment', comment::text from comment where plan_id = any(${of})
		union all select 'reaction', comment_reaction::text from comment_reaction where area_id = any(${of})
		union all select 'held', held_change::text from held_change where plan_id = any(${of})
		union all select 'quotation', quotation::text from quotation where plan_id = any(${of})
		union all select 'quotation change', quotation_change::text from quotation_change where plan_id = any(${of})
		union all select 'suggestion', proposal_hunk::text from proposal_hunk where plan_id = any(${of})
		union all select 'membership', membership::text from membership where area_id = any(${of}) or plan_id = any(${of})
		union all select 'invitation', invitation::text from invitation where area_id = any(${of}) or plan_id = any(${of})
		union all select 'plan', plan::text from plan where area_id = any(${of}) or id = any(${of})
		union all select 'head', plan_head::text from plan_head where area_id = any(${of}) or plan_id = any(${of})
		union all select 'unplaced', unplaced::text from unplaced where area_id = any(${of}) or plan_id = any(${of})
		union all select 'note', source_note::text from source_note where area_id = any(${of}) or plan_id = any(${of})
		union all select 'publication', publication::text from publication where area_id = any(${of}) or plan_id = any(${of})
		union all select 'partner', partner_body::text from partner_body where area_id = any(${of})
		union all select 'signer', partner_signer::text from partner_signer where area_id = any(${of})
		union all select 'sign-off', sign_off::text from sign_off where plan_id = any(${of})
		union all select 'answer', sign_off_answer::text from sign_off_answer where area_id = any(${of})
		union all select 'organisation', organisation::text from organisation where area_id = any(${of})
		union all select 'book', audit_event::text from audit_event where area_id = any(${of}) or plan_id = any(${of})
		union all select 'mail', outbox_mail::text from outbox_mail where area_id = any(${of})
		union all select 'session', session.id from session
			join person on person.account_id = session.account_id where person.area_id = any(${of})
		union all select 'mine', plan_head::text from plan_head where plan_id = any(${[...mine]})
		order by 1, 2`;
	return JSON.stringify(rows);
}
