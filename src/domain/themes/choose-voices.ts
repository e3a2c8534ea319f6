// Which of the things people said somebody sorts at the moment.
import { groups, type Group } from '../groups.ts';
import { voiceName, type Voice } from './theme.ts';

export interface ChosenVoices {
	/** Only what stands in no theme yet. */
	readonly which: 'loose' | 'all';
	readonly group: Group | null;
	/** A heading; '' for what stands in no section; null for everything. */
	readonly section: string | null;
	/** A consultation; '' for what was said in none; null for everything. */
	readonly round: string | null;
	/** Answers within threads too, not only what they begin with. */
	readonly answers: boolean;
	/** One voice that somebody came for, by its name: it is first, whatever else is chosen. */
	readonly voice: string | null;
}

/** Reads the choice from an address. */
export function readChoice(get: (name: string) => string | null): ChosenVoices {
	const oneOf = (name: string): string | null => {
		const value = get(name);
		return value === null || value === 'all' ? null : value === 'none' ? '' : value;
	};
	return {
		which: get('which') === 'all' ? 'all' : 'loose',
		group: groups.find((each) => each === get('group')) ?? null,
		section: oneOf('section'),
		round: oneOf('round'),
		answers: get('answers') === 'yes',
		voice: get('voice')
	};
}

/** As an address says it again; '' for what is chosen without saying. */
export function addressOfChoice({ which, group, section, round, answers }: ChosenVoices): string {
	const said: [string, string][] = [];
	if (which === 'all') said.push(['which', 'all']);
	if (group) said.push(['group', group]);
	if (section !== null) said.push(['section', section || 'none']);
	if (round !== null) said.push(['round', round || 'none']);
	if (answers) said.push(['answers', 'yes']);
	return said.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
}

/** In their order; a stub of words that were taken back is nothing to sort. */
export function chooseVoices<V extends Voice>(voices: readonly V[], chosen: ChosenVoices): V[] {
	const isWanted = (voice: V) => chosen.voice !== null && voiceName(voice) === chosen.voice;
	const fitting = voices.filter((voice) => !voice.gone && (isWanted(voice) || fits(voice, chosen)));
	return [...fitting.filter(isWanted), ...fitting.filter((voice) => !isWanted(voice))];
}

function fits(voice: Voice, { which, group, section, round, answers }: ChosenVoices): boolean {
	return (
		(which === 'all' || voice.themes.length === 0) &&
		(answers || voice.first) &&
		(group === null || voice.group === group) &&
		(section === null || (voice.section ?? '') === section) &&
		(round === null || (voice.round ?? '') === round)
	);
}
