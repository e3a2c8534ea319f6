// Tells a screen reader what others see: who comes and goes and what they do, as much of it as I want to hear; whether my words
// are saved and whether I may edit, always.
import { untrack } from 'svelte';
import type { BroughtBack } from '#domain/brought-back.ts';
import type { Connection } from '#lib/collab/connection.svelte.ts';
import type { LivePlan } from '#lib/collab/live-plan.svelte.ts';
import { isNear, placeOf, placeOnScreen, type PlanPlace } from '#lib/collab/places.ts';
import type { PeopleHere } from '#lib/collab/presence.svelte.ts';
import type { OwnPresence } from '#protocol/presence.ts';
import { thisDevice } from '#lib/device/device.svelte.ts';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { shownBy } from '#document/action-rows.ts';
import { placesTouched, sectionOfRow } from '#document/touched-places.ts';
import { editorWords as words } from '#lib/words/editor.ts';
import { liveWords } from '#lib/words/live.ts';
import { NewsOfOthers } from './news-of-others.ts';

/** Follows the page for as long as the component that calls it lives. */
export function keepTelling(
	live: () => LivePlan | null,
	people: () => PeopleHere | null,
	nameOf: (place: PlanPlace) => string
): void {
	let known: ReadonlyMap<string, string> | null = null;
	$effect(() => {
		const plan = live();
		const present = new Map((people()?.others ?? []).map((person) => [person.who, person.name]));
		if (!plan?.connection.arrived) return;
		// Who was here when I came is in the list of people; only what changes is said.
		if (known && thisDevice().choices.announce !== 'off') {
			const came = [...present].filter(([who]) => !known?.has(who)).map(([, name]) => name);
			const went = [...known].filter(([who]) => !present.has(who)).map(([, name]) => name);
			if (came.length > 0) plan.announcer.later(words.joined(came.join(words.and)));
			if (went.length > 0) plan.announcer.later(words.left(went.join(words.and)));
		}
		known = present;
	});

	$effect(() => {
		const [plan, here] = [live(), people()];
		if (!plan || !here) return;
		const { connection, announcer } = plan;
		const news = new NewsOfOthers({ wanted, nameOf, whoIsAt });
		function wanted(): (place: PlanPlace) => boolean {
			const { announce } = thisDevice().choices;
			if (announce !== 'near') return () => announce === 'all';
			const me = placeOf(connection.doc, connection.awareness.getLocalState() ?? {}) ?? placeOnScreen();
			return (place) => isNear(me, place);
		}
		function whoIsAt({ section, row }: PlanPlace): string[] {
			const there = (told: OwnPresence): boolean => {
				const place = placeOf(connection.doc, told);
				return place?.section === section && place.row === row;
			};
			const placed = here?.placed ?? [];
			return placed.filter(({ mayEdit, at }) => mayEdit && at.some(there)).map(({ name }) => name);
		}
		return connection.onOthersChange((transaction) => {
			if (!['near', 'all'].includes(thisDevice().choices.announce)) return;
			for (const place of placesTouched(connection.doc, transaction)) news.add(place, place.writers);
			announcer.later(news.take);
		});
	});

	$effect(() => {
		const connection = live()?.connection;
		const news = connection?.broughtBack;
		if (!connection || !news) return;
		untrack(() => {
			const { announce } = thisDevice().choices;
			if (announce === 'off' || announce === 'people') return;
			if (announce === 'near' && news.id !== null && !isNearIt(connection, news)) return;
			live()?.announcer.later(liveWords.broughtBack(news));
		});
	});

	let unsaved = false;
	$effect(() => {
		const plan = live();
		const kind = plan?.connection.save.kind;
		if (kind === 'not-saved' && !unsaved) plan?.announcer.later(words.notSaved);
		if (kind === 'saved' && unsaved) plan?.announcer.later(words.nothingToSave);
		if (kind === 'not-saved') unsaved = true;
		if (kind === 'saved') unsaved = false;
	});

	let allowed: boolean | null = null;
	$effect(() => {
		const connection = live()?.connection;
		if (!connection?.arrived) return;
		const may = connection.rights;
		if (allowed !== null && allowed !== may)
			live()?.announcer.later(may ? words.mayEditNow : words.mayNotEditNow);
		allowed = may;
	});
}

/** Whether something that came back stands where I am. */
function isNearIt({ doc, awareness }: Connection, { kind, id }: BroughtBack): boolean {
	const me = placeOf(doc, awareness.getLocalState() ?? {}) ?? placeOnScreen();
	if (kind === 'section' || id === null) return sectionsAt(doc, me.section).includes(id);
	const row = shownBy(doc, id);
	return isNear(me, { section: sectionOfRow(doc, row), row });
}

/** A section and those around it, by the levels of their headings. */
function sectionsAt(doc: Y.Doc, section: string | null): (string | null)[] {
	const around: { id: string; level: number }[] = [];
	for (const block of rootsOf(doc).body.toArray()) {
		if (!(block instanceof Y.XmlElement) || block.nodeName !== 'heading') continue;
		const [id, level] = [`${block.getAttribute('id') ?? ''}`, Number(block.getAttribute('level'))];
		while (around.length > 0 && around.at(-1)!.level >= level) around.pop();
		around.push({ id, level });
		if (id === section) return around.map((each) => each.id);
	}
	return [section];
}
