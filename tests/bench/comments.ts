// Whether 500 threads make a plan slow: the same plan without a comment and with 500, by turns in one browser: how long one waits
// for a letter one types, and for the panel of comments. Timings are measured here, never asserted, but for the panel's second.
import { chromium, type Page } from '@playwright/test';
import { makeAnchor } from '#domain/anchor.ts';
import type { PlanId } from '#domain/ids.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { demoPlan } from '#server/seed-plan.ts';
import { connect, type Sql } from '#server/sql.ts';
import { commentsWords } from '#lib/words/comments.ts';
import playwrightConfig from '../../playwright.config.ts';
import { startServer } from '#tests/e2e/server.ts';
import { anArea, aPerson, aPlan, type APerson } from '#tests/people.ts';
import type { BenchResult } from './run.ts';

const sizes = [0, 500] as const;
const rounds = 3;
const letters = 40;

/** What is promised of the panel, ms. */
const panelWithin = 1_000;

export async function run(): Promise<BenchResult> {
	const server = await startServer();
	const sql = connect(server.databaseUrl());
	const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
	try {
		const lead = await aPerson(sql, await anArea(sql), { roles: ['lead'] });
		const { token } = await startSession(sql, lead.accountId);
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
		await context.addCookies([{ name: 'withus', value: token, url: server.url }]);
		const plans = new Map<number, PlanId>();
		for (const size of sizes) plans.set(size, await aPlanWithThreads(sql, lead, size));
		const keys = new Map<number, number[]>(sizes.map((size) => [size, []]));
		const panels: number[] = [];
		for (let round = 0; round < rounds; round++)
			for (const size of sizes) {
				const page = await context.newPage();
				await page.goto(`${server.url}/plans/${plans.get(size)}`);
				await page.getByRole('button', { name: commentsWords.open(size), exact: true }).waitFor();
				if (size > 0) panels.push(await panelOpens(page));
				keys.get(size)!.push(...(await typedKeys(page)));
				await page.close({ runBeforeUnload: false });
			}
		const figures = {
			threads: sizes[1],
			panelMedianMs: at(panels, 0.5),
			panelWorstMs: at(panels, 1),
			keys: keys.get(0)!.length,
			keyP50Without: at(keys.get(0)!, 0.5),
			keyP50With: at(keys.get(500)!, 0.5),
			keyP95Without: at(keys.get(0)!, 0.95),
			keyP95With: at(keys.get(500)!, 0.95)
		};
		return { figures, held: figures.panelWorstMs < panelWithin };
	} finally {
		await browser.close();
		await sql.end({ timeout: 1 });
		await server.remove();
	}
}

/** From the press until the list is painted. */
async function panelOpens(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const button = [...document.querySelectorAll('button')].find((each) =>
			/^\s*Comments/.test(each.textContent ?? '')
		);
		const begun = performance.now();
		button?.click();
		while (!document.querySelector('[data-thread-line]')) await new Promise(requestAnimationFrame);
		await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
		return performance.now() - begun;
	});
}

/** From each key until what it did is painted. */
async function typedKeys(page: Page): Promise<number[]> {
	await page.getByRole('button', { name: 'Start editing' }).click();
	const text = page.getByRole('textbox', { name: 'The text of the plan' });
	await text.locator('p').first().click();
	await page.evaluate(() => {
		const took: number[] = [];
		Object.assign(globalThis, { took });
		addEventListener(
			'keydown',
			({ timeStamp }) =>
				requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - timeStamp))),
			true
		);
	});
	for (let letter = 0; letter < letters; letter++) await page.keyboard.type('a', { delay: 60 });
	return page.evaluate(() => (globalThis as unknown as { took: number[] }).took);
}

/** Threads on its words, actions and sections by turns, straight into the tables. */
async function aPlanWithThreads(sql: Sql, lead: APerson, count: number): Promise<PlanId> {
	const content = demoPlan();
	const { areaId, personId } = lead;
	const id = await aPlan(sql, lead);
	const author = { id: personId, role: 'lead', group: 'professional' } as const;
	await sql.begin((tx) => startPlanLog(tx, { areaId, planId: id }, content, author));
	const places = [
		...content.doc.map((block, at) => ({
			kind: 'block' as const,
			at,
			blockId: 'attrs' in block && block.attrs && 'id' in block.attrs ? String(block.attrs.id) : null
		})),
		...Object.keys(content.actions).flatMap((actionId) => [
			{ kind: 'action' as const, actionId },
			{ kind: 'cell' as const, actionId, column: 'what' as const }
		])
	];
	const anchors = places.flatMap((place) => makeAnchor(content, place) ?? []);
	for (let nth = 0; nth < count; nth++) {
		const anchor = anchors[nth % anchors.length]!;
		await sql`
			with made as (insert into thread (area_id, id, plan_id, anchor, anchor_state, internal, was_shown, started_by)
				values (${areaId}, ${`t${nth}${id}`}, ${id}, ${sql.json({ ...anchor })}, 'anchored', false, true, ${personId}) returning id)
			insert into comment (area_id, id, plan_id, thread_id, person_id, role, voice_group, words, state, was_shown, at)
			select ${areaId}, 'c' || made.id, ${id}, made.id, ${personId}, 'lead', 'professional',
				${`Comment ${nth}: could this be every two weeks, and who rings the families who do not answer?`}, 'shown', true, now() - interval '1 day'
			from made`;
	}
	return id;
}

function at(times: readonly number[], share: number): number {
	const sorted = times.toSorted((a, b) => a - b);
	return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
