// Everything that can be asked × everybody who can ask × every kind of object, against the real server.
// What is expected comes from tests/matrix.csv alone. `size` is not used: an enumeration is never shortened.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { schemaVersion } from '#domain/plan.ts';
import { connect } from '#server/sql.ts';
import { startServer } from '#tests/e2e/server.ts';
import { askSocket, askWeb, frameOf, type Answer } from '#tests/matrix/ask.ts';
import { expand, idleRules, readRules, type Cell } from '#tests/matrix/expand.ts';
import { publishedSurfaces, socketSurfaces, webSurfaces } from '#tests/matrix/surfaces.ts';
import {
	aPlanOf,
	canaries,
	cookieOf,
	makeWorld,
	roles,
	standingToRead,
	standingToWrite,
	type MatrixPerson,
	type MatrixRole,
	type PlanObject,
	type World
} from '#tests/matrix/world.ts';
import { askTwoIds, unknownForms } from '#tests/matrix/two-ids.ts';
import type { Fuzz } from './run.ts';

/** How many cells there were when this was last looked at: fewer means that something is no longer asked. */
const fewestCells = 3_600;
const root = path.resolve(import.meta.dirname, '../..');
/** Cells under way at once: enough to be quick, few enough for a small machine. */
const atOnce = 12;
/** Answers that mean "your part includes this". */
const allowedAnswers = ['ok', 'done', 'invalid', 'open', 'written'];

export interface MatrixResult {
	readonly cells: number;
	readonly refused: number;
	readonly allowed: number;
	readonly leaks: number;
	readonly wrong: readonly string[];
}

export const run: Fuzz = async () => {
	const result = await askEverything();
	for (const line of result.wrong.slice(0, 100)) console.log(line);
	const { cells, refused, allowed, leaks, wrong } = result;
	return {
		figures: { cells, refused, allowed, leaks, wrong: wrong.length },
		held: leaks === 0 && wrong.length === 0 && cells >= fewestCells
	};
};

/** Starts a server of its own, asks every cell, and compares with the table. */
export async function askEverything(): Promise<MatrixResult> {
	const rules = readRules(readFileSync(path.join(root, 'tests/matrix.csv'), 'utf8'));
	const surfaces = [
		...(await webSurfaces(path.join(root, '.svelte-kit/output'))),
		...socketSurfaces(),
		...publishedSurfaces()
	];
	const cells = expand(rules, surfaces, roles);
	const wrong = idleRules(rules, cells).map(
		(rule) => `matrix.csv line ${rule.line} speaks about nothing that exists`
	);
	const server = await startServer();
	const sql = connect(server.databaseUrl(), { max: 4 });
	try {
		const world = await makeWorld(sql);
		const maySee = seenBy(cells);
		// plans into which somebody sent a frame that must not enter, with the length of their log: looked at again at the end
		const mustNotChange = new Map<string, number>();
		let refused = 0;
		let allowed = 0;
		let leaks = 0;
		// what ends somebody's sessions comes last, or it would sign out the cells beside it; before that what writes a mail
		// to somebody, because the demo's mail page shows it to everybody
		const turn = ({ target }: Cell): number =>
			['/account?/everywhere', '/account?/endOthers'].includes(target)
				? 2
				: Number(target === '/areas/[area]/mail?/test');
		const queue = cells.toSorted((a, b) => turn(a) - turn(b));
		const worker = async () => {
			for (let cell = queue.shift(); cell; cell = queue.shift()) {
				const name = `${cell.surface} ${cell.target} ${cell.object} ${cell.role}`;
				if (cell.expect === undefined) {
					wrong.push(`${name}: no rule says what to expect`);
					continue;
				}
				const answer = await ask(server.url, world, cell, mustNotChange);
				if (allowedAnswers.includes(answer.said)) allowed += 1;
				else refused += 1;
				if (!cell.expect.split('|').includes(answer.said))
					wrong.push(`${name}: expected ${cell.expect}, heard ${answer.said}`);
				const leaked = leaksIn(answer, cell, world, maySee);
				if (leaked.length > 0) {
					leaks += 1;
					wrong.push(`${name}: leaks ${leaked.join(', ')}`);
				}
			}
		};
		const before = await fingerprint(world);
		await Promise.all(Array.from({ length: atOnce }, worker));
		const grown = await sql<{ planId: string; n: number }[]>`
			select plan_id as "planId", count(*)::int as n from plan_update where plan_id in ${sql([...mustNotChange.keys()])} group by 1`;
		for (const { planId, n } of grown)
			if (n > (mustNotChange.get(planId) ?? 0))
				wrong.push('A frame that must not enter was written after its answer');
		if ((await fingerprint(world)) !== before) wrong.push('Somebody changed the people of the other area');
		const actions = surfaces.filter(({ surface }) => surface === 'action').map(({ target }) => target);
		for (const action of unknownForms(actions))
			wrong.push(`${action}: does its form name anything? tests/matrix/two-ids.ts does not say`);
		const twoIds = await askTwoIds(server.url, world);
		wrong.push(...twoIds.wrong);
		return {
			cells: cells.length + twoIds.cells,
			refused: refused + twoIds.refused,
			allowed: allowed + twoIds.cells - twoIds.refused,
			leaks,
			wrong
		};
	} finally {
		await sql.end();
		await server.remove();
	}
}

