// Y8: somebody loses the right to be in a plan while they are in it. Within two seconds their line is closed; from then on
// they hear nothing, can write by no other way, and cannot come back.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { encodeUpdate } from '#protocol/frames.ts';
import { startSession } from '#server/accounts/sessions.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import type { Sql } from '#server/sql.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { currentVersion, origin, startLive } from '#tests/server/collab/live.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { type } from '#tests/typing.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';
import { ownDatabase } from './house/own-database.ts';
import { RawLine } from './house/raw-line.ts';
import { replayLog } from './house/read-log.ts';
import { events, type Event, type Scene } from './revocation/events.ts';

const within = 2_000;

interface Given {
	readonly seed: number;
	/** How often each event happens. */
	readonly size: number;
	readonly sabotage?: Sabotage;
}

type Figures = {
	events: number;
	/** The longest until a line was closed, ms. */
	slowestMs: number;
	/** Lines that were open after two seconds. */
	stillOpen: number;
	/** Frames that came after the line was to be closed. */
	heardAfter: number;
	/** Letters that were taken, and people who came back in. */
	stillWrites: number;
	cameBack: number;
};

export async function run({ size, sabotage }: Given): Promise<{ figures: Figures; held: boolean }> {
	const database = await ownDatabase('revocation');
	const live = await startLive(database.sql, { sabotage });
	const figures: Figures = {
		events: 0,
		slowestMs: 0,
		stillOpen: 0,
		heardAfter: 0,
		stillWrites: 0,
		cameBack: 0
	};
	try {
		for (let round = 0; round < size; round++)
			for (const [name, event] of Object.entries(events)) {
				const before = figures.stillOpen + figures.heardAfter + figures.stillWrites + figures.cameBack;
				await oneEvent(database.sql, live.port, event, figures);
				figures.events++;
				const { stillOpen, heardAfter, stillWrites, cameBack } = figures;
				if (stillOpen + heardAfter + stillWrites + cameBack > before && !sabotage) console.log(name, figures);
				if (sabotage && stillOpen > 0) return { figures, held: false };
			}
		const { stillOpen, heardAfter, stillWrites, cameBack } = figures;
		return { figures, held: stillOpen + heardAfter + stillWrites + cameBack === 0 };
	} finally {
		await live.close();
		await database.close();
	}
}

async function oneEvent(sql: Sql, port: number, event: Event, figures: Figures): Promise<void> {
	const { scene, cookie, leadCookie } = await aScene(sql, event);
	const { planId } = scene;
	const line = await new RawLine(port, planId, cookie).join();
	const lead = await new RawLine(port, planId, leadCookie).join();
	const begun = performance.now();
	await event.happens(scene);
	await Promise.race([line.closed, pause(within)]);
	figures.slowestMs = Math.max(figures.slowestMs, Math.round(performance.now() - begun));
	if (!line.isClosed) figures.stillOpen++;
	const heard = line.heard.length;
	// what others write from now on
	lead.send(encodeUpdate(words('Written after.')));
	if (!lead.isClosed) await lead.ask().catch(() => undefined);
	if (await writesByLetter(port, planId, cookie)) figures.stillWrites++;
	const back = await new RawLine(port, planId, cookie).opened();
	await back.ask().catch(() => undefined);
	if (!back.isClosed || back.count(0) > 0) figures.cameBack++;
	figures.heardAfter += line.heard.length - heard;
	const log = (await replayLog(sql, planId)).getXmlFragment('default').toString();
	if (log.includes('By letter.')) figures.stillWrites++;
	for (const each of [line, lead, back]) each.leave();
}

async function aScene(
	sql: Sql,
	{ standing }: Event
): Promise<{ scene: Scene; cookie: string; leadCookie: string }> {
	const { areaId, planId } = await makePlan(sql, null);
	const owner = await aPerson(sql, areaId, { roles: ['owner'] });
	const lead = await aPerson(sql, areaId, { roles: ['lead'] });
	const leadCookie = `withus=${(await startSession(sql, lead.accountId)).token}`;
	const base = { sql, areaId, planId, owner, lead };
	if (standing === 'guest') {
		const workshop = await aWorkshop(sql, leaderOf(lead, planId), { guestsAre: 'editor' });
		const { cookie, token, personId } = await aGuest(sql, workshop);
		return { scene: { ...base, person: { personId, token, accountId: null } }, cookie, leadCookie };
	}
	const person: APerson = await aPerson(
		sql,
		areaId,
		standing === 'part in the area' ? { roles: ['editor'] } : {}
	);
	if (standing === 'part in the plan') await aRole(sql, person, 'editor', planId);
	else await sql`update plan set shared_with_area = true where id = ${planId}`;
	const { token } = await startSession(sql, person.accountId);
	return { scene: { ...base, person: { ...person, token } }, cookie: `withus=${token}`, leadCookie };
}

async function writesByLetter(port: number, planId: string, cookie: string): Promise<boolean> {
	const query = new URLSearchParams(currentVersion).toString();
	const answer = await fetch(`http://127.0.0.1:${port}/collab/${planId}?${query}`, {
		method: 'POST',
		headers: { cookie, origin, 'content-type': 'application/octet-stream' },
		body: Buffer.from(words('By letter.'))
	});
	await answer.text();
	return answer.ok;
}

function words(said: string): Uint8Array {
	const doc = new Y.Doc();
	type(doc, said);
	return Y.encodeStateAsUpdate(doc);
}
