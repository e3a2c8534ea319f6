// Several people in one plan, in real browsers. Everything is found by role and name: what cannot be found so cannot be
// used by everybody.
import type { Browser, Page } from '@playwright/test';
import { plainText, type RichText } from '#domain/rich-text.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import type { PlanContent } from '#domain/plan.ts';
import { readPlan } from '#document/read.ts';
import { planContent } from '#server/plan-log/read.ts';
import { connect } from '#server/sql.ts';
import { currentVersion, openStock, until } from '#tests/server/collab/live.ts';
import {
	aPlanToEdit,
	cellButton,
	openAs,
	startEditing,
	typeAfter,
	typeInCell,
	words,
	type PlanToEdit
} from './a-plan-to-edit.ts';
import { axeOf } from './axe.ts';
import { promised } from './pace.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

/** What the log says, replayed from its first row, and what a stock client is given. */
async function outsideOf(
	server: TestServer,
	plan: PlanToEdit
): Promise<{ replayed: PlanContent; stock: PlanContent }> {
	const sql = connect(server.databaseUrl(), { max: 1 });
	const headers = { cookie: `withus=${plan.sessions.reader}`, origin: server.url };
	const tab = openStock(Number(new URL(server.url).port), plan.planId, headers, currentVersion);
	try {
		await until('the stock client has the plan', () => tab.provider.synced);
		return { replayed: (await planContent(sql, plan.planId)).content, stock: readPlan(tab.doc) };
	} finally {
		tab.leave();
		await sql.end();
	}
}

/** Every run of words in a plan that its page shows. */
function everyLine({ doc, actions }: PlanContent): string[] {
	const blocks = doc.flatMap((block) => ('content' in block ? plainText(block.content ?? []) : ''));
	const cells = Object.values(actions)
		.filter((row) => row.deletedAt === null)
		.flatMap((row) => actionColumnIds.map((column) => plainText(row[column] as RichText)));
	return [...blocks, ...cells].flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
}

async function stopEditing(page: Page): Promise<void> {
	const stop = page.getByRole('button', { name: 'Stop editing' });
	if (await stop.isVisible()) await stop.click();
	await expect(page.getByRole('button', { name: 'Start editing' })).toBeVisible();
}

async function expectSaved(page: Page): Promise<void> {
	await expect(page.getByText(/^. Saved at \d{1,2}:\d\d[ap]m$/)).toBeVisible();
}

/** A frame of the sync protocol (0) that carries a change (2). */
function isUpdate(frame: string | Buffer): boolean {
	return typeof frame !== 'string' && frame[0] === 0 && frame[1] === 2;
}

async function close(...pages: Page[]): Promise<void> {
	await Promise.all(pages.map((page) => page.context().close({ reason: 'done' })));
}

async function three(browser: Browser, server: TestServer, plan: PlanToEdit): Promise<[Page, Page, Page]> {
	return Promise.all([
		openAs(browser, server, plan, 'lead'),
		openAs(browser, server, plan, 'parent', { width: 390 }),
		openAs(browser, server, plan, 'young')
	]);
}

test('three people, one on a phone, write in prose and rows at once, and all copies are equal', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const [lead, parent, young] = await three(browser, withus, plan);
	await Promise.all([lead, parent, young].map(startEditing));

	await Promise.all([
		typeAfter(lead, 'Families wait too long.', ' We ring them within a week.'),
		typeAfter(parent, 'We meet again in March.', ' Bring a friend.'),
		typeInCell(young, 'What are we going to do?', 'A1', ' Say who is calling.')
	]);
	// One moves the row while another goes on typing in it.
	await Promise.all([
		young.keyboard.type(' And ask how we are.', { delay: 40 }),
		(async () => {
			await lead.getByRole('button', { name: 'Move action A1 down' }).click();
			await lead.getByRole('button', { name: 'Move action A1 down' }).click();
			await lead.getByRole('button', { name: 'Move action A2 down' }).click();
		})(),
		typeInCell(parent, 'In 12 months', 'A3', 'I know who to ask.')
	]);
	await expect(lead.getByText('And ask how we are.')).toBeVisible();
	await expect(young.getByRole('textbox', { name: 'What are we going to do?, action A1' })).toBeFocused();

	for (const page of [lead, parent, young]) {
		await expectSaved(page);
		await stopEditing(page);
	}
	const expected = 'I know who to ask.';
	for (const page of [lead, parent, young]) await expect(words(page)).toContainText(expected);
	// only who leads has this button on each action
	const plainlyOn = async (page: Page) =>
		(await words(page).innerText()).replaceAll(/\s+/g, ' ').replaceAll('Talk about this action ', '');
	const plainly: string[] = [];
	// the mark of who wrote somewhere goes a moment after they stopped
	await expect(async () => {
		plainly.splice(0, 3, ...(await Promise.all([lead, parent, young].map(plainlyOn))));
		expect(plainly[1]).toBe(plainly[0]);
		expect(plainly[2]).toBe(plainly[0]);
	}).toPass({ timeout: 10_000 });

	const { replayed, stock } = await outsideOf(withus, plan);
	expect(stock).toEqual(replayed);
	for (const line of everyLine(replayed)) expect(plainly[0]).toContain(line.replaceAll(/\s+/g, ' '));
	for (const typed of [
		'We ring them within a week.',
		'Bring a friend.',
		'Say who is calling. And ask how we are.'
	]) {
		expect(everyLine(replayed).join('\n')).toContain(typed);
	}
	const names = lead.getByRole('article', { name: /^Action / });
	await expect(names).toHaveCount(3);
	const order = await Promise.all([0, 1, 2].map((n) => names.nth(n).getAttribute('aria-label')));
	expect(order).toEqual(['Action A3', 'Action A2', 'Action A1']);
	await close(lead, parent, young);
});

