// Sentences for leading a workshop, and for those who are led.
import { groupWords } from '#domain/groups.ts';
import type { Holder } from '#domain/holds.ts';

/** How somebody who holds is called in a sentence. */
const nameOf = ({ name }: Holder): string => name;

export const leadingWords = {
	// writing is paused
	paused: (by: Holder) => `${nameOf(by)} has paused writing.`,
	wordsSaved: 'Your words are saved.',
	wordsWait: 'Your last words wait here. They are saved when writing goes on.',
	goesOn: 'You can write again.',
	pausedByLead:
		'Writing is paused for everybody else. It goes on by itself when nobody who leads is here for 10 minutes.',
	pausedNow: 'Writing is paused just now.',

	// a row that is talked about
	talkedAbout: 'Being talked about now',
	talkedAboutSaid: (by: Holder) => `Being talked about now, kept by ${nameOf(by)}`,
	keptNow: 'This action is being talked about. It cannot be changed just now.',
	talkAbout: 'Talk about this action',
	talkAboutRow: (row: string) => `Talk about this action: ${row}`,
	letGo: 'Stop talking about it',
	letGoRow: (row: string) => `Stop talking about it: ${row}`,
	callHere: 'Send everybody here',
	callHereRow: (row: string) => `Send everybody here: ${row}`,

	// everybody is called to a place
	called: (by: Holder, place: string) => `${nameOf(by)} asks everybody to look at ${place}.`,
	aPlace: 'a place in the plan',
	anAction: (ref: string) => (ref === '' ? 'an action' : `action ${ref}`),
	goThere: 'Go there',
	stayHere: 'Stay here',
	broughtThere: (by: Holder, place: string) => `${nameOf(by)} has moved your page to ${place}.`,

	// the panel of who leads
	lead: 'Lead the workshop',
	hideLead: 'Close “Lead the workshop”',
	pause: 'Pause writing',
	goOn: 'Let everybody write',
	pauseKey: 'F8',
	nowPaused: 'Writing is paused.',
	nowGoesOn: 'Everybody can write.',
	peopleHere: 'Who is here',
	onlyYou: 'Nobody else is here yet.',
	count: (count: number) => (count === 1 ? '1 person' : `${count} people`),
	inSection: (section: string) => `in ${section}`,
	reading: 'reading',
	places: (count: number) => (count === 1 ? '1 page open' : `${count} pages open`),
	takeOut: 'Take out',
	takeOutOf: (name: string) => `Take out ${name}`,
	takeOutTitle: (name: string) => `Take ${name} out?`,
	takeOutSays:
		'They leave within 2 seconds. Somebody with an account can come back when you let them in again; a guest cannot. What they wrote stays in the plan. That you did this is written down.',
	takeOutNow: 'Take out now',
	keepHere: 'Let them stay',
	tookOut: (name: string) => `${name} has been taken out.`,
	outTitle: 'Taken out',
	letIn: 'Let back in',
	letInOf: (name: string) => `Let back in: ${name}`,
	leftBackIn: (name: string) => `${name} can come back in.`,
	sendTo: 'Send everybody to',
	send: 'Send everybody',
	sent: (place: string) => `Everybody is asked to look at ${place}.`,
	talkedAboutTitle: 'Being talked about',
	talks: (row: string) => `You are talking about ${row}. Others cannot change it.`,
	talksNoMore: (row: string) => `Everybody can change ${row} again.`,
	workshopPage: 'Code, link and end',
	failed: 'That did not reach Withus. Try again.',
	groups: (group: keyof typeof groupWords, count: number) => `${groupWords[group].many}: ${count}`
};
