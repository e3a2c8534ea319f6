// A hospital's network: pages come through, WebSockets do not.
import { aPlanToEdit, openAs, startEditing, typeAfter, words } from './a-plan-to-edit.ts';
import { expect, test } from './test.ts';

test('where the network lets no WebSocket through, people write together all the same', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const [nurse, parent] = await Promise.all([
		openAs(browser, withus, plan, 'lead', { width: 390 }, async (page) => {
			await page.addInitScript(() => {
				// fails as a browser's does when something in between refuses the upgrade
				class Blocked extends EventTarget {
					readyState = 0;
					onerror: ((event: Event) => void) | null = null;
					onclose: ((event: { code: number; reason: string }) => void) | null = null;
					constructor() {
						super();
						setTimeout(() => {
							this.readyState = 3;
							this.onerror?.(new Event('error'));
							this.onclose?.({ code: 1006, reason: '' });
						}, 20);
					}
					send(): void {}
					close(): void {}
				}
				window.WebSocket = Blocked as unknown as typeof WebSocket;
			});
		}),
		openAs(browser, withus, plan, 'parent')
	]);
	await Promise.all([startEditing(nurse), startEditing(parent)]);
	await typeAfter(nurse, 'Families wait too long.', ' From the clinic.');
	await typeAfter(parent, 'We meet again in March.', ' From home.');
	for (const page of [nurse, parent]) {
		await expect(words(page)).toContainText('From the clinic.');
		await expect(words(page)).toContainText('From home.');
	}
	// others are shown only what is committed, so these words are saved
	await Promise.all([nurse.context().close(), parent.context().close()]);
});
