// Sentences of published pages and of the page where a lead publishes.
import { formatDate } from './dates.ts';

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const planWords = {
	untitled: 'A plan without a title yet',
	official: 'Official title:',
	linkToSection: 'Link to this section',
	linkToAction: 'Link to this action',
	action: 'Action',
	due: 'Due',
	about: 'This is about:',
	actionsElsewhere: 'These actions are shown further up.',
	noActions: 'There are no actions in this table yet.',
	picture: 'Picture:',
	counts: (actions: number, gaps: number) =>
		gaps === 0
			? `This plan has ${counted(actions, 'action', 'actions')}.`
			: `This plan has ${counted(actions, 'action', 'actions')}. ${counted(gaps, 'box is', 'boxes are')} not agreed yet.`
} as const;

export const publicPageWords = {
	skip: 'Skip to the plan',
	planVersion: (n: number) => `plan, version ${n}`,
	previewVersion: (n: number) => `Version ${n}, not published yet`,
	contents: 'In this plan',
	period: 'For',
	version: (n: number, at: Date) => `Version ${n}, published ${formatDate(at)}`,
	notSignedOff: 'No board or partner has signed off this version in Withus.',
	coProduction: 'How families and young people took part',
	coProductionSays: 'This is what the plan itself says:',
	coProductionSilent: 'This plan does not say yet how families and young people took part in writing it.',
	round: 'Consultation:',
	toRound: 'Read the draft, and say what you think',
	toClosedRound: 'Read what people said',
	newer: 'There is a newer version of this plan.',
	readNewest: (n: number) => `Read version ${n}`,
	versions: 'All versions of this plan',
	thisVersion: 'you are reading this one',
	withdrawnOn: (at: Date) => `withdrawn on ${formatDate(at)}`,
	address: 'The address of this version stays the same for ever:',
	fingerprint: 'Fingerprint of the words in this version (SHA-256):',
	madeWith: 'Written together with Withus.',
	preview: 'This is a preview. Nobody outside can see it yet.',
	back: 'Back to publishing',
	withdrawnTitle: 'This version was withdrawn',
	withdrawnWhen: (n: number, at: Date) => `Version ${n} of this plan was taken down on ${formatDate(at)}.`,
	withdrawnWhy: 'Why:',
	notFoundTitle: 'There is no published plan here',
	notFound:
		'Check the address for a missing letter, or ask the person who sent it. Published plans stay at their address, unless they are withdrawn.',
	brokenTitle: 'This page cannot be read right now',
	broken: 'Nothing in the plan has changed. Try again in a minute.',
	wrongMethodTitle: 'This page can only be read',
	wrongMethod: 'Open the address in a web browser to read it.'
} as const;

/** On every public page of a plan whose place another one took. */
export const replacedWords = {
	replaced: (at: Date) => `Another plan took the place of this one on ${formatDate(at)}.`,
	ended: (at: Date) => `This plan ended on ${formatDate(at)}.`,
	readNext: 'Read the plan that follows it',
	notPublicYet: 'The plan that follows it cannot be read by everybody yet.',
	nothingFollows: 'No other plan follows it. What it says stays here to be read.',
	feed: (title: string) => `${title}: another plan took its place`,
	feedEnded: (title: string) => `${title}: this plan ended`
} as const;

/** On the picture beside a link to a version. */
export const previewWords = {
	version: (n: number, at: Date) => `Version ${n}, published ${formatDate(at)}`,
	made: 'Written together with Withus.'
} as const;

/** What feed readers show. */
export const feedWords = {
	ofArea: (area: string) => `Published plans of ${area}`,
	published: (title: string, n: number) => `${title}: version ${n}`,
	withdrawn: (n: number) => `Version ${n} was withdrawn`,
	why: (reason: string) => `Why: ${reason}`,
	first: 'The first version of this plan that everybody can read.',
	corrected: (slips: number) =>
		slips === 1 ? 'One slip was put right since.' : `${slips} slips were put right since.`
} as const;

/** The page inside another site's. */
export const embedWords = {
	whole: 'Open this plan on a page of its own',
	nothing: 'This plan cannot be read at the moment. Its versions were withdrawn.'
} as const;
