// A strategy: a direction for several years in a few priorities, each said to the child it is for.
import type { Block } from '../plan.ts';
import { listOf, panel, place, plainTitle, section, together, untitled, type Template } from './parts.ts';

export function strategy(): Template {
	return together(
		section('Introduction', 1, plainTitle('What this is'), place('welcome')),
		section('Who this is for', 2, place('who-for')),
		section('Our vision', 1, plainTitle('What we want your life to be like'), place('vision')),
		priority('1'),
		priority('2'),
		priority('3'),
		section(
			'How this strategy was written',
			1,
			plainTitle('Who we wrote this with'),
			place('written-together')
		),
		section(
			'How we check this strategy',
			1,
			plainTitle('How you will know we kept our word'),
			place('checked')
		)
	);
}

function priority(ref: string): Block[] {
	return [
		...untitled(1, ref, 'title-priority'),
		panel('families', 'families-said'),
		...section('What we plan to change', 2, listOf('planned')),
		...section('How we measure it', 2, listOf('measured')),
		panel('impact', 'means-for-you')
	];
}