test('who is here is shown by name and voice, and where they write by their caret', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const [lead, parent, young] = await three(browser, withus, plan);
	await Promise.all([parent, young].map(startEditing));
	await words(parent).getByText('Families wait too long.').click();
	await words(young).getByText('We meet again in March.').click();
	await expect(lead.getByText('Sam, parent carer')).toBeVisible();
	// A young person is never named, whatever they are called.
	await expect(lead.getByText('Young person', { exact: true }).first()).toBeVisible();
	await lead.getByRole('button', { name: '3 people here' }).click();
	const list = lead.getByRole('dialog', { name: 'People here' });
	await expect(list.getByRole('region', { name: 'Parent carers' })).toContainText('Sam');
	await expect(list.getByRole('region', { name: 'Professionals' })).toContainText('Lena North (you)');
	await expect(list).not.toContainText('Kit');
	await close(lead, parent, young);
});

test('a reader sees changes as they happen, and has nowhere to type', async ({ browser, withus }) => {
	const plan = await aPlanToEdit(withus);
	const reader = await openAs(browser, withus, plan, 'reader');
	const lead = await openAs(browser, withus, plan, 'lead');
	await startEditing(lead);
	await typeAfter(lead, 'Families wait too long.', ' Now we know.');
	await expect(words(reader)).toContainText('Families wait too long. Now we know.');
	await expect(reader.getByRole('button', { name: 'Start editing' })).toHaveCount(0);
	await expect(reader.getByRole('textbox')).toHaveCount(0);
	await words(reader).getByText('Nobody rang.').click();
	await reader.keyboard.type('I was here');
	await expect(words(lead)).not.toContainText('I was here');
	await expect(words(reader)).not.toContainText('I was here');
	await close(reader, lead);
});

test('undo takes back what I did, in prose, cells and rows, and nothing of others', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const lead = await openAs(browser, withus, plan, 'lead');
	const parent = await openAs(browser, withus, plan, 'parent');
	await Promise.all([lead, parent].map(startEditing));
	await typeAfter(lead, 'Families wait too long.', ' Mine.');
	await expect(words(parent)).toContainText('Mine.');
	await typeAfter(parent, 'Families wait too long.', ' Theirs.');
	await expect(words(lead)).toContainText('Theirs.');
	await typeInCell(lead, 'Timescale', 'A2', ' of 2027');
	await lead.keyboard.press('Escape');
	await lead.getByRole('button', { name: 'Add an action' }).click();
	await expect(lead.getByRole('article', { name: /^Action / })).toHaveCount(4);
	await expect(parent.getByRole('article', { name: /^Action / })).toHaveCount(4);
	await typeInCell(parent, 'Who will be involved?', '4', 'The school');

	const undo = lead.getByRole('button', { name: 'Undo', exact: true });
	await undo.click();
	await expect(lead.getByRole('article', { name: /^Action / })).toHaveCount(3);
	while ((await undo.getAttribute('aria-disabled')) === 'false') await undo.click();
	await expect(words(parent)).not.toContainText('Mine.');
	await expect(words(parent)).not.toContainText('of 2027');
	await expect(words(parent)).toContainText('Theirs.');

	// The row went as "removed", with what somebody else had written in it.
	await lead.getByText('Removed actions (1)').click();
	await lead.getByRole('button', { name: /^Bring back/ }).click();
	await expect(parent.getByRole('article', { name: 'Action 4' })).toContainText('The school');
	await close(lead, parent);
});

