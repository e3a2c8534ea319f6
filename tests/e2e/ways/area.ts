// What belongs to a person and to an area: the list of plans, the account, and what its owner sees.
import { wordPlan } from '../a-word-plan.ts';
import { first, live, press, refused, to, unfold, type Made, type Ways } from './way.ts';

export const ofPerson = (): Ways => ({
	'/plans': [to('/plans'), unfold('Menu')],
	'/look-around': [to('/look-around')],
	'/plans/new': [to('/plans/new')],
	'/plans/new/report': [to('/plans/new/report')],
	'/account': [
		first(
			to('/account'),
			unfold('New e-mail address'),
			unfold('Leave Larkshire'),
			unfold('Remove my account')
		),
		async (page) => {
			await page.getByLabel('Present password').fill('not my password');
			await page.getByLabel('New password').fill('three short words');
			await press('Change password')(page);
			await refused(page);
		}
	],
	'/news': [to('/news'), press(/^Follow /)],
	// a file, not a page
	'/account/download': [],
	'/sign-in/back': [to('/sign-in/back')],
	'nothing for me': [to(`/plans/${'0'.repeat(20)}`)],
	'/sign-out': [to('/sign-out')]
});

export const bringingIn = ({ area, reading }: Made): Ways => ({
	'/areas/[area]/import': [
		to(`${area}/import`),
		async (page) => {
			const file = { ...wordPlan, buffer: Buffer.from('not a Word file') };
			await page.getByLabel('Word file').setInputFiles(file);
			await press('Read this file')(page);
			await refused(page);
		}
	],
	'/areas/[area]/import/[job]': [to(reading)],
	// what the import could not place
	'/plans/[plan]/unplaced': [
		first(press('Bring this plan in'), live, (page) => page.locator('a[href$="/unplaced"]').click())
	]
});

export const ofOwner = ({ area }: Made): Ways => ({
	'/areas/[area]/mail': [
		to(`${area}/mail`),
		async (page) => {
			await press('Send a test mail to me')(page);
			await page.getByRole('status').waitFor();
		}
	],
	'/areas/[area]/people': [to(`${area}/people`), unfold('Invite somebody'), unfold('Change', 1)],
	'/areas/[area]/set-up': [to(`${area}/set-up`), unfold('Change the name')],
	'/areas/[area]/set-up/groups': [to(`${area}/set-up/groups`)],
	'/areas/[area]/organisations': [
		to(`${area}/organisations`),
		async (page) => {
			await page.getByLabel('Name of the organisation').fill('larkshire council');
			await press('Add')(page);
			await refused(page);
		},
		unfold('Rename')
	],
	'/areas/[area]/partners': [
		first(to(`${area}/partners`), unfold('Change the name')),
		async (page) => {
			await page.getByLabel('Name of the partner').last().fill('larkshire council');
			await press('Add this partner')(page);
			await refused(page);
		}
	],
	'what the law asks for, in public': [
		to(`${area.replace('/areas', '/a')}/accessibility/`),
		to(`${area.replace('/areas', '/a')}/privacy/`)
	],
	'/areas/[area]/statements': [
		first(to(`${area}/statements`), unfold('Change the words', 1)),
		async (page) => {
			await page.getByLabel('Name, e-mail, telephone or address').fill('Larkshire council, send@example.org');
			await press('Save whom to write to')(page);
			await page.getByRole('status').waitFor();
		}
	]
});
