// Ten minutes in a tunnel, on a phone: the server restarts, the cache of the document is written anew, others write, and the
// part in the plan changes. Nothing is lost, and it is said in plain words. Then: signed out while writing.
import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { endSession, startSession, validSession } from '#server/accounts/sessions.ts';
import { planContent } from '#server/plan-log/read.ts';
import { connect } from '#server/sql.ts';
import { textOf as wordsOf } from '#tests/typing.ts';
import { aPlanToEdit, openAs, startEditing, typeAfter, words, type PlanToEdit } from './a-plan-to-edit.ts';
import { faultsOf } from './page-faults.ts';
import { startServer, type TestServer } from './server.ts';
import { expect, test } from './test.ts';

async function withDatabase<Out>(
	server: TestServer,
	act: (sql: ReturnType<typeof connect>) => Promise<Out>
): Promise<Out> {
	const sql = connect(server.databaseUrl(), { max: 1 });
	try {
		return await act(sql);
	} finally {
		await sql.end();
	}
}

const textOf = (server: TestServer, { planId }: PlanToEdit) =>
	withDatabase(server, async (sql) => JSON.stringify((await planContent(sql, planId)).content));

/** The part of the parent in the plan, from now on; open lines hear of it at their next greeting. */
const makeContributor = (server: TestServer, { planId, sessions }: PlanToEdit, role: string) =>
	withDatabase(server, async (sql) => {
		const session = await validSession(sql, sessions.parent);
		await sql`
			update membership set role = ${role} where plan_id = ${planId}
				and person_id = (select id from person where account_id = ${session?.accountId ?? ''})`;
	});

const notices = (page: Page) => page.getByRole('main');

