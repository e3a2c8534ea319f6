// The forms of the page with themes, read at the door.
import { refuse } from '#domain/refusals.ts';
import {
	decisionKinds,
	longestAnswer,
	longestDecider,
	longestTitle,
	mostVoicesAtOnce,
	readVoice,
	type Decision,
	type VoiceRef
} from '#domain/themes/theme.ts';
import type { SortAct } from '#server/themes/sort.ts';
import { refuseAt, words } from './answers.ts';
import { oneOf } from './forms.ts';

/** What is to be done with themes. "Put into a new theme" is making one. */
export function sortActFrom(form: FormData): SortAct {
	const act = words(form, 'do');
	const theme = words(form, 'theme', 64);
	const title = words(form, 'title', longestTitle);
	const revision = revisionFrom(form);
	switch (act) {
		case 'make':
			return { do: 'make', title: named(title), voices: [] };
		case 'put':
			if (theme === 'new') return { do: 'make', title: named(title), voices: voicesFrom(form) };
			return { do: 'put', theme: theme || refuseAt('theme', 'field-missing'), voices: voicesFrom(form) };
		case 'take-out':
			return { do: 'take-out', theme, voices: voicesFrom(form) };
		case 'rename':
			return { do: 'rename', theme, revision, title: named(title) };
		case 'split':
			return { do: 'split', theme, revision, title: named(title), voices: voicesFrom(form) };
		case 'join':
			return {
				do: 'join',
				theme,
				revision,
				into: words(form, 'into', 64) || refuseAt('into', 'field-missing')
			};
		case 'delete':
			return { do: 'delete', theme, revision };
		default:
			return refuse('bad-request');
	}
}

export function decisionFrom(form: FormData): { theme: string; revision: number; decision: Decision } {
	const kind = oneOf(form, 'kind', decisionKinds);
	const or = (name: string): string | null => words(form, name, 80) || null;
	const decision = {
		kind,
		// one more than may be, so that who wrote too much is told instead of cut
		reason: words(form, 'reason', longestAnswer + 1),
		decider: words(form, 'decider', longestDecider),
		owner: words(form, 'owner', longestDecider),
		decidedOn: words(form, 'decidedOn', 10),
		part: or('part'),
		from: or('from'),
		to: or('to')
	};
	return { theme: words(form, 'theme', 64), revision: revisionFrom(form), decision };
}

function named(title: string): string {
	return title === '' ? refuseAt('title', 'theme-title') : title;
}

function revisionFrom(form: FormData): number {
	const revision = Number(words(form, 'revision', 12));
	return Number.isSafeInteger(revision) ? revision : -1;
}

function voicesFrom(form: FormData): VoiceRef[] {
	const names = form.getAll('voice').slice(0, mostVoicesAtOnce + 1);
	const voices = names.map((name) => (typeof name === 'string' ? readVoice(name) : null));
	if (voices.length === 0) return refuse('no-voices-chosen');
	if (voices.length > mostVoicesAtOnce) return refuse('bad-request');
	return voices.map((voice) => voice ?? refuse('bad-request'));
}
