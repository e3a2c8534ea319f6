// Sentences about workshops: opening one, joining one, and the big screen.
import { groupWords, type Group } from '#domain/groups.ts';
import { formatDate, formatDateTime, formatTime } from './dates.ts';

export const workshopWords = {
	title: 'Workshop',
	menu: 'Workshop',
	says: 'Open this plan for a while, so that people in a room or a call can join without an account.',
	open: 'Open the workshop',
	until: 'Open until',
	untilHint: 'Everybody who joined is out at this time. You can move it later.',
	guestsAre: 'What can people do who join?',
	guests: {
		editor: { label: 'Write in the plan', hint: 'They edit it together with you, live.' },
		contributor: { label: 'Read the plan', hint: 'They see it change, live, and cannot write in it.' }
	},
	youngPeople: 'Do young people take part?',
	youngYes: 'Yes',
	youngYesHint: 'Then name two adults who are there for them.',
	youngNo: 'No, adults only',
	leads: 'Who leads?',
	leadsHint: 'An adult who runs the workshop.',
	watches: 'Who watches?',
	watchesHint: 'Another adult, who keeps an eye on how everybody is.',
	namesSeenBy: 'Everybody who joins sees both names, as the people to talk to.',
	preview: 'What people see who join',
	previewSays: 'One page without a name or an e-mail address. It asks whose voice they are, and says:',
	isOpen: (until: string) => `Open until ${until}`,
	code: 'Code',
	codeSays: (address: string) => `Go to ${address} and type the code`,
	link: 'Link to join',
	linkHint: 'Whoever has this link can join while the workshop is open.',
	copy: 'Copy the link',
	copied: 'Copied.',
	qr: 'Picture to scan with a phone: the link to join',
	bigScreen: 'Open the big screen',
	toPlan: 'Go to the plan',
	cameIn: 'Who has joined',
	cameInHint: 'People with an account come in by their own way, and are not counted here.',
	few: 'fewer than 5',
	facts: { part: 'People who join', leads: 'Leads', watches: 'Watches', young: 'Young people' },
	adultsOnly: 'No, this workshop is for adults.',
	thisOne: 'This workshop',
	moveEnd: 'Move the end',
	moveButton: 'Move the end',
	moved: (until: string) => `The workshop is now open until ${until}.`,
	end: 'End the workshop',
	endSays:
		'Everybody who joined is out at once, and the code and link stop working. What they wrote stays in the plan.',
	endButton: 'End it now',
	ended: 'The workshop has ended.'
} as const;

export const screenWords = {
	title: 'Join the workshop',
	scan: 'Scan this with your phone',
	or: 'or go to',
	type: 'and type this code',
	until: (time: string) => `Open until ${time}`,
	joined: 'Joined so far',
	over: 'This workshop has ended',
	overSays: 'Thank you for taking part.'
} as const;

export const joinWorkshopWords = {
	title: 'Join a workshop',
	says: 'Type the code from the big screen.',
	code: 'Code',
	codeHint: 'Six letters and numbers. Small or capital letters, both are fine.',
	go: 'Go on',
	here: 'Join the workshop',
	plan: (title: string, area: string) =>
		title.includes(area) ? title : title === '' ? area : `${title}, ${area}`,
	as: 'Join as yourself',
	asMyself: (name: string) => `Join as ${name}`,
	asMyselfSays: 'You are signed in. With your account you keep the part you have in this plan.',
	orGuest: 'Or join as a guest',
	group: 'Whose voice are you?',
	adultsOnly: 'Are you under 18? Please talk to the person who leads this workshop first.',
	groupSeen: 'Others see your group and a number, such as “Parent carer 3”. Nobody is asked for a name.',
	consent: 'Before you come in',
	statements: {
		editor: 'Everybody in this plan sees what I write, at once.',
		contributor: 'I read the plan while others write in it.',
		words: 'My words stay in the plan, under my group. I can stop at any time.'
	},
	agree: 'I want to take part.',
	quote: 'You may quote my words in other places.',
	quoteHint: 'You can come in without this tick.',
	talk: 'People to talk to',
	talkTo: (leads: string, watches: string) =>
		`${leads} leads this workshop. ${watches} is there to see that everybody is all right. Talk to them at any time.`,
	join: 'Join',
	left: 'You have left the workshop. Thank you for taking part.',
	leave: 'Leave the workshop'
} as const;

export const guestLineWords = {
	until: (time: string) => `Workshop until ${time}.`,
	you: (name: string) => `Others see you as “${name}”.`,
	talkTo: (leads: string, watches: string) => `Talk to ${leads} or ${watches} at any time.`
} as const;

/** "● 7 parent carers", with few young people not counted out; the shape stands apart. */
export function countWords(group: Group, count: number | null): string {
	const { one, many } = groupWords[group];
	const word = (count === 1 ? one : many).toLowerCase();
	return `${count ?? workshopWords.few} ${word}`;
}

/** "2:30pm" today, "6 March 2026 at 9:00am" on another day. */
export function endWords(when: Date | string, now: Date | string): string {
	return formatDate(when) === formatDate(now) ? formatTime(when) : formatDateTime(when);
}

/** The code in two halves, as it is read aloud. */
export function spokenCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
