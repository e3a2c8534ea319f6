// Whether the time line and the comparison stay quick on a plan with 5,000 versions: the same pages of the same server, asked for by
// turns on a plan with ten versions and on one with 5,000, both of 18,000 words. Timings are measured here, never asserted.
import { startSession } from '#server/accounts/sessions.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { connect, type Sql } from '#server/sql.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { frozen } from '#domain/version.ts';
import type { PlanId } from '#domain/ids.ts';
import { startServer } from '#tests/e2e/server.ts';
import { anArea, aPerson, aPlan, type APerson } from '#tests/people.ts';
import { aLongPlan, editsOf, wordsOfPlan } from './diff/long-plan.ts';

const sizes = { few: 10, many: 5_000 } as const;
const rounds = 9;

export async function run(): Promise<{ figures: Record<string, number>; held: boolean }> {
	const server = await startServer();
	const sql = connect(server.databaseUrl());
	try {
		const lead = await aPerson(sql, await anArea(sql), { roles: ['lead'] });
		const cookie = `withus=${(await startSession(sql, lead.accountId)).token}`;
		const plans = {
			few: await aPlanWithVersions(sql, lead, sizes.few),
			many: await aPlanWithVersions(sql, lead, sizes.many)
		};
		await sql`vacuum analyze version`;
		const figures: Record<string, number> = { words: wordsOfPlan(aLongPlan()), versions: sizes.many };
		for (const [name, path] of pages) {
			const times = { few: [] as number[], many: [] as number[] };
			// by turns, so that what the machine does besides falls on both
			for (let round = 0; round < rounds; round++)
				for (const size of ['few', 'many'] as const)
					times[size].push(
						await timeOf(`${server.url}/plans/${plans[size].id}/${path(plans[size])}`, cookie)
					);
			const [few, many] = [median(times.few), median(times.many)];
			figures[`${name}FewMs`] = few;
			figures[`${name}ManyMs`] = many;
			figures[`${name}Ratio`] = Number((many / few).toFixed(2));
			console.log(`${name}: ${few} ms with ${sizes.few} versions, ${many} ms with ${sizes.many}`);
		}
		return { figures, held: pages.every(([name]) => figures[`${name}Ratio`]! > 0) };
	} finally {
		await sql.end({ timeout: 1 });
		await server.remove();
	}
}

interface Kept {
	readonly id: PlanId;
	/** From the oldest to the newest. */
	readonly versions: readonly string[];
}

const pages: readonly (readonly [name: string, path: (plan: Kept) => string])[] = [
	['timeLine', () => 'history'],
	['timeLineMiddle', ({ versions }) => `history?after=${versions[Math.floor(versions.length / 2)]}`],
	['onlyNamed', () => 'history?only=named'],
	['compareTwo', ({ versions }) => `compare?from=${versions[2]}&to=${versions.at(-3)}`],
	['compareNow', ({ versions }) => `compare?from=${versions[2]}&to=now`],
	['read', ({ versions }) => `history/version?id=${versions[2]}`],
	// an action that changed ten times, and a section that changed with every version: its first forty places
	['storyOfAction', () => 'story?row=planrow0x1'],
	['storyOfSection', () => 'story?section=plansection0']
];

/** Two texts by turns, so that each version differs from the one before. */
async function aPlanWithVersions(sql: Sql, lead: APerson, count: number): Promise<Kept> {
	const { areaId, personId } = lead;
	const was = frozen(aLongPlan());
	const is = frozen(editsOf(was).plan);
	const id = await aPlan(sql, lead);
	await sql.begin((tx) =>
		startPlanLog(tx, { areaId, planId: id }, was, { id: personId, role: 'lead', group: 'professional' })
	);
	await makeVersion(sql, { areaId, planId: id, reason: 'named', by: personId, name: 'The first' });
	const brought = { parts: [{ kind: 'rows-changed', count: 3, places: ['2', '4'], more: 1 }] };
	const contributors = [{ person: personId, role: 'lead', group: 'professional' }];
	for (let from = 1; from < count; from += 500)
		await sql`
			insert into version (area_id, id, plan_id, kind, reason, content, hash, schema, epoch, seq, made_at, brought, parts, contributors)
			select ${areaId}, 'v' || nth || ${id}, ${id}, 'automatic', 'automatic-active',
				case when nth % 2 = 0 then ${JSON.stringify(was)}::text::jsonb else ${JSON.stringify(is)}::text::jsonb end,
				'h' || nth, ${was.schema}, 1, 1 + nth, now() - (${count} - nth) * interval '30 seconds',
				${sql.json(brought)}, array['section.plansection0',
					case when nth % ${count / 10}::int = 0 then 'row.planrow0x1' else 'row.another' end], ${sql.json(contributors)}
			from generate_series(${from}::int, ${Math.min(from + 499, count - 1)}::int) as nth`;
	const rows = await sql<{ id: string }[]>`select id from version where plan_id = ${id} order by epoch, seq`;
	return { id, versions: rows.map((row) => row.id) };
}

async function timeOf(address: string, cookie: string): Promise<number> {
	const begun = performance.now();
	const answer = await fetch(address, { headers: { cookie } });
	const page = await answer.text();
	if (answer.status !== 200 || !page.includes('</html>'))
		throw new Error(`${address} answered ${answer.status}`);
	return performance.now() - begun;
}

function median(times: readonly number[]): number {
	return Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!);
}
