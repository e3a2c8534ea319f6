// Following somebody: my page goes where they write, gently, until I scroll, type or press Escape. Never my focus.
import { untrack } from 'svelte';
import type { LivePlan } from '#lib/collab/live-plan.svelte.ts';
import { elementOf, placeOf, type PlanPlace } from '#lib/collab/places.ts';
import type { PeopleHere, PersonHere } from '#lib/collab/presence.svelte.ts';
import { thisDevice } from '#lib/device/device.svelte.ts';
import { liveWords as words } from '#lib/words/live.ts';

/** Carets of others are drawn a moment after their news, ms. */
const drawnAfter = 80;
/** Keys that are no sign of wanting to be elsewhere. */
const stays = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta']);

export class Follow {
	/** Whom my page follows. */
	person = $state.raw<Pick<PersonHere, 'who' | 'name'> | null>(null);
	/** Where they are; null while they read. */
	place = $state.raw<PlanPlace | null>(null);

	start({ who, name }: PersonHere): void {
		this.person = { who, name };
		this.place = null;
	}

	stop(): void {
		this.person = null;
		this.place = null;
	}
}

/** Goes along for as long as the component that calls it lives. */
export function keepFollowing(
	follow: Follow,
	live: () => LivePlan | null,
	people: () => PeopleHere | null,
	nameOf: (place: PlanPlace) => string
): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	$effect(() => {
		const [followed, plan, here] = [follow.person, live(), people()];
		if (!followed || !plan || !here) return;
		const person = here.placed.find(({ who }) => who === followed.who);
		untrack(() => {
			if (!person) {
				follow.stop();
				plan.announcer.later(words.followLeft(followed.name));
				return;
			}
			const place = person.at.map((at) => placeOf(plan.connection.doc, at)).find((at) => at !== null);
			if (!place) return;
			const before = follow.place;
			if (before?.section !== place.section || before.row !== place.row) {
				follow.place = place;
				plan.announcer.later(words.wentTo(followed.name, nameOf(place)));
			}
			clearTimeout(timer);
			timer = setTimeout(() => bringIntoSight(followed.who, place), drawnAfter);
		});
	});
	$effect(() => {
		const [followed, plan] = [follow.person, live()];
		if (!followed) return;
		const stop = (): void => {
			follow.stop();
			plan?.announcer.now(words.followEnded(followed.name));
		};
		const keyed = ({ key, target }: KeyboardEvent): void => {
			const pressed =
				(key === 'Enter' || key === ' ') && target instanceof Element && target.closest('button, a');
			if (!stays.has(key) && !pressed) stop();
		};
		// a press on the page itself is a press on its scroll bar
		const pressed = ({ target }: Event): void => {
			if (target === document.documentElement) stop();
		};
		addEventListener('wheel', stop, { passive: true });
		addEventListener('touchmove', stop, { passive: true });
		addEventListener('keydown', keyed, { capture: true });
		addEventListener('pointerdown', pressed);
		return () => {
			clearTimeout(timer);
			removeEventListener('wheel', stop);
			removeEventListener('touchmove', stop);
			removeEventListener('keydown', keyed, { capture: true });
			removeEventListener('pointerdown', pressed);
		};
	});
}

/** Scrolls only when what they are at is out of sight, or nearly. */
function bringIntoSight(who: string, { section, row }: PlanPlace): void {
	const caret = document.querySelector(`main .caret[data-who="${CSS.escape(who)}"]`);
	// in quiet mode carets are not drawn, but what they stand in is
	const target = caret?.parentElement ?? elementOf(row ?? section ?? '');
	if (!target) return;
	const { top, bottom } = target.getBoundingClientRect();
	if (top >= innerHeight * 0.15 && Math.min(bottom, top + 100) <= innerHeight * 0.85) return;
	const still =
		thisDevice().choices.quiet === 'yes' || matchMedia('(prefers-reduced-motion: reduce)').matches;
	const tall = bottom - top > innerHeight / 2;
	const by = tall ? top - innerHeight * 0.2 : (top + bottom - innerHeight) / 2;
	scrollBy({ top: by, behavior: still ? 'instant' : 'smooth' });
}
