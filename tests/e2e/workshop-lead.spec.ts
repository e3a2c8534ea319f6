// A workshop is led inside the live plan: pause, a row that is talked about, everybody to one place, somebody taken out.
import type { Page } from '@playwright/test';
import { paragraph } from '#domain/rich-text.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import type { AreaId, PersonId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { planContent } from '#server/plan-log/read.ts';
import { connect } from '#server/sql.ts';
import { aWorkshop, leaderOf } from '#tests/workshops.ts';
import {
	aPlanToEdit,
	cellButton,
	openAs,
	planToEdit,
	startEditing,
	words,
	type PlanToEdit
} from './a-plan-to-edit.ts';
import { axeOf } from './axe.ts';
import { promised } from './pace.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

/** Long enough that the second section is out of sight. */
const longPlan: PlanContent = {
	...planToEdit,
	doc: [
		...planToEdit.doc,
		...Array.from({ length: 25 }, (_, n) => ({
			...paragraph(`We have said this ${n + 1} times.`),
			attrs: { id: `filler-${n}` }
		})),
		{
			type: 'heading',
			attrs: { id: 'area-two', ref: '2', level: 1 },
			content: [{ type: 'text', text: 'Help at school' }]
		}
	]
};

async function openTheWorkshop(server: TestServer, { planId }: PlanToEdit): Promise<void> {
	const sql = connect(server.databaseUrl(), { max: 1 });
	const [plan] = await sql<{ areaId: AreaId; personId: PersonId }[]>`
		select area_id as "areaId", created_by as "personId" from plan where id = ${planId}`;
	await aWorkshop(sql, leaderOf({ ...plan!, accountId: '' as never, email: '' }, planId));
	await sql.end();
}

async function loggedWords(server: TestServer, { planId }: PlanToEdit): Promise<string> {
	const sql = connect(server.databaseUrl(), { max: 1 });
	const { doc } = (await planContent(sql, planId)).content;
	await sql.end();
	return doc
		.map((block) => ('content' in block ? plainText((block.content ?? []) as RichText) : ''))
		.join('\n');
}

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));
const text = (page: Page) => page.getByRole('textbox', { name: 'The text of the plan' });

test('who leads pauses writing, keeps a row, sends everybody to a place, and takes somebody out', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus, longPlan);
	await openTheWorkshop(withus, plan);
	const [lead, parent, young] = await Promise.all([
		openAs(browser, withus, plan, 'lead'),
		openAs(browser, withus, plan, 'parent'),
		openAs(browser, withus, plan, 'young', { width: 390 })
	]);

	await test.step('who is here by group, a person in two tabs once, and in which section', async () => {
		const again = await parent.context().newPage();
		await again.goto(parent.url());
		await startEditing(parent);
		await words(parent).getByText('Families wait too long.').click();
		await parent.keyboard.press('End');
		const panel = lead.getByRole('complementary', { name: 'Lead the workshop' });
		await expect(panel.getByText('Parent carers: 1')).toBeVisible();
		await expect(panel.getByText('Young people: 1')).toBeVisible();
		await expect(panel.getByText('in “You get help sooner”')).toBeVisible();
		await expect(panel.getByText('Kit')).toHaveCount(0);
		await again.close();
		const { violations } = await axeOf(lead).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
			[]
		);
	});

	await test.step('a pause reaches everybody within two seconds, and nothing typed before it is lost', async () => {
		const typing = parent.keyboard.type(' one two three four five six seven eight nine ten', { delay: 25 });
		await lead.keyboard.press('F8');
		const timeout = promised(2_000);
		await Promise.all(
			[parent, young].map((page) =>
				expect(page.getByText('Lena North has paused writing.').first()).toBeVisible({ timeout })
			)
		);
		await expect(text(parent)).toHaveAttribute('aria-readonly', 'true');
		await typing;
		await parent.keyboard.type('not now');
		await expect(parent.getByText('Your words are saved.')).toBeVisible();
		const line = await words(parent)
			.getByText(/^Families wait too long\./)
			.innerText();
		expect(line).not.toContain('not now');
		expect(await loggedWords(withus, plan)).toContain(line);
		await expect(text(parent)).toBeFocused();

		await lead.getByRole('button', { name: 'Let everybody write' }).click();
		await expect(text(parent)).toHaveAttribute('aria-readonly', 'false');
		await parent.keyboard.type(', and on it goes');
		await expect(words(lead).getByText(`${line}, and on it goes`)).toBeVisible();
	});

	await test.step('a row that is talked about says so, and is kept from others', async () => {
		await lead.getByRole('button', { name: 'Talk about this action: action A2' }).click();
		await expect(parent.getByText('Being talked about now')).toBeVisible();
		await expect(cellButton(parent, 'Who is responsible?', 'A2')).toHaveCount(0);
		await expect(cellButton(parent, 'Who is responsible?', 'A1')).toHaveCount(1);
		await lead.getByRole('button', { name: 'Stop talking about it: action A2' }).first().click();
		await expect(cellButton(parent, 'Who is responsible?', 'A2')).toHaveCount(1);
	});

	await test.step('everybody is sent to a section: who writes is asked, who reads is moved', async () => {
		const before = await scrolled(parent);
		await lead.getByLabel('Send everybody to').selectOption({ label: 'Help at school' });
		await lead.getByRole('button', { name: 'Send everybody', exact: true }).click();
		await expect.poll(() => scrolled(young)).toBeGreaterThan(300);
		await expect(
			parent.getByText('Lena North asks everybody to look at “Help at school”.').first()
		).toBeVisible();
		expect(await scrolled(parent)).toBe(before);
		await expect(text(parent)).toBeFocused();
		await parent.getByRole('button', { name: 'Go there' }).click();
		await expect.poll(() => scrolled(parent)).toBeGreaterThan(before);
	});

	await test.step('somebody is taken out, and let back in', async () => {
		await lead.getByRole('button', { name: 'Take out Sam' }).click();
		await lead.getByRole('button', { name: 'Take out now' }).click();
		const sentence = parent.getByText('You have been taken out of this workshop.');
		await expect(sentence).toBeVisible({ timeout: promised(2_000) });
		await parent.reload();
		await expect(sentence).toBeVisible();
		await lead.getByRole('button', { name: 'Let back in: Sam' }).click();
		await expect(lead.getByRole('button', { name: 'Let back in: Sam' })).toHaveCount(0);
		await parent.reload();
		await expect(parent.getByText('All saved')).toBeVisible();
		expect(await loggedWords(withus, plan)).toContain('and on it goes');
	});
	await Promise.all([lead, parent, young].map((page) => page.context().close()));
});
