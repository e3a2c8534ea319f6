// An update: what has happened since a plan or strategy was agreed, for everybody.
import type { Block } from '../plan.ts';
import { listOf, panel, place, plainTitle, section, together, untitled, type Template } from './parts.ts';

export function update(): Template {
	return together(
		section('Welcome', 1, plainTitle('What this update is about'), place('welcome')),
		section('Highlights', 1, plainTitle('The most important news'), listOf('highlights')),
		section('Early signs of change', 1, plainTitle('What is getting better'), listOf('early-signs')),
		progress('1'),
		progress('2'),
		section('What is late or has changed', 1, plainTitle('What we have not done yet'), listOf('not-yet')),
		section('What comes next', 1, plainTitle('When you hear from us again'), place('next'))
	);
}

function progress(ref: string): Block[] {
	return [
		...untitled(1, ref, 'title-finding'),
		...section('We planned to change', 2, listOf('promised')),
		...section('What has happened', 2, place('happened')),
		...section('How we measure it', 2, listOf('measured')),
		panel('families', 'families-notice'),
		panel('impact', 'means-for-you')
	];
}
