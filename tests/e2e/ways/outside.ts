// What nobody needs to sign in for.
import { press, refused, to, type Made, type Ways } from './way.ts';

export const outside = ({ invitation, published }: Made): Ways => ({
	'/': [to('/')],
	'/sign-in': [
		to('/sign-in'),
		async (page) => {
			await page.getByLabel('E-mail address').first().fill('nobody@example.org');
			await page.getByLabel('Password', { exact: true }).fill('not a password');
			await press('Sign in')(page);
			await page.getByRole('alert').waitFor();
		}
	],
	'/sign-in/forgotten': [to('/sign-in/forgotten')],
	'/new-password/[token]': [to('/new-password/used')],
	'/new-email/[token]': [to('/new-email/used')],
	'/sign-in/link/[token]': [to('/sign-in/link/used')],
	'/unsubscribe/[token]': [to('/unsubscribe/used')],
	'/start/[token]': [to('/start/used')],
	'/join/[token]': [to('/join/used'), to(invitation)],
	'/w': [
		to('/w'),
		async (page) => {
			await page.getByLabel('Code').fill('not a code');
			await press('Go on')(page);
			await refused(page);
		}
	],
	'/w/[code]': [to('/w/ended')],
	'/mail': [to('/mail')],
	'/display': [to('/display')],
	'/p/[plan]/[slug]': [to(published.replace(/v\d+\/$/, ''))],
	'/p/[plan]/[slug]/v1': [to(published)],
	'/say/[plan]': [
		to(published.replace(/^.*\/p\/([^/]+)\/.*$/, '/say/$1')),
		press('Send'),
		async (page) => {
			await page.getByLabel('What do you want to say?').fill('My son Tom goes to Oak Hill School.');
			await press('Send')(page);
			await page.getByRole('button', { name: 'Send it all the same' }).waitFor();
		},
		async (page) => {
			await page.getByRole('button', { name: 'Send it all the same' }).click();
			await page.getByText('Thank you.').waitFor();
		}
	],
	'for another site': [to(published.replace(/v\d+\/$/, 'embed.html'))],
	'you said, we did': [to(published.replace(/v\d+\/$/, 'v2/answers/'))],
	'nothing here': [to('/nothing'), to('/p/nothing')]
});
