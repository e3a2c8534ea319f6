// Whoever signs out leaves nothing of their plans behind on this device: wherever the button for it stands.
import { forgetDrafts } from './drafts.ts';
import { forgetPage, forgetPages, ownDevice, tellTabs } from './own-device.ts';
import { forgetAllCopies, forgetPlan } from './plan-copies.ts';

/** Signing out waits for it no longer than this, ms. */
const longest = 3_000;

/** Takes everything away that is kept here. Whatever goes wrong with that keeps nobody signed in. */
export async function leaveNothing(): Promise<void> {
	tellTabs();
	await inTime(forgetPages(forgetAllCopies));
}

/** The same for one plan: a guest leaves its workshop. */
async function leaveNothingOf(plan: string): Promise<void> {
	tellTabs();
	await inTime(Promise.all([forgetPlan(plan), forgetPage(`/plans/${plan}`)]));
}

/** For the form of a button that signs out, or, with a plan, of one that leaves it: sends it when nothing is kept any more. */
export function leavesNothing(plan?: string): (event: SubmitEvent) => void {
	return (event) => {
		forgetDrafts();
		const form = event.currentTarget;
		if (ownDevice() !== 'yes' || !(form instanceof HTMLFormElement)) return;
		event.preventDefault();
		void (plan === undefined ? leaveNothing() : leaveNothingOf(plan)).then(() => form.submit());
	};
}

async function inTime(forgetting: Promise<unknown>): Promise<void> {
	const told = forgetting.catch((error: unknown) => console.error('Copies were not removed.', error));
	await Promise.race([told, new Promise((over) => setTimeout(over, longest))]);
}
