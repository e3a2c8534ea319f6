// Rows put together and split while somebody else writes in them; what one person looks at; what is missing.
import { pressInMore } from './more.ts';
import { expect, test } from './test.ts';
import { aPlanToEdit, openAs, startEditing, typeInCell, words } from './a-plan-to-edit.ts';

test('rows are put together and split while another types in them, found, and their gaps listed', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const [lead, parent] = await Promise.all([
		openAs(browser, withus, plan, 'lead'),
		openAs(browser, withus, plan, 'parent', { width: 390 })
	]);
	await Promise.all([lead, parent].map(startEditing));

	// one types in A2 while the other puts it together with A1: the words, the cell and the caret stay
	await typeInCell(parent, 'What are we going to do?', 'A2', ' And');
	await parent.keyboard.press('ArrowLeft');
	await lead.getByRole('button', { name: 'More about action A2' }).click();
	await lead.getByRole('button', { name: 'Put it together with another action' }).click();
	await lead.getByRole('button', { name: /^The one above: A1/ }).click();
	await expect(parent.getByRole('article', { name: /^Action / })).toHaveCount(2);
	await expect(
		parent.getByRole('textbox', { name: 'What are we going to do?, action A1, from action A2' })
	).toBeFocused();
	await parent.keyboard.type('X', { delay: 15 });
	await expect(lead.getByRole('article', { name: 'Action A1' })).toContainText('Write to every school. AnXd');
	await expect(lead.getByText('Put together with A2.')).toBeVisible();

	// its old address leads there, undo takes it apart, and only that
	await expect(lead.locator('#row-row-two')).toBeVisible();
	await lead.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(parent.getByRole('article', { name: /^Action / })).toHaveCount(3);
	await expect(lead.getByRole('article', { name: 'Action A2' })).toContainText('AnXd');

	// the other splits A3
	await parent.keyboard.press('Escape');
	await parent.getByRole('button', { name: 'More about action A3' }).click();
	await parent.getByRole('button', { name: 'Split it in two' }).click();
	await parent.getByLabel('Head of Therapies').check();
	await parent.getByRole('button', { name: 'Move 1 thing' }).click();
	await expect(lead.getByRole('article', { name: /^Action / })).toHaveCount(4);
	await expect(lead.getByRole('article', { name: 'Action 4' })).toContainText('Head of Therapies');
	await expect(lead.getByRole('article', { name: 'Action A3' })).not.toContainText('Head of Therapies');

	// what one looks at is one's own, and is remembered; a new row stays in sight
	await pressInMore(lead, 'Find actions');
	const sheet = lead.getByRole('dialog', { name: 'Find actions' });
	await sheet.getByRole('textbox', { name: 'Who' }).fill('therapies');
	await expect(sheet.getByText('Showing 3 of 4 actions.')).toBeVisible();
	await lead.keyboard.press('Escape');
	await expect(lead.getByRole('article', { name: /^Action / })).toHaveCount(3);
	await lead.getByRole('button', { name: 'Add an action' }).click();
	await expect(lead.getByRole('article', { name: /^Action / })).toHaveCount(4);
	await expect(parent.getByRole('article', { name: /^Action / })).toHaveCount(5);
	await lead.reload();
	await expect(lead.getByText('Showing 3 of 5 actions.')).toBeVisible();
	// what comes with the connection pushes the buttons down: pressed while they move, none of them is met
	await lead.getByRole('button', { name: 'Comments' }).waitFor();
	await lead.getByRole('button', { name: 'Show all' }).click();
	await expect(lead.getByRole('article', { name: /^Action / })).toHaveCount(5);

	// what is missing leads to where it is missing
	await pressInMore(lead, /^What is missing/);
	await lead.getByRole('dialog').getByRole('link', { name: /^A1 / }).click();
	await expect(lead.getByRole('article', { name: 'Action A1' })).toBeFocused();
	await expect(words(lead)).toContainText('Not agreed yet');
	await Promise.all([lead, parent].map((page) => page.context().close({ reason: 'done' })));
});
