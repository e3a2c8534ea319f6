// The first day: an area in which nothing is yet, a plan without a word, and somebody who belongs nowhere.
import { emptyMeta, schemaVersion } from '#domain/plan.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { connect } from '#server/sql.ts';
import { anArea, aPerson, aPlan } from '#tests/people.ts';
import type { TestServer } from '../server.ts';
import { addMenu } from './plan.ts';
import { first, live, press, to, type Way, type Ways } from './way.ts';

export interface NothingYet {
	readonly area: string;
	readonly plan: string;
	/** Sessions of somebody who runs the empty area, leads the empty plan, belongs nowhere. */
	readonly runs: string;
	readonly leads: string;
	readonly nowhere: string;
}

export const nothingYet: NothingYet = { area: '', plan: '', runs: '', leads: '', nowhere: '' };

export async function makeNothingYet(server: TestServer): Promise<NothingYet> {
	const sql = connect(server.databaseUrl(), { max: 1 });
	try {
		const areaId = await anArea(sql, 'Rowan Vale');
		const owner = await aPerson(sql, areaId, { group: 'professional', roles: ['owner', 'lead'] });
		const withPlan = await anArea(sql, 'Elm Vale');
		const lead = await aPerson(sql, withPlan, { group: 'professional', roles: ['lead'] });
		const gone = await aPerson(sql, withPlan, { status: 'removed' });
		const planId = await aPlan(sql, lead, { title: 'A plan to begin' });
		const content = {
			schema: schemaVersion,
			meta: { ...emptyMeta, title: 'A plan to begin' },
			areas: {},
			doc: [],
			actions: {}
		};
		const author = { id: lead.personId, role: 'lead', group: 'professional' } as const;
		await sql.begin((tx) => startPlanLog(tx, { areaId: withPlan, planId }, content, author));
		const session = async (who: typeof lead) => (await startSession(sql, who.accountId)).token;
		return {
			area: `/areas/${areaId}`,
			plan: `/plans/${planId}`,
			runs: await session(owner),
			leads: await session(lead),
			nowhere: await session(gone)
		};
	} finally {
		await sql.end();
	}
}

export const empty = ({ area, plan, runs, leads, nowhere }: NothingYet, origin: string): Ways => {
	const as =
		(session: string): Way =>
		(page) =>
			page.context().addCookies([{ name: 'withus', value: session, url: origin }]);
	return {
		'/plans': [first(as(nowhere), to('/plans')), first(as(runs), to('/plans'))],
		'/areas/[area]/people': [to(`${area}/people`)],
		'/areas/[area]/organisations': [to(`${area}/organisations`)],
		'/areas/[area]/statements': [to(`${area}/statements`)],
		'/areas/[area]/set-up': [to(`${area}/set-up`)],
		'/plans/[plan]/people': [first(as(leads), to(`${plan}/people`))],
		'/plans/[plan]/publish': [to(`${plan}/publish`)],
		'/plans/[plan]/compare': [to(`${plan}/compare`)],
		'/plans/[plan]/history': [to(`${plan}/history`), to(`${plan}/history?only=named`)],
		'/plans/[plan]': [
			first(to(plan), live),
			first(press('Start editing'), addMenu),
			first(addMenu, press('Action table'))
		]
	};
};
