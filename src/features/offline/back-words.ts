import type { Back } from '#lib/collab/time-away.svelte.ts';
import { offlineWords as words } from '#lib/words/offline.ts';

/** So many sections are named; more are counted. */
const mostNamed = 3;

/** What happened while I was away, in one or two plain sentences. */
export function backWords({ mine, sections }: Back): string {
	const names = sections
		.slice(0, mostNamed)
		.map((name) => (name === '' ? words.beforeSections : words.section(name)));
	if (sections.length > mostNamed) names.push(words.moreSections(sections.length - mostNamed));
	const list = [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part).join(words.and);
	return [
		words.back,
		mine > 0 ? words.mine(mine) : '',
		sections.length > 0 ? words.othersIn(list) : '',
		mine === 0 && sections.length === 0 ? words.backNothing : ''
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}
