// A small plan with three people who may write in it and one who may read, and their browsers.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { ActionRow } from '#domain/action-row.ts';
import type { PlanId } from '#domain/ids.ts';
import { emptyMeta, schemaVersion, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { connect } from '#server/sql.ts';
import { anArea, aPerson, aPlan, aRole } from '#tests/people.ts';
import type { TestServer } from './server.ts';
import { expect } from './test.ts';

export type Who = 'lead' | 'parent' | 'young' | 'reader';

export interface PlanToEdit {
	readonly planId: PlanId;
	/** Session cookies by person. */
	readonly sessions: Readonly<Record<Who, string>>;
}

function row(ref: string, rank: string, what: string): ActionRow {
	return {
		table: 'table-one',
		ref,
		rank,
		deletedAt: null,
		due: null,
		areas: [],
		responsible: [],
		what: [paragraph(what)],
		who: [paragraph('Parent carer forum')],
		accountable: [paragraph('Head of Therapies')],
		impact: [],
		timescale: [paragraph('By spring')],
		m3: [paragraph('I have had a call.')],
		m6: [],
		m12: [],
		linked: [paragraph('1')]
	};
}

export const planToEdit: PlanContent = {
	schema: schemaVersion,
	meta: { ...emptyMeta, title: 'Plan for improvement', plainTitle: 'Getting help sooner' },
	areas: { 'area-one': { ref: '1', title: 'Timely assessment', plainTitle: 'You get help sooner' } },
	doc: [
		{
			type: 'heading',
			attrs: { id: 'area-one', ref: '1', level: 1 },
			content: [{ type: 'text', text: 'Timely assessment' }]
		},
		{ type: 'plainTitle', content: [{ type: 'text', text: 'You get help sooner' }] },
		{ ...paragraph('Families wait too long.'), attrs: { id: 'first-words' } },
		{
			type: 'callout',
			attrs: { id: 'told-us', kind: 'families', covers: 'area-one' },
			content: [paragraph('Nobody rang.')]
		},
		{ type: 'actionTable', attrs: { id: 'table-one', title: '' } },
		{ ...paragraph('We meet again in March.'), attrs: { id: 'last-words' } }
	],
	actions: {
		'row-one': row('A1', 'a0', 'Ring every family.'),
		'row-two': row('A2', 'a1', 'Write to every school.'),
		'row-three': row('A3', 'a2', 'Ask again each month.')
	}
};

/** Puts the plan and its people straight into the tables. */
export async function aPlanToEdit(server: TestServer, content = planToEdit): Promise<PlanToEdit> {
	const sql = connect(server.databaseUrl(), { max: 1 });
	try {
		const areaId = await anArea(sql);
		const people = {
			lead: await aPerson(sql, areaId, {
				name: 'Lena North',
				group: 'professional',
				shownAs: 'name',
				roles: ['lead']
			}),
			parent: await aPerson(sql, areaId, { name: 'Sam Oakley', group: 'parent_carer' }),
			young: await aPerson(sql, areaId, { name: 'Kit Vale', group: 'young_person' }),
			reader: await aPerson(sql, areaId, { name: 'Rae Moss', group: 'professional' })
		};
		const planId = await aPlan(sql, people.lead);
		await aRole(sql, people.parent, 'editor', planId);
		await aRole(sql, people.young, 'editor', planId);
		await aRole(sql, people.reader, 'reader', planId);
		const author = { id: people.lead.personId, role: 'lead', group: 'professional' } as const;
		await sql.begin((tx) => startPlanLog(tx, { areaId, planId }, content, author));
		const session = async (who: Who) => (await startSession(sql, people[who].accountId)).token;
		return {
			planId,
			sessions: {
				lead: await session('lead'),
				parent: await session('parent'),
				young: await session('young'),
				reader: await session('reader')
			}
		};
	} finally {
		await sql.end();
	}
}

export interface Look {
	readonly width?: number;
	readonly colorScheme?: 'light' | 'dark';
}

/** Opens the plan as somebody, in a browser of their own, and waits until it is live. */
export async function openAs(
	browser: Browser,
	server: TestServer,
	{ planId, sessions }: PlanToEdit,
	who: Who,
	{ width = 1280, colorScheme = 'light' }: Look = {},
	before: (page: Page) => Promise<void> = async () => undefined
): Promise<Page> {
	const context: BrowserContext = await browser.newContext({
		viewport: { width, height: 844 },
		colorScheme,
		locale: 'en-GB'
	});
	await context.addCookies([{ name: 'withus', value: sessions[who], url: server.url }]);
	const page = await context.newPage();
	await before(page);
	await page.goto(`${server.url}/plans/${planId}`);
	await expect(page.getByText('All saved')).toBeVisible();
	return page;
}

/** The words of the plan, as read or as written. */
export const words = (page: Page) => page.getByLabel('The text of the plan');

export async function startEditing(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Start editing' }).click();
	await expect(page.getByRole('textbox', { name: 'The text of the plan' })).toBeFocused();
}

/** Puts the caret at the end of the line that says this, and types. */
export async function typeAfter(page: Page, line: string, text: string): Promise<void> {
	await words(page).getByText(line).click();
	await page.keyboard.press('End');
	await page.keyboard.type(text, { delay: 15 });
}

/** The way into a cell of a row, by its names. */
export const cellButton = (page: Page, label: string, row: string) =>
	page.getByRole('button', { name: `Change “${label}” of action ${row}` });

/** Opens a cell, goes to its end and types. */
export async function typeInCell(page: Page, label: string, row: string, text: string): Promise<void> {
	await cellButton(page, label, row).click();
	await expect(page.getByRole('textbox', { name: `${label}, action ${row}` })).toBeFocused();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(text, { delay: 15 });
}