/** Which kinds of plan a role may see: taken from the table's own answers about the plan's page. */
function seenBy(cells: readonly Cell[]): (role: string, object: string) => boolean {
	const seen = new Set(
		cells
			.filter((cell) => cell.surface === 'page' && cell.target === '/plans/[plan]' && cell.expect === 'ok')
			.map((cell) => `${cell.role} ${cell.object}`)
	);
	return (role, object) => seen.has(`${role} ${object}`);
}

/** Canaries in an answer that this role should never hear. */
function leaksIn(
	answer: Answer,
	cell: Cell,
	world: World,
	maySee: (role: string, object: string) => boolean
): string[] {
	const asking = cell.role in world.people ? world.people[cell.role as MatrixPerson] : null;
	const own = asking ? [asking.email, world.names.get(asking.accountId) ?? ''] : [];
	const heard = [...new Set(answer.heard.match(canaries) ?? [])];
	return heard.filter((found) => {
		if (own.some((words) => words.startsWith(found))) return false;
		const whose = /^cn([a-z]+?)x/.exec(found)?.[1] ?? '';
		// what is published, is everybody's: the pages themselves, and the form beside them
		const outside = cell.surface === 'file' || cell.target.startsWith('/say/');
		if (whose === 'later') return outside || !maySee(cell.role, 'published');
		if (whose === 'published' && (outside || maySee(cell.role, 'published'))) return false;
		// whole names and addresses are for who runs the area; everybody else sees what each person chose to show
		if (whose === 'people') return cell.role !== 'owner';
		if (whose === 'otherpeople' || whose === 'otherjob') return cell.role !== 'outsider';
		if (whose === 'job') return !['owner', 'lead'].includes(cell.role);
		return !maySee(cell.role, whose);
	});
}

async function ask(
	base: string,
	world: World,
	cell: Cell,
	mustNotChange: Map<string, number>
): Promise<Answer> {
	const role = cell.role as MatrixRole;
	if (cell.surface === 'upgrade' || cell.surface === 'frame')
		return askFrame(base, world, cell, mustNotChange);
	const object = cell.target.includes('[plan]') ? (cell.object as PlanObject) : '';
	const { planId, cookie } = await (onlyReads(cell) ? standingToRead : standingToWrite)(world, role, object);
	const target = cell.surface === 'file' ? `${cell.target}/` : cell.target;
	const area =
		cell.object === 'nowhere' ? 'nowhere' : cell.object === 'other' ? world.otherAreaId : world.areaId;
	const job =
		cell.object === 'own' ? world.jobs.own : cell.object === 'nowhere' ? 'nowhere' : world.jobs.other;
	const path = target
		.replace('[plan]', planId)
		.replace('[slug]', 'any-words')
		.replace('[area]', area)
		.replace('[job]', job)
		.replace('[round]', 'nowhere')
		.replace('[token]', 'a-token-that-was-never-made')
		.replace('[picture]', `${'0'.repeat(64)}-8x8.png`);
	// the folder of published pages follows a hint, plan by plan: here some thousand plans were published in a few minutes
	let answer = await askWeb({ base, cell, path, cookie });
	if (cell.surface === 'file' && cell.expect === 'ok' && answer.said !== 'ok') {
		await soon(async () => (answer = await askWeb({ base, cell, path, cookie })).said === 'ok', 60_000);
	}
	return answer;
}

/** Whether a question changes nothing, so that the next one may be about the same plan by the same person. */
function onlyReads({ surface }: Cell): boolean {
	return ['page', 'data', 'GET', 'file'].includes(surface);
}

/** Whether something becomes true: looked at once, and then for as long as this, milliseconds. */
async function soon(isSo: () => Promise<boolean>, patience: number): Promise<boolean> {
	const until = Date.now() + patience;
	for (;;) {
		if (await isSo()) return true;
		if (Date.now() >= until) return false;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** A frame counts by what it did to the plan's log, seen in the table, and by what became of the connection. */
async function askFrame(
	base: string,
	world: World,
	cell: Cell,
	mustNotChange: Map<string, number>
): Promise<Answer> {
	const { planId, state } = await aPlanOf(world, cell.object as PlanObject);
	const cookie = await cookieOf(world, cell.role as MatrixRole, planId);
	const rows = async () =>
		(
			await world.sql<{ n: number }[]>`select count(*)::int as n from plan_update where plan_id = ${planId}`
		)[0]?.n ?? 0;
	const before = await rows();
	const frame = cell.surface === 'frame' ? frameOf(cell.target, state) : null;
	const answer = await askSocket({
		base,
		cell,
		path: `/collab/${planId}?protocol=1&schema=${schemaVersion}&epoch=1`,
		cookie,
		frame
	});
	const written = await soon(async () => (await rows()) > before, cell.expect === 'written' ? 3_000 : 0);
	if (written) return { said: 'written', heard: answer.heard };
	mustNotChange.set(planId, before);
	const word =
		answer.said === 'closed' && answer.closeCode === 4401
			? 'sign-in'
			: answer.said === 'closed' && answer.closeCode === 4403
				? 'no'
				: answer.said;
	return { said: word, heard: answer.heard };
}

/** The other area's people and rights, as one string: nothing asked from outside may change it. */
async function fingerprint({ sql, otherAreaId }: World): Promise<string> {
	const rows = await sql`
		select person.id, person.name, person.status, person.shown_as, array_agg(membership.role order by membership.role) as roles
		from person left join membership on membership.person_id = person.id and membership.plan_id is null
		where person.area_id = ${otherAreaId} group by 1, 2, 3, 4 order by 1`;
	return JSON.stringify(rows);
}
