// The pages around a plan, and a workshop from its form to its end.
import { first, press, refused, to, unfold, type Ways } from './way.ts';

/** `published` is a plan with two published versions. */
export const aroundPlan = (plan: string, published = plan): Ways => ({
	'/plans/[plan]/manage': [to(`${plan}/manage`), unfold('Delete this plan')],
	'/plans/[plan]/people': [
		to(`${plan}/people`),
		unfold('Invite somebody new to this plan'),
		unfold('Give somebody a part')
	],
	'/plans/[plan]/publish': [to(`${plan}/publish`)],
	'/plans/[plan]/compare': [to(`${published}/compare?from=1`), to(`${published}/compare?from=1&to=1`)],
	'/plans/[plan]/history': [
		first(to(`${published}/history`), unfold('Keep this moment')),
		to(`${plan}/history?only=named`)
	],
	'/plans/[plan]/history/version': [
		first(
			to(`${published}/history?only=named`),
			(page) =>
				page
					.getByRole('link', { name: /^Read / })
					.first()
					.click(),
			unfold('Give this version a name')
		)
	],
	'/plans/[plan]/story': [
		to(`${published}/story`),
		first(press('Show its story'), (page) => page.getByRole('heading', { name: /^Step 1 of/ }).waitFor())
	],
	'/plans/[plan]/restore': [to(`${published}/restore?version=1`), to(`${plan}/restore`)],
	'/plans/[plan]/export': [
		to(`${published}/export?state=1`),
		first(to(`${plan}/export`), press('Make the file'), async (page) => {
			await page.getByText('Your file is ready').waitFor();
		})
	],
	'/plans/[plan]/export/file': [],
	'/plans/[plan]/quoted': [
		first(to(`${plan}/quoted`), async (page) => {
			await page.getByLabel('Their words').fill('We waited for two years.');
			await page.getByLabel('Who said it, and when').fill('A parent carer, 5 March 2026');
			await press('Put it into the plan')(page);
			await page.getByText('The words are in the plan.').waitFor();
		}),
		first(
			(page) =>
				page
					.getByRole('link', { name: /About these words ?: We waited/ })
					.first()
					.click(),
			unfold('Remove words for privacy')
		)
	],
	'/plans/[plan]/publish/preview': [to(`${plan}/publish/preview`)],
	// a file and an answer, no pages
	'/pictures/[picture]': [],
	'/plans/[plan]/since': [],
	'/plans/[plan]/comments/threads': [],
	'/plans/[plan]/suggestions/stamp': [],
	'/plans/[plan]/comments': [
		to(`${plan}/comments`),
		first(to(`${plan}/comments?about=x`), async (page) => {
			await page.getByLabel('What is it about?').selectOption('plan');
			await page.getByLabel('Your words').fill('Could it be every two weeks? Ring 07700 900123.');
			await press('Post it')(page);
			await page.getByText('Please look at this once more').waitFor();
		}),
		first(press('Post it all the same'), async (page) => {
			await page.getByLabel('Your answer').waitFor();
			await press('I agree')(page);
			await page.getByRole('button', { name: 'I agree · 1' }).waitFor();
		}),
		to(`${plan}/comments`)
	],
	'/plans/[plan]/voices': [],
	'/plans/[plan]/held': [to(`${plan}/held`)],
	'/plans/[plan]/suggest': [
		first(to(`${plan}/suggest`), (page) => page.getByRole('toolbar').waitFor()),
		async (page) => {
			await page.getByRole('textbox', { name: 'The plan' }).first().click();
			await page.keyboard.press('Control+Home');
			await page.keyboard.type('Today ');
			await page.getByRole('button', { name: 'Look over and send' }).click();
		},
		async (page) => {
			await page.getByRole('button', { name: 'Send', exact: true }).click();
			await page.getByText('Thank you.').waitFor();
		}
	],
	'/plans/[plan]/suggestions': [
		to(`${plan}/suggestions`),
		async (page) => {
			await page.getByRole('button', { name: 'Not now, because' }).first().click();
			await refused(page);
		}
	],
	'/plans/[plan]/unplaced': [to(`${plan}/unplaced`)]
});

export function workshopOf(plan: string): Ways {
	let link = '';
	return {
		'/plans/[plan]/workshop': [
			to(`${plan}/workshop`),
			async (page) => {
				await page.getByRole('radio', { name: /^Yes/ }).check();
				await press('Open the workshop')(page);
				await refused(page);
			},
			async (page) => {
				await page.getByLabel('Who leads?').fill('Ben Marsh');
				await page.getByLabel('Who watches?').fill('Helen Ash');
				await press('Open the workshop')(page);
				link = await page.getByRole('textbox', { name: 'Link to join' }).inputValue();
				await first(unfold('Move the end'), unfold('End the workshop'))(page);
			}
		],
		'/plans/[plan]/workshop/screen': [to(`${plan}/workshop/screen`)],
		'/w/[code]': [(page) => page.goto(link)],
		'a workshop that has ended': [
			async (page) => {
				await page.goto(`${plan}/workshop`);
				await first(unfold('End the workshop'), press('End it now'))(page);
				await page.getByText('The workshop has ended.').waitFor();
			},
			to(`${plan}/workshop/screen`),
			(page) => page.goto(link)
		]
	};
}