test('a phone in a tunnel: words go in by themselves, and what came too late waits for its author', async ({
	browser
}) => {
	const server = await startServer();
	try {
		const plan = await aPlanToEdit(server);
		const page = await openAs(browser, server, plan, 'parent', { width: 390 });
		const lead = await openAs(browser, server, plan, 'lead');
		await startEditing(page);
		await typeAfter(page, 'Families wait too long.', ' Before.');
		await expect(page.getByText(/Saved at/).first()).toBeVisible();

		await page.context().setOffline(true);
		await typeAfter(page, 'We meet again in March.', ' In the tunnel.');
		await expect(
			notices(page).getByText(/Keep this page open: your words go in by themselves/)
		).toBeVisible();
		await startEditing(lead);
		await typeAfter(lead, 'Nobody rang.', ' Nobody wrote.');
		await expect(lead.getByText(/Saved at/).first()).toBeVisible();
		// the last one who leaves has the cache written; then nothing but tables is left
		await lead.context().close();
		await server.restart();
		await page.context().setOffline(false);
		await expect(
			notices(page).getByText(
				/You are back\. Your 1 change is saved\. Others changed “1 Timely assessment” meanwhile\./
			)
		).toBeVisible();
		expect(await textOf(server, plan)).toContain('We meet again in March. In the tunnel.');
		await page.getByRole('button', { name: 'Close this message' }).click();
		await expect(notices(page).getByText('You are back.')).toBeHidden();

		await page.context().setOffline(true);
		await typeAfter(page, 'Families wait too long. Before.', ' Too late.');
		await makeContributor(server, plan, 'contributor');
		await expect(notices(page).getByText(/Not saved\. You are offline/)).toBeVisible();
		await page.context().setOffline(false);
		await page.getByRole('link', { name: 'Look at them' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Changes of yours that wait' })).toBeVisible();
		await expect(page.getByText('Families wait too long. Before. Too late.')).toBeVisible();
		await expect(page.getByText('Only you can see this page.')).toBeVisible();
		expect(await faultsOf(page)).toEqual([]);
		await page.setViewportSize({ width: 390, height: 844 });
		await expect(page.getByRole('button', { name: 'Put this in again' })).toBeHidden();
		expect(await textOf(server, plan)).not.toContain('Too late.');
		await makeContributor(server, plan, 'editor');
		await page.reload();
		await page.getByRole('button', { name: 'Put this in again' }).click();
		await expect(page.getByText('1 change is in the plan now.')).toBeVisible();
		expect(await textOf(server, plan)).toContain('Families wait too long. Before. Too late.');
		await page.context().close();
	} finally {
		await server.remove();
	}
});

test('who is signed out while writing signs in again in another tab, and goes on without a reload', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const page = await openAs(browser, withus, plan, 'parent');
	await startEditing(page);
	await withDatabase(withus, async (sql) => {
		const session = await validSession(sql, plan.sessions.parent);
		await endSession(sql, session?.sessionId ?? '');
		// above the text, and where they write
		await expect(page.getByRole('link', { name: 'Sign in again in a new tab' })).toHaveCount(2);
		await expect(notices(page).getByText(/^Everything you wrote is saved/)).toBeVisible();
		await typeAfter(page, 'Families wait too long.', ' Still here.');
		await expect(page.getByText('Not saved, keep this page open').first()).toBeVisible();
		// the other tab: the browser has a new session now
		const { token } = await startSession(sql, session?.accountId ?? '');
		await page.context().addCookies([{ name: 'withus', value: token, url: withus.url }]);
	});
	await page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expect(notices(page).getByText(/You are back\. Your 1 change is saved\./)).toBeVisible();
	await expect(words(page).getByText('Families wait too long. Still here.')).toBeVisible();
	expect(await textOf(withus, plan)).toContain('Still here.');
	await page.context().close();
});

test('on one’s own device a plan opens again without a connection, with the words that were never sent', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const page = await openAs(browser, withus, plan, 'parent', { width: 390 });
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('button', { name: 'Copy on this device' }).click();
	await page.getByRole('button', { name: 'Yes, it is mine' }).click();
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await startEditing(page);
	await page.context().setOffline(true);
	await typeAfter(page, 'Families wait too long.', ' Kept here.');
	await expect(notices(page).getByText(/also kept on this device/)).toBeVisible();
	// a copy is written a moment after a change: the last letter is there when all of them are
	const kept = async () =>
		(await page.evaluate(copies)).filter(({ unsent }) => unsent).map(({ state }) => keptWords(state));
	await expect.poll(kept).toContainEqual(expect.stringContaining('Families wait too long. Kept here.'));
	page.on('dialog', (dialog) => void dialog.accept());
	// nor does a letter wait for its moment when the page goes
	await page.keyboard.type(' Now.');
	await page.reload();
	await expect(words(page).getByText('Families wait too long. Kept here. Now.')).toBeVisible();
	await expect(page.getByText('Not saved, keep this page open').first()).toBeVisible();
	await page.context().setOffline(false);
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(page.getByText(/Saved at/).first()).toBeVisible();
	expect(await textOf(withus, plan)).toContain('Families wait too long. Kept here. Now.');
	// a full device keeps no copy: it says so, and the words are saved all the same
	await startEditing(page);
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('No room', 'QuotaExceededError');
		};
	});
	await typeAfter(page, 'Families wait too long. Kept here. Now.', ' No room.');
	await expect(notices(page).getByText(/This device is full/)).toBeVisible();
	await expect.poll(() => textOf(withus, plan)).toContain('Kept here. Now. No room.');
	// by the menu of the plan, as people do
	await page.getByText('Menu').first().click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.waitForURL('/');
	expect(await page.evaluate(copies)).toEqual([]);
	expect(await page.evaluate(() => caches.has('withus-own-pages'))).toBe(false);
	await page.context().close();
});

function keptWords(state: readonly number[]): string {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Uint8Array.from(state));
	return wordsOf(doc);
}

/** In the page: the copies this device keeps. */
function copies(): Promise<{ readonly unsent: boolean; readonly state: number[] }[]> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('withus-plans', 1);
		opening.onerror = () => reject(opening.error ?? new Error('not opened'));
		opening.onsuccess = () => {
			const all = opening.result.transaction('copies').objectStore('copies').getAll();
			all.onsuccess = () => {
				opening.result.close();
				const found = all.result as { readonly unsent: boolean; readonly state: Uint8Array }[];
				resolve(found.map(({ unsent, state }) => ({ unsent, state: [...state] })));
			};
		};
	});
}