test('without the server it says "not saved", and when it is back everything is there', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const lead = await openAs(browser, withus, plan, 'lead');
	await startEditing(lead);
	await typeAfter(lead, 'Families wait too long.', ' One.');
	await expectSaved(lead);
	await withus.kill();
	await typeAfter(lead, 'Families wait too long.', ' Two.');
	await expect(lead.getByText('Not saved, keep this page open').first()).toBeVisible({
		timeout: promised(3_000)
	});
	await withus.restart();
	await expectSaved(lead);
	const { replayed } = await outsideOf(withus, plan);
	expect(everyLine(replayed).join('\n')).toContain('Two.');
	await close(lead);
});

test('words the server never took are kept for copying, and the plan is fetched afresh', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const lead = await openAs(browser, withus, plan, 'lead', {}, async (page) => {
		let sockets = 0;
		await page.routeWebSocket(/\/collab\//, (socket) => {
			const server = socket.connectToServer();
			if (sockets++ > 0) return;
			// The first socket loses what is typed, and is then told to come back with a fresh copy.
			let lost = 0;
			socket.onMessage((message) => {
				if (!isUpdate(message)) server.send(message);
				else if (++lost === ' Lost words'.length) void socket.close({ code: 4409, reason: 'rejoin' });
			});
		});
	});
	await startEditing(lead);
	await typeAfter(lead, 'Families wait too long.', ' Lost words');
	await expect(lead.getByLabel('Your words that were not saved')).toHaveValue(
		/Families wait too long\. Lost word/
	);
	await expect(words(lead)).not.toContainText('Lost words');
	await expect(lead.getByText('All saved')).toBeVisible();
	await typeAfter(lead, 'Families wait too long.', ' Found again.');
	await expectSaved(lead);
	await lead.getByRole('button', { name: 'I do not need these words any more' }).click();
	await expect(lead.getByLabel('Your words that were not saved')).toHaveCount(0);
	await close(lead);
});

test('a plan is edited with keys only: into a table, through its cells, and out again', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const page = await openAs(browser, withus, plan, 'lead');
	const start = page.getByRole('button', { name: 'Start editing' });
	for (
		let presses = 0;
		presses < 30 && !(await start.evaluate((it) => it === document.activeElement));
		presses++
	) {
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'The text of the plan' })).toBeFocused();
	// The caret settles a moment after the focus; the toolbar says where it is.
	await expect(async () => {
		await page.keyboard.press('Control+End');
		const style = page.getByRole('toolbar').getByText('Paragraph', { exact: true }).first();
		await expect(style).toBeVisible({ timeout: 300 });
	}).toPass();
	await page.keyboard.press('ArrowUp');
	await expect(page.getByRole('status').filter({ hasText: 'Press Enter to go in' })).toHaveCount(1);
	// Letters do not replace the chosen table.
	await page.keyboard.type('x');
	await expect(page.getByRole('article', { name: /^Action / })).toHaveCount(3);
	await page.keyboard.press('Enter');
	await expect(cellButton(page, 'What are we going to do?', 'A1')).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' Today.');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('textbox', { name: 'Who will be involved?, action A1' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(cellButton(page, 'Who will be involved?', 'A1')).toBeFocused();
	await page.keyboard.press('Escape');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Home');
	await page.keyboard.type('So ');
	await expect(words(page)).toContainText('Ring every family. Today.');
	await expect(words(page)).toContainText('So We meet again in March.');
	await page.keyboard.press('Alt+F10');
	await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('button', { name: 'Redo' })).toBeFocused();
	await close(page);
});

for (const [width, colorScheme] of [
	[1280, 'light'],
	[320, 'dark']
] as const) {
	test(`nothing on the page is out of reach at ${width} px, ${colorScheme}`, async ({ browser, withus }) => {
		const plan = await aPlanToEdit(withus);
		const page = await openAs(browser, withus, plan, 'lead', { width, colorScheme });
		const expectAccessible = async (what: string) => {
			const { violations } = await axeOf(page).analyze();
			expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		};
		await expectAccessible('reading');
		await page.getByRole('button', { name: 'Wide table' }).click();
		await expectAccessible('reading the wide table');
		await startEditing(page);
		await expectAccessible('editing the wide table');
		await page.getByRole('button', { name: 'Cards' }).click();
		await cellButton(page, 'What are we going to do?', 'A1').click();
		await expectAccessible('editing a cell');
		await page.getByRole('button', { name: 'Change linked areas of action A1' }).click();
		await expectAccessible('linking areas');
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: '1 person here' }).click();
		await expectAccessible('people here');
		await close(page);
	});
}
