// A thousand changes of others, while one person writes in prose, in a cell, and with a keyboard that composes, and another
// reads in the middle of the page: nobody's line, focus or caret moves.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Chance } from '#tests/random.ts';
import { currentVersion, openStock, until, type StockTab } from '#tests/server/collab/live.ts';
import { aPlanToEdit, cellButton, openAs, startEditing, words } from './a-plan-to-edit.ts';
import { changeSomewhere, longPlan, read, seen, watch, written } from './stay-put.ts';
import { expect, test } from './test.ts';

const chance = new Chance(4711);

async function change(tab: StockTab, times: number): Promise<void> {
	for (let n = 0; n < times; n++) {
		tab.doc.transact(() => changeSomewhere(tab.doc, chance));
		await pause(6);
	}
}

/** Types letters that come nowhere else until the others are done, and answers what was typed. */
async function typeUntil(page: Page, done: Promise<unknown>): Promise<string> {
	let over = false;
	void done.finally(() => (over = true));
	let typed = '';
	for (let n = 0; !over; n++) {
		const letter = n % 7 === 6 ? ' ' : String.fromCharCode(0xe0 + (n % 20));
		await page.keyboard.type(letter);
		typed += letter;
		await pause(50);
	}
	await done;
	return typed;
}

test('a thousand changes of others move no caret, no focus and no line', async ({ browser, withus }) => {
	test.setTimeout(150_000);
	const plan = await aPlanToEdit(withus, longPlan);
	const headers = { cookie: `withus=${plan.sessions.parent}`, origin: withus.url };
	const other = openStock(Number(new URL(withus.url).port), plan.planId, headers, currentVersion);
	const [page, reader] = await Promise.all([
		openAs(browser, withus, plan, 'lead'),
		openAs(browser, withus, plan, 'reader', { width: 390 })
	]);
	await until('the other is here', () => other.provider.synced);
	await words(reader)
		.getByText(read)
		.evaluate((line) => scrollBy(0, line.getBoundingClientRect().top - 120));
	await watch(reader, read);

	await startEditing(page);
	await words(page).getByText(written).click();
	await page.keyboard.press('Home');
	for (let n = 0; n < written.length; n++) await page.keyboard.press('ArrowRight');
	await watch(page, null);
	const typed = await typeUntil(page, change(other, 450));
	const inProse = await seen(page);

	// a word that is still being composed
	const devtools = await page.context().newCDPSession(page);
	await watch(page, null);
	for (const text of ['か', 'かん', 'かんが']) {
		await devtools.send('Input.imeSetComposition', {
			text,
			selectionStart: text.length,
			selectionEnd: text.length
		});
		await change(other, 20);
	}
	await devtools.send('Input.insertText', { text: '考え' });
	await change(other, 20);
	const composing = await seen(page);

	await cellButton(page, 'What are we going to do?', 'A2').click();
	await page.keyboard.press('Control+End');
	await watch(page, null);
	const inCell = await typeUntil(page, change(other, 470));
	const cell = await seen(page);
	const reading = await seen(reader);
	await pause(500);

	console.log(JSON.stringify({ inProse, composing, cell, reading }));
	for (const { frames, furthest, elsewhere } of [inProse, composing, cell, reading]) {
		expect(frames).toBeGreaterThan(4);
		expect(furthest).toBeLessThanOrEqual(1);
		expect(elsewhere).toBe(0);
	}
	const mine = (await words(page).getByText(written).textContent()) ?? '';
	expect(mine.slice(mine.indexOf(written))).toContain(`${written}${typed}考え`);
	await expect(words(page)).toContainText(`Write to every school.${inCell.trimEnd()}`);
	await expect(words(reader)).toContainText(`${written}${typed}考え`);
	other.leave();
	await Promise.all([page, reader].map((each) => each.context().close({ reason: 'done' })));
});
