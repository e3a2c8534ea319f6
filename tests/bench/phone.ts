// How long somebody on a slow phone waits for their own letters: one real editor in Chromium, its processor slowed down four
// times, alone and in rooms of forty and two hundred people of whom one in five types. Also how often words of others are
// drawn: at most once a frame is what we promise; and what the slowest keys waited for, with the time apart in which this machine
// gave its processors to somebody else. Timings are measured here, never asserted.
import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { startSession } from '#server/accounts/sessions.ts';
import { demoPlan } from '#server/seed-plan.ts';
import { connect, type Sql } from '#server/sql.ts';
import playwrightConfig from '../../playwright.config.ts';
import { startServer, type TestServer } from '#tests/e2e/server.ts';
import { endWithUs } from '#tests/end-with-us.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { partsOfKeys, phases, traceCategories, type KeyParts, type TraceEvent } from './phone/slow-keys.ts';
import { keyMark, watchPage, type Watched } from './phone/watch-page.ts';
import type { BenchOptions, BenchResult } from './run.ts';

/** People in the room, the phone among them; alternating, so that what the machine does besides falls on all. */
const rounds = [1, 40, 200, 40, 200];
const slowDown = 4;
const warmUp = 3_000;
const letters = 120;
const letterEvery = 180;
const patience = 600_000;
/** The slowest of so many keys are looked at. */
const slowest = 0.1;

interface Round extends Watched {
	/** The same keys by what each waited for. */
	readonly parts: readonly KeyParts[];
}

/** `--only 200` measures that room alone; `--quick` each room once. */
export async function run({ only, quick }: BenchOptions): Promise<BenchResult> {
	const late = setTimeout(() => {
		console.error(`Not done after ${patience} ms.`);
		process.exit(1);
	}, patience);
	const server = await startServer();
	const sql = connect(server.databaseUrl());
	const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
	try {
		const all = new Map<number, Round[]>();
		const asked = (quick ? [...new Set(rounds)] : rounds).filter(
			(size) => only.length === 0 || only.includes(`${size}`)
		);
		for (const size of asked) {
			const round = await measure(browser, server, sql, size);
			const took = round.parts.map(({ ms }) => ms);
			console.error(`room of ${size}: ${took.length} keys, p95 ${percentile(took, 95)} ms`);
			all.set(size, [...(all.get(size) ?? []), round]);
		}
		const figures = Object.assign({}, ...[...all].map(figuresOf)) as Record<string, unknown>;
		return { figures, held: [...all.values()].flat().every(({ parts }) => parts.length === letters) };
	} finally {
		await browser.close();
		await sql.end({ timeout: 1 });
		await server.remove();
		clearTimeout(late);
	}
}

async function measure(browser: Browser, server: TestServer, sql: Sql, size: number): Promise<Round> {
	const { areaId, planId } = await makePlan(sql, demoPlan());
	const logins = await Promise.all(
		Array.from({ length: size }, async () => {
			const person = await aPerson(sql, areaId);
			await aRole(sql, person, 'editor', planId);
			return (await startSession(sql, person.accountId)).token;
		})
	);
	const [mine = '', ...others] = logins;
	const room = others.length > 0 ? await fill(server, planId, others) : null;
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		locale: 'en-GB'
	});
	try {
		await context.addCookies([{ name: 'withus', value: mine, url: server.url }]);
		const page = await context.newPage();
		await page.addInitScript(watchPage, keyMark);
		await page.goto(`${server.url}/plans/${planId}`);
		await page.getByRole('button', { name: 'Start editing' }).click({ timeout: 60_000 });
		const text = page.getByRole('textbox', { name: 'The text of the plan' });
		await text.locator('p').first().click();
		await page.keyboard.press('End');
		const devtools = await context.newCDPSession(page);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
		await page.waitForTimeout(warmUp);
		await browser.startTracing(page, { categories: traceCategories });
		await page.evaluate(() => (window.measured.on = true));
		for (let n = 0; n < letters; n++) {
			await page.keyboard.press('abcdefghijklmnopqrstuvwxyz'[n % 26]!);
			await page.waitForTimeout(letterEvery);
		}
		await page.waitForTimeout(500);
		const watched = await page.evaluate(() => window.measured);
		const trace = await browser.stopTracing();
		const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
		return { ...watched, parts: partsOfKeys(traceEvents) };
	} finally {
		await context.close();
		room?.kill();
	}
}

async function fill(server: TestServer, planId: string, tokens: readonly string[]): Promise<ChildProcess> {
	const cookies = tokens.map((token) => `withus=${token}`).join(',');
	const room = spawn(
		process.execPath,
		['tests/bench/phone/room.ts', '--url', server.url, '--plan', planId, '--cookies', cookies],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	// whoever cuts us off leaves nobody typing behind
	endWithUs(room);
	await new Promise<void>((resolve, reject) => {
		room.stdout.once('data', () => resolve());
		room.once('exit', (code) => reject(new Error(`The room ended with ${String(code)}`)));
	});
	return room;
}

/** Milliseconds, and drawings of others' words in a frame. */
function figuresOf([size, all]: [number, Round[]]): Record<string, unknown> {
	const keys = all.flatMap(({ parts }) => parts).toSorted((a, b) => a.ms - b.ms);
	const took = keys.map(({ ms }) => ms);
	const drawings = all.flatMap((round) => round.drawings);
	return {
		[`key${size}p50`]: percentile(took, 50),
		[`key${size}p95`]: percentile(took, 95),
		[`key${size}p99`]: percentile(took, 99),
		[`ownKey${size}p95`]: percentile(
			keys.map(({ own }) => own),
			95
		),
		[`drawingsPerFrame${size}p95`]: percentile(drawings, 95),
		[`drawingsPerFrame${size}max`]: Math.max(0, ...drawings),
		[`keys${size}`]: meanParts(keys),
		[`slowKeys${size}`]: meanParts(keys.slice(-Math.ceil(keys.length * slowest)))
	};
}

/** What these keys waited for, milliseconds each on average. */
function meanParts(keys: readonly KeyParts[]): Record<string, number> {
	const mean = (values: readonly number[]): number =>
		Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;
	return Object.fromEntries(phases.map((phase) => [phase, mean(keys.map(({ parts }) => parts[phase]))]));
}

function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return Math.round((sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0) * 10) / 10;
}
