// In a crowd, what stands out of sight below one's own line is not painted. Nothing is skipped for ever: what others wrote is
// there when one stops typing, and is painted when one scrolls there.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { AreaId } from '#domain/ids.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { connect } from '#server/sql.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { currentVersion, openStock, signIn, until, type StockTab } from '#tests/server/collab/live.ts';
import { textOf } from '#tests/typing.ts';
import { aPlanToEdit, openAs, startEditing, words, type PlanToEdit } from './a-plan-to-edit.ts';
import { longPlan, written } from './stay-put.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

/** As many others as make a crowd (PlanDocument.svelte). */
const crowd = 20;

async function others(server: TestServer, { planId }: PlanToEdit): Promise<StockTab[]> {
	const sql = connect(server.databaseUrl(), { max: 2 });
	try {
		const [plan] = await sql<{ area_id: AreaId }[]>`select area_id from plan where id = ${planId}`;
		const port = Number(new URL(server.url).port);
		const tabs = Array.from({ length: crowd }, async (_, n) => {
			const person = await aPerson(sql, plan!.area_id, { name: `Person ${n}` });
			await aRole(sql, person, 'editor', planId);
			const { cookie } = await signIn(sql, person.accountId);
			return openStock(port, planId, { cookie, origin: server.url }, currentVersion);
		});
		return await Promise.all(tabs);
	} finally {
		await sql.end();
	}
}

/** Writes a word at the end of a paragraph: everywhere in the plan, most of them far from my line. */
function write({ doc }: StockTab, n: number): void {
	const paragraphs = rootsOf(doc)
		.body.toArray()
		.filter((block) => block instanceof Y.XmlElement && block.nodeName === 'paragraph')
		.filter((block) => !block.toString().includes(written));
	const text = (paragraphs[(n * 3) % paragraphs.length] as Y.XmlElement).get(0) as Y.XmlText;
	text.insert(text.length, ` word${n}.`);
}

const lastWords = 'The very last words.';

/** The long plan with a last line whose words stand in an element of their own: whether that is painted can be asked. */
function endingIn(text: string): PlanContent {
	const line: Block = { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] };
	return { ...longPlan, doc: [...longPlan.doc, line] };
}

test('in a crowd all that others write is there when one stops, and is painted where one scrolls to', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus, endingIn(lastWords));
	const tabs = await others(withus, plan);
	const page = await openAs(browser, withus, plan, 'lead');
	await until('all are here', () => tabs.every(({ provider }) => provider.synced), 20_000);
	for (const { provider } of tabs) provider.awareness.setLocalStateField('cursor', null);
	await startEditing(page);
	await expect(page.locator('.crowded')).toBeVisible();
	await words(page).getByText(written).click();
	await page.keyboard.press('End');

	for (const [n, tab] of tabs.entries()) {
		write(tab, n);
		await page.keyboard.type('x');
	}
	await page.keyboard.type(' done');
	const all = tabs.map((_, n) => `word${n}.`);
	await expect(async () => {
		const shown = (await words(page).textContent()) ?? '';
		expect(all.filter((word) => !shown.includes(word))).toEqual([]);
	}).toPass({ timeout: 5_000 });
	await until('they have my words', () => tabs.every(({ doc }) => textOf(doc).includes(' done')));

	const last = words(page).getByText(lastWords);
	const isPainted = () => last.evaluate((each) => each.checkVisibility({ contentVisibilityAuto: true }));
	expect(await isPainted()).toBe(false);
	await last.evaluate((each) => each.scrollIntoView({ block: 'center' }));
	await expect.poll(isPainted).toBe(true);
	// my line and my caret are where they were
	await page.keyboard.type('!');
	await expect(words(page)).toContainText('done!');
	for (const tab of tabs) tab.leave();
	await page.context().close({ reason: 'done' });
});
