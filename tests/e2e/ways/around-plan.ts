// The pages around a plan, and a workshop from its form to its end.
import { first, press, refused, to, unfold, type Way, type Ways } from './way.ts';

/** `published` is a plan with two published versions. */
export const aroundPlan = (plan: string, published = plan): Ways => ({
	'/plans/[plan]/manage': [to(`${plan}/manage`), unfold('Delete this plan')],
	'/plans/[plan]/people': [
		to(`${plan}/people`),
		unfold('Invite somebody new to this plan'),
		unfold('Give somebody a part')
	],
	'/plans/[plan]/publish': [to(`${plan}/publish`)],
	'/plans/[plan]/publish/codes': [to(`${plan}/publish/codes`)],
	'/plans/[plan]/publish/erase': [
		to(`${plan}/publish/erase`),
		first(
			async (page) => page.getByLabel('Which words?').fill('the'),
			press('Look where they stand'),
			(page) => page.getByText('Why are they removed?').waitFor()
		)
	],
	'/plans/[plan]/feedback': [to(`${plan}/feedback`)],
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
			unfold('name')
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
	'/plans/[plan]/export/back': [first(to(`${plan}/export/back`), press('Read the file'), refused)],
	'/plans/[plan]/export/file': [],
	'/plans/[plan]/easy-read': [
		to(`${published}/easy-read`),
		first(to(`${plan}/easy-read?part=plan`), async (page) => {
			await page
				.getByLabel('Line 1', { exact: true })
				.fill('40% of plans are co-produced and late and long.');
			await press('Save, and it fits the plan')(page);
			await page.getByText('Saved, and noted').waitFor();
		}),
		first(to(`${plan}/easy-read?part=plan`), press('Look at the pictures for line 1')),
		first(to(`${plan}/easy-read`), unfold('Your own pictures'), press('Add this picture'), refused)
	],
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
			// the middle of the text may be a box of quoted words, in which nobody writes
			await page.getByRole('textbox', { name: 'The plan' }).first().getByRole('heading').first().click();
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
	'/plans/[plan]/unplaced': [to(`${plan}/unplaced`)],
	'/plans/[plan]/themes': [
		to(`${published}/themes`),
		first(to(`${published}/themes?which=all&answers=yes`), press('Put it there'), refused),
		first(
			to(`${published}/themes`),
			(page) =>
				page
					.getByRole('link', { name: /^Open the theme/ })
					.first()
					.click(),
			unfold('Change the decision'),
			unfold('Rename, join or delete this theme')
		),
		first(to(`${published}/themes`), (page) => page.getByRole('link', { name: /One person to ask/ }).click())
	],
	'/plans/[plan]/answers': [
		first(to(`${published}/answers`), unfold('Remove this answer for privacy')),
		to(`${plan}/answers`)
	],
	'/plans/[plan]/sign-off': [
		to(`${published}/sign-off`),
		first(to(`${plan}/sign-off`), async (page) => {
			await page.getByRole('checkbox', { name: /Forum/ }).uncheck();
			await page.getByText('Nothing is agreed without it').waitFor();
		}),
		first(
			to(`${plan}/easy-read`),
			// one part is out of date, and partners are asked about a whole one
			press(/^Nothing here changed that matters/),
			(page) => page.getByText('It is noted that these lines fit the plan.').waitFor(),
			to(`${plan}/sign-off`),
			press('Ask them now'),
			(page) => page.getByText('The partners are asked.').waitFor(),
			unfold('Stop asking')
		)
	]
});

/** A consultation from its form to its end, with a guest who comes in without script and back by a private link. */
export function consultationOf(plan: string): Ways {
	let address = '';
	let back = '';
	const untilDay =
		(day: string): Way =>
		async (page) => {
			await page.getByLabel('What it is called').fill('What do you think of it?');
			await page.getByLabel('What may change').fill('All of it.');
			for (const name of [/^Consulting/, /^Anybody with the link/, /^Afterwards/])
				await page.getByRole('radio', { name }).check();
			await page.getByLabel('Until', { exact: true }).fill(`${day}T17:00`);
			await press('Open it')(page);
		};
	return {
		'/plans/[plan]/consultations': [to(`${plan}/consultations`), first(untilDay('2020-01-01'), refused)],
		'/plans/[plan]/consultations/[round]': [
			async (page) => {
				await untilDay(new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10))(page);
				address = await page.getByRole('textbox', { name: 'Link to the consultation' }).inputValue();
			},
			first(unfold('Write in what was said elsewhere'), unfold('Give more time'), unfold('Withdraw the link'))
		],
		'/c/[code]': [
			async (page) => {
				await page.context().clearCookies();
				await page.goto(address);
			},
			async (page) => {
				await page.getByLabel('A name of your choice').fill('Poppy');
				await page.getByRole('radio', { name: 'Parent carer' }).check();
				await page.getByLabel('I want to take part.').check();
				await press('Take part')(page);
				back = await page.getByRole('textbox', { name: 'Your private link' }).inputValue();
			}
		],
		'/c/[code]/say': [
			(page) => page.goto(`${address}/say?on=plan`),
			async (page) => {
				await page.getByLabel('Your words').fill('Ring me: 07700 900123.');
				await press('Say it')(page);
				await page.getByText('Please look at this once more').waitFor();
			}
		],
		'/c/[code]/mine': [
			first(press('Say it'), press('Post it all the same'), (page) =>
				page.getByText('Your words have arrived').waitFor()
			),
			first(unfold('Change my words'), unfold('Take my words back'), unfold('Make a new private link'))
		],
		'/c/back/[token]': [(page) => page.goto(back), to('/c/back/used')],
		'a consultation that was read by a guest': [(page) => page.goto(address)]
	};
}

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
