// Area 3 of the demo's larger plan: becoming an adult. It has no parts of its own. Every word here is invented.
import type { AreaWords } from './compose.ts';

export const growingUp: AreaWords = {
	ref: '3',
	title: 'Preparing for adult life',
	plainTitle: 'You choose what comes after school',
	words: [
		'The young people’s group wrote the first draft of this part. Adults added dates and jobs, and took nothing away.'
	],
	boxes: [
		{
			kind: 'inspectors',
			covers: ['3'],
			says: [
				'Talks about work, health and a home of one’s own begin too late, often in the last year of school.'
			]
		},
		{
			kind: 'families',
			covers: ['3'],
			says: ['“Everything stopped on his birthday. The nurse, the bus, the club.”']
		},
		{
			kind: 'impact',
			covers: ['3'],
			says: ['From fourteen on, each young person has a plan for life after school, made in their own words.']
		}
	],
	rows: [
		{
			ref: 'C1',
			what: 'Begin talks about adult life in the year somebody turns fourteen, with a friend or a parent in the room.',
			who: 'Young people, schools, careers service',
			accountable: 'Head of Inclusion, Larkshire Council',
			impact: 'Fourteen-year-olds who had their first talk',
			timescale: 'From September 2027',
			m6: 'I said what I want, and nobody laughed.',
			areas: ['3', '2.3'],
			due: '2027-09-20'
		},
		{
			ref: 'C2',
			what: 'Find thirty employers who offer a first week at work, and prepare them together.',
			who: 'Employers, careers service, young people’s group',
			accountable: 'Careers Lead, Larkshire Council',
			impact: 'Weeks at work offered and taken up',
			m12: 'I was paid for something I am good at.',
			areas: ['3']
		},
		{
			ref: 'C3',
			what: 'Let the children’s nurse and the adults’ nurse meet the young person together, twice, before anything changes.',
			who: 'Larkshire NHS, young people with health needs',
			accountable: 'Head Nurse, Larkshire NHS',
			impact: 'Young people who met both nurses',
			timescale: 'By June 2027',
			m3: 'I met her before I needed her.',
			areas: ['3', '2.2'],
			due: '2027-06-30'
		},
		{
			ref: 'C4',
			what: 'Keep the bus pass, the club and the short break until what follows them is really there.',
			who: 'Transport office, clubs, families',
			m6: 'Nothing stopped on my birthday.',
			areas: ['3', '1.1']
		},
		{
			ref: 'C5',
			what: 'Pay two young people to advise the board, and print what they say in every report.',
			who: 'Young people’s group, partnership board',
			accountable: 'Chair of the Larkshire board',
			impact: 'Meetings with young advisers; advice that changed a decision',
			timescale: 'From the spring meeting',
			m3: 'The papers come a week early, in plain words.',
			m12: 'One thing is different because I said it.',
			areas: ['3'],
			due: '2027-03-17'
		}
	]
};
