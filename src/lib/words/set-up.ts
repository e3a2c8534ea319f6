// Sentences of the first steps of a new area, and of its organisations.
import type { Group } from '#domain/groups.ts';
import type { SetUpStep } from '#domain/set-up.ts';

export const setUpWords = {
	title: (area: string) => `Set up ${area}`,
	says: 'Five short steps. You can stop at any time and come back here.',
	link: (area: string) => `Set up: ${area}`,
	next: (step: string) => `Next step: ${step}`,
	howFar: (done: number, all: number) => `${done} of ${all} steps are done.`,
	all: 'Show all steps',
	done: 'Done',
	isNext: 'Next',
	later: 'Later',
	skip: 'Skip this step',
	skipWhich: (step: string) => `Skip this step: ${step}`,
	finished: (area: string) => `${area} is set up`,
	finishedSays: 'All steps are done. Everything here can still be changed.',
	toPlans: 'Go to your plans',
	back: 'Back to the steps',
	changeName: 'Change the name',
	name: 'Name of the area',
	nameHint: 'As families know it, such as the name of the county or borough.',
	save: 'Save the name',
	saved: 'The name is saved.'
} as const;

export const stepWords: Readonly<
	Record<SetUpStep, { title: string; says: string; button: string; again: string }>
> = {
	name: {
		title: 'Name your area',
		says: 'The name stands on every plan and on every public page.',
		button: 'Name your area',
		again: 'Change the name'
	},
	organisations: {
		title: 'Add your organisations',
		says: 'Who works together here: the council, the NHS, the parent carer forum, a school.',
		button: 'Add organisations',
		again: 'Look at the organisations'
	},
	groups: {
		title: 'Meet the three groups',
		says: 'Parent carers, young people and professionals. Everybody belongs to one of them.',
		button: 'Read about the groups',
		again: 'Read about the groups again'
	},
	people: {
		title: 'Invite people',
		says: 'Each person gets a link of their own. It works without e-mail too.',
		button: 'Invite people',
		again: 'Invite more people'
	},
	plan: {
		title: 'Start the first plan',
		says: 'Give it a name, say who sees it, and write the first sentence. A plan you have in Word comes in from your list of plans.',
		button: 'Start the first plan',
		again: 'Start another plan'
	}
};

export const groupsWords = {
	title: 'The three groups',
	says: 'A plan shows whose voice shaped which words. So everybody belongs to one of three groups.',
	about: {
		parent_carer:
			'Mothers, fathers, grandparents, foster carers: everybody who looks after a child or young person. They know what daily life is like.',
		young_person:
			'Children and young people. They are always shown as “Young person”. Nobody else reads their name; only the owners of this area do.',
		professional:
			'People who do this as their work: in the council, the NHS, a school or a charity. Name their organisation too.'
	} satisfies Record<Group, string>,
	shown: 'How a group is shown',
	shownSays:
		'Always by a shape, a word and a colour together, and the same everywhere. So nobody has to see colours to know who speaks.',
	names: 'Who reads names?',
	namesSays:
		'Adults choose how others see them: by name, by first name, or by their group only. Public pages never say who wrote what.',
	button: 'I have read this'
} as const;

export const organisationWords = {
	title: 'Organisations',
	says: (area: string) => `Who works together in ${area}. Their names stand beside people in lists.`,
	people: (count: number) => (count === 0 ? 'Nobody yet' : count === 1 ? '1 person' : `${count} people`),
	list: 'Organisations of this area',
	none: 'No organisation yet',
	noneSays: 'Add the first one below: for example your council.',
	add: 'Add an organisation',
	name: 'Name of the organisation',
	nameHint: 'Such as the council, the NHS, the parent carer forum, a school or a charity.',
	addButton: 'Add',
	added: (name: string) => `${name} is added.`,
	renamed: (name: string) => `It is called ${name} now.`,
	rename: 'Rename',
	renameWhich: (name: string) => `Rename ${name}`,
	newName: 'New name',
	saveName: 'Save the new name'
} as const;
