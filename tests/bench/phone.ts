// How long somebody on a slow phone waits for their own letters: one real editor in Chromium, its processor slowed down four
// times, alone and in rooms of forty and two hundred people of whom one in five types. Also how often words of others are
// drawn: at most once a frame is what we promise. Timings are measured here, never asserted.
import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { startSession } from '#server/accounts/sessions.ts';
import { demoPlan } from '#server/seed-plan.ts';
import { connect, type Sql } from '#server/sql.ts';
import playwrightConfig from '../../playwright.config.ts';
import { startServer, type TestServer } from '#tests/e2e/server.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';

/** People in the room, the phone among them; alternating, so that what the machine does besides falls on all. */
const rounds = [1, 40, 200, 1, 40, 200];
const slowDown = 4;
const warmUp = 3_000;
const letters = 80;
const letterEvery = 180;
const patience = 600_000;

interface Round {
	/** Milliseconds from each key to the frame that shows its letter. */
	readonly keys: readonly number[];
	/** How many separate drawings fell into each frame in which something of others was drawn. */
	readonly drawings: readonly number[];
	/** Milliseconds of the longest frames. */
	readonly frames: readonly number[];
}

declare global {
	interface Window {
		measured: { keys: number[]; drawings: number[]; frames: number[]; on: boolean };
	}
}

export async function run(): Promise<{ figures: Record<string, number>; held: boolean }> {
	const late = setTimeout(() => {
		console.error(`Not done after ${patience} ms.`);
		process.exit(1);
	}, patience);
	const server = await startServer();
	const sql = connect(server.databaseUrl());
	const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
	try {
		const all = new Map<number, Round[]>();
		for (const size of rounds) {
			const round = await measure(browser, server, sql, size);
			console.error(`room of ${size}: ${round.keys.length} keys, p95 ${percentile(round.keys, 95)} ms`);
			all.set(size, [...(all.get(size) ?? []), round]);
		}
		const figures = Object.assign({}, ...[...all].map(figuresOf)) as Record<string, number>;
		return { figures, held: [...all.values()].flat().every(({ keys }) => keys.length === letters) };
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
		await page.addInitScript(watchPage);
		await page.goto(`${server.url}/plans/${planId}`);
		await page.getByRole('button', { name: 'Start editing' }).click({ timeout: 60_000 });
		const text = page.getByRole('textbox', { name: 'The text of the plan' });
		await text.locator('p').first().click();
		await page.keyboard.press('End');
		const devtools = await context.newCDPSession(page);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
		await page.waitForTimeout(warmUp);
		await page.evaluate(() => (window.measured.on = true));
		for (let n = 0; n < letters; n++) {
			await page.keyboard.press('abcdefghijklmnopqrstuvwxyz'[n % 26]!);
			await page.waitForTimeout(letterEvery);
		}
		await page.waitForTimeout(500);
		return await page.evaluate(() => window.measured);
	} finally {
		await context.close();
		room?.kill();
	}
}

/** Runs in the page before anything of ours. */
function watchPage(): void {
	const measured = { keys: [] as number[], drawings: [] as number[], frames: [] as number[], on: false };
	window.measured = measured;
	/** When the next macrotask after a frame begins, the frame has been given to the screen. */
	const afterPaint = (then: () => void): void => {
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = then;
			channel.port2.postMessage(null);
		});
	};
	addEventListener(
		'keydown',
		({ timeStamp }) => {
			if (measured.on) afterPaint(() => measured.keys.push(performance.now() - timeStamp));
		},
		{ capture: true }
	);
	let drawings = 0;
	let own = false;
	addEventListener('beforeinput', () => (own = true), { capture: true });
	// callbacks of one observer come once for everything that changed in a task
	const observer = new MutationObserver(() => {
		if (!own) drawings++;
		own = false;
	});
	addEventListener('DOMContentLoaded', () =>
		observer.observe(document, { subtree: true, childList: true, characterData: true })
	);
	let before = performance.now();
	const frame = (now: number): void => {
		if (measured.on) {
			if (drawings > 0) measured.drawings.push(drawings);
			measured.frames.push(now - before);
		}
		drawings = 0;
		before = now;
		requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
}

async function fill(server: TestServer, planId: string, tokens: readonly string[]): Promise<ChildProcess> {
	const cookies = tokens.map((token) => `withus=${token}`).join(',');
	const room = spawn(
		process.execPath,
		['tests/bench/phone/room.ts', '--url', server.url, '--plan', planId, '--cookies', cookies],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	// whoever cuts us off leaves nobody typing behind
	process.once('exit', () => room.kill());
	await new Promise<void>((resolve, reject) => {
		room.stdout.once('data', () => resolve());
		room.once('exit', (code) => reject(new Error(`The room ended with ${String(code)}`)));
	});
	return room;
}

/** Milliseconds, and drawings of others' words in a frame. */
function figuresOf([size, all]: [number, Round[]]): Record<string, number> {
	const keys = all.flatMap((round) => round.keys);
	const drawings = all.flatMap((round) => round.drawings);
	const frames = all.flatMap((round) => round.frames);
	return {
		[`key${size}p50`]: percentile(keys, 50),
		[`key${size}p95`]: percentile(keys, 95),
		[`key${size}p99`]: percentile(keys, 99),
		[`frame${size}p95`]: percentile(frames, 95),
		[`drawingsPerFrame${size}p95`]: percentile(drawings, 95),
		[`drawingsPerFrame${size}max`]: Math.max(0, ...drawings)
	};
}

function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return Math.round((sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0) * 10) / 10;
}
