// The people and plans the matrix asks with: twelve ways to stand somewhere, six kinds of plan. Every secret carries a canary,
// "cn" + whose it is, so that a leak shows by itself in any body, header or frame.
import * as Y from 'yjs';
import { newId, type AreaId, type PlanId } from '#domain/ids.ts';
import { emptyMeta, schemaVersion, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { Role } from '#domain/roles.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { planContent } from '#server/plan-log/read.ts';
import { publish } from '#server/publication/publish.ts';
import type { Sql } from '#server/sql.ts';
import { joinAsGuest } from '#server/workshops/joining.ts';
import { openWorkshop } from '#server/workshops/workshops.ts';
import { anArea, aPerson, aRole, type APerson } from '#tests/people.ts';

export const roles = [
	'owner',
	'lead',
	'editor',
	'facilitator',
	'contributor',
	'reader',
	'guest',
	'guestAfter',
	'public',
	'outsider',
	'suspended',
	'removed'
] as const;
export type MatrixRole = (typeof roles)[number];
/** Roles of people with an account. A guest is made for the plan that is asked about. */
export type MatrixPerson = Exclude<MatrixRole, 'public' | 'guest' | 'guestAfter'>;

export type PlanObject = 'own' | 'unshared' | 'other' | 'deleted' | 'published' | 'nowhere';

export interface World {
	readonly sql: Sql;
	readonly areaId: AreaId;
	readonly otherAreaId: AreaId;
	readonly people: Readonly<Record<MatrixPerson, APerson>>;
	/** The canary in the name of each account's person. */
	readonly names: ReadonlyMap<string, string>;
	readonly jobs: { readonly own: string; readonly other: string };
	/** Plans and cookies that questions which only read share: by role and kind of plan. */
	readonly shared: Map<string, Promise<Standing>>;
}

/** A plan to ask about, and who asks. */
export interface Standing {
	readonly planId: string;
	readonly cookie: string;
}

export const canary = (whose: string) => `cn${whose}x${newId()}`;
export const canaries =
	/cn(own|later|unshared|other|deleted|published|people|otherpeople|job|otherjob)x[a-z0-9]{20}/g;

/** A plan of a few blocks, each with its own canary. */
export function secretContent(whose: string): PlanContent {
	const table = newId();
	const cell = () => [paragraph(canary(whose))];
	const cells = {
		what: cell(),
		who: cell(),
		accountable: cell(),
		impact: cell(),
		timescale: cell(),
		m3: cell(),
		m6: cell(),
		m12: cell(),
		linked: cell()
	};
	return {
		schema: schemaVersion,
		meta: { ...emptyMeta, title: canary(whose), plainTitle: canary(whose) },
		areas: {},
		doc: [
			{
				type: 'heading',
				attrs: { id: newId(), ref: '1', level: 1 },
				content: [{ type: 'text', text: canary(whose) }]
			},
			{ type: 'paragraph', attrs: { id: newId() }, content: [{ type: 'text', text: canary(whose) }] },
			{ type: 'actionTable', attrs: { id: table, title: canary(whose) } }
		],
		actions: {
			[newId()]: {
				...cells,
				table,
				ref: 'A1',
				rank: 'a0',
				deletedAt: null,
				due: null,
				areas: [],
				responsible: []
			}
		}
	};
}

/** Two areas, eight people with accounts and an import job in each area. */
export async function makeWorld(sql: Sql): Promise<World> {
	const areaId = await anArea(sql, 'Matrixshire');
	const otherAreaId = await anArea(sql, 'Othershire');
	const names = new Map<string, string>();
	const one = async (role: string, status: 'active' | 'suspended' | 'removed', areaRoles: Role[]) => {
		const name = canary('people');
		const person = await aPerson(sql, areaId, {
			name: `${role} ${name}`,
			email: `${canary('people')}@example.org`,
			status,
			roles: areaRoles
		});
		names.set(person.accountId, name);
		return person;
	};
	const people = {
		owner: await one('owner', 'active', ['owner']),
		lead: await one('lead', 'active', ['lead']),
		editor: await one('editor', 'active', []),
		facilitator: await one('facilitator', 'active', []),
		contributor: await one('contributor', 'active', []),
		reader: await one('reader', 'active', []),
		suspended: await one('suspended', 'suspended', ['lead']),
		removed: await one('removed', 'removed', ['lead']),
		outsider: await aPerson(sql, otherAreaId, {
			name: `outsider ${canary('otherpeople')}`,
			email: `${canary('otherpeople')}@example.org`,
			roles: ['owner', 'lead']
		})
	};
	const jobs = {
		own: await anImportJob(sql, people.lead, canary('job')),
		other: await anImportJob(sql, people.outsider, canary('otherjob'))
	};
	return { sql, areaId, otherAreaId, people, names, jobs, shared: new Map() };
}

async function anImportJob(sql: Sql, by: APerson, secret: string): Promise<string> {
	const id = newId();
	const reading = {
		content: secretContent(secret.startsWith('cnother') ? 'otherjob' : 'job'),
		unplaced: [],
		notes: [],
		counts: { areas: 0, subAreas: 0, tables: 1, rows: 1, callouts: 0, unplaced: 0, notes: 0 }
	};
	await sql`
		insert into import_job (area_id, id, file_name, file_hash, file, reading, person_id)
		values (${by.areaId}, ${id}, ${`${secret}.docx`}, '', ${Buffer.from('')}, ${JSON.stringify(reading)}::text::jsonb, ${by.personId})`;
	return id;
}

/** A fresh plan of one kind, so that asking to change or delete it spoils nothing for the next cell. */
export async function aPlanOf(
	world: World,
	object: PlanObject
): Promise<{ planId: PlanId; state: Uint8Array }> {
	const planId = newId<'plan'>();
	if (object === 'nowhere') return { planId, state: Y.encodeStateAsUpdate(new Y.Doc()) };
	const { sql, people } = world;
	const by = object === 'other' ? people.outsider : people.lead;
	const content = secretContent(object);
	await sql.begin(async (tx) => {
		await tx`insert into plan (area_id, id, created_by) values (${by.areaId}, ${planId}, ${by.personId})`;
		await startPlanLog(tx, { areaId: by.areaId, planId }, content, {
			id: by.personId,
			role: 'lead',
			group: 'professional'
		});
	});
	if (object === 'own' || object === 'deleted' || object === 'published') {
		for (const role of ['editor', 'facilitator', 'contributor', 'reader'] as const)
			await aRole(sql, people[role], role, planId);
		for (const gone of ['suspended', 'removed'] as const) await aRole(sql, people[gone], 'lead', planId);
	}
	if (object === 'published') {
		const standing = { status: 'active', areaRoles: ['lead'], planRoles: [] } as const;
		await publish(sql, { planId, by: { areaId: by.areaId, personId: by.personId, standing } });
	}
	if (object === 'published') await writeLater(world, planId);
	if (object === 'deleted') await sql`update plan set deleted_at = now() where id = ${planId}`;
	return { planId, state: (await planContent(sql, planId)).state };
}

/** A plan and a session made for this question alone, because it may change or end them. */
export async function standingToWrite(
	world: World,
	role: MatrixRole,
	object: PlanObject | ''
): Promise<Standing> {
	const planId = object === '' ? '' : (await aPlanOf(world, object)).planId;
	return { planId, cookie: await cookieOf(world, role, planId) };
}

/** The same, made once for everything that this role only reads of such a plan: half of all questions. */
export function standingToRead(world: World, role: MatrixRole, object: PlanObject | ''): Promise<Standing> {
	const name = `${role} ${object}`;
	const standing = world.shared.get(name) ?? standingToWrite(world, role, object);
	world.shared.set(name, standing);
	return standing;
}

/**
 * The cookie of a fresh session, so that signing out in one cell does not sign out the next. A guest came to a workshop with
 * the plan that is asked about, which was opened for editors; where the question names no such plan, with one of their own.
 */
export async function cookieOf(world: World, role: MatrixRole, planId: string): Promise<string> {
	if (role === 'public') return '';
	if (role === 'guest' || role === 'guestAfter') return guestCookie(world, planId, role === 'guestAfter');
	const { token } = await startSession(world.sql, world.people[role].accountId);
	return `withus=${token}`;
}

async function guestCookie(world: World, asked: string, after: boolean): Promise<string> {
	const { sql, areaId, people } = world;
	const [found] = await sql<{ id: PlanId }[]>`
		select id from plan where id = ${asked} and area_id = ${areaId}
			and exists (select from membership where plan_id = ${asked} and role = 'facilitator')`;
	const planId = found?.id ?? (await aPlanOf(world, 'own')).planId;
	const workshop = await openWorkshop(
		sql,
		{
			areaId,
			personId: people.lead.personId,
			standing: { status: 'active', areaRoles: ['lead'], planRoles: [] },
			plan: { id: planId }
		},
		{
			endsAt: new Date(Date.now() + 3_600_000),
			guestsAre: 'editor',
			youngPeople: false,
			leads: '',
			watches: ''
		}
	);
	const coming = { group: 'parent_carer', takesPart: true, quoteWords: false } as const;
	const { token } = await joinAsGuest(sql, workshop, coming, null);
	if (after)
		await sql`update workshop set ended_at = now(), code = null, link = null where id = ${workshop.id}`;
	return `withus-guest=${token}`;
}

/** Words typed after publishing: the workspace's, and never on the public page. */
async function writeLater({ sql, areaId, people }: World, planId: PlanId): Promise<void> {
	const { state } = await planContent(sql, planId);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	const block = new Y.XmlElement('paragraph');
	block.setAttribute('id', newId());
	block.insert(0, [new Y.XmlText(canary('later'))]);
	doc.getXmlFragment('default').push([block]);
	await appendToPlan(sql, {
		areaId,
		planId,
		update: Y.encodeStateAsUpdate(doc, before),
		kind: 'typed',
		person: { id: people.lead.personId, role: 'lead', group: 'professional' }
	});
}
