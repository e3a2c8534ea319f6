// Whose voice it is. Always shape, word and colour together, the same everywhere.
export const groups = ['parent_carer', 'young_person', 'professional'] as const;
export type Group = (typeof groups)[number];

/** Names of the colour roles in app.css. */
export type Tone = 'pc' | 'yp' | 'pro';

export const groupWords: Readonly<Record<Group, { one: string; many: string; shape: string; tone: Tone }>> = {
	parent_carer: { one: 'Parent carer', many: 'Parent carers', shape: '●', tone: 'pc' },
	young_person: { one: 'Young person', many: 'Young people', shape: '▲', tone: 'yp' },
	professional: { one: 'Professional', many: 'Professionals', shape: '■', tone: 'pro' }
};

/** How an adult chooses to be shown to others. Young people are always shown by group only. */
export const shownAs = ['name', 'first-name', 'group'] as const;
export type ShownAs = (typeof shownAs)[number];

/** The words others see beside somebody's caret and work. Young people never appear by name, whatever was chosen. */
export function displayName(person: { name: string; group: Group; shownAs: ShownAs }): string {
	const byGroup = groupWords[person.group].one;
	if (person.group === 'young_person' || person.shownAs === 'group') return byGroup;
	const name = person.name.trim();
	const shown = person.shownAs === 'first-name' ? (name.split(/\s+/)[0] ?? '') : name;
	return shown === '' ? byGroup : shown;
}

/**
 * What others see of a guest: the group, and a number that tells two guests apart. The number counts all guests of a
 * workshop together, so it gives away nothing about how many of a group there are.
 */
export function guestName(group: Group, number: number): string {
	return `${groupWords[group].one} ${number}`;
}
