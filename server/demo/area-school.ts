// Area 1 of the demo's larger plan: being in school. Every word here is invented.
import type { AreaWords } from './compose.ts';

const both = ['1.2', '1.3'];

export const school: AreaWords = {
	ref: '1',
	title: 'Attendance and school places',
	plainTitle: 'You have a school, and you can be there',
	words: [
		'Forty families, two schools and the young people’s group worked on this part. Some rows are still open: we would rather leave a gap than promise what we cannot keep.'
	],
	parts: [
		{
			ref: '1.1',
			title: 'Knowing who is missing school',
			plainTitle: 'Somebody notices when you are not there',
			boxes: [
				{
					kind: 'inspectors',
					covers: ['1.1'],
					says: [
						'Three offices count absence in three ways. None of them sees a child who drifts away slowly.'
					]
				},
				{
					kind: 'families',
					covers: ['1.1'],
					says: ['“He was off for eleven weeks. The only letter we had was about a fine.”']
				},
				{
					kind: 'impact',
					covers: ['1.1'],
					says: ['After two weeks away, every child has a named adult who rings, listens and acts.']
				}
			]
		},
		{
			ref: '1.2',
			title: 'Waiting for a specialist place',
			plainTitle: 'You do not wait at home for a place',
			boxes: []
		},
		{
			ref: '1.3',
			title: 'Help in ordinary schools',
			plainTitle: 'Your own school knows how to help you',
			boxes: [
				{
					kind: 'inspectors',
					covers: both,
					says: [
						'Some children spend two terms between schools. Good practice in one school is unknown in the next.'
					]
				},
				{
					kind: 'families',
					covers: both,
					says: [
						'“Her old school wanted to keep her. Nobody had shown them how.”',
						'“I would have stayed if there was one quiet room.” (young people’s group)'
					]
				},
				{
					kind: 'impact',
					covers: both,
					says: ['Fewer children wait, and nobody waits without teaching or without a friend to see.']
				}
			]
		}
	],
	rows: [
		{
			ref: 'A1',
			what: 'Build one shared list of children who are missing school, looked at every Monday.',
			who: 'Schools, attendance team, children’s nurses',
			accountable: 'Head of Inclusion, Larkshire Council',
			impact: 'Children on the list with a named adult',
			timescale: 'Spring term',
			m3: 'Somebody rang us in the second week.',
			m6: 'They asked why, before they asked when.',
			m12: 'He goes in four days out of five.',
			areas: ['1.1'],
			due: '2027-02-15'
		},
		{
			ref: 'A2',
			what: 'Replace the letter about fines with a visit and an offer of help.',
			who: 'Attendance team, parent carer forum',
			accountable: 'Attendance Manager, Larkshire Council',
			impact: 'Visits made; letters about fines sent',
			timescale: 'From January 2027',
			m3: 'The first thing we heard was a question, not a threat.',
			areas: ['1.1', '3'],
			due: '2027-01-11'
		},
		{
			ref: 'A3',
			what: 'Ask every young person who is away what would make school possible, and write the answer into their plan.',
			who: 'Young people’s group, school counsellors',
			accountable: 'Head of Inclusion, Larkshire Council',
			m6: 'My answer is in my plan, in my words.',
			areas: ['1.1', '2.2']
		},
		{
			ref: 'A4',
			what: 'Open twelve more places for autistic pupils beside two secondary schools.',
			who: 'Both schools, planning office, families who will use them',
			accountable: 'Director of Education, Larkshire Council',
			impact: 'Places open; children travelling out of the county',
			timescale: 'First six places by September 2027',
			m12: 'She walks to school with her brother.',
			areas: ['1.2'],
			due: '2027-09-06'
		},
		{
			ref: 'A5',
			what: 'Give every child who waits for a place a teacher, a timetable and somewhere to go.',
			who: 'Home teaching service, libraries, youth clubs',
			accountable: 'Head of Inclusion, Larkshire Council',
			impact: 'Hours of teaching each week while waiting',
			timescale: 'Within ten school days',
			m3: 'I have lessons on Tuesday and Thursday, with other people.',
			m6: 'Waiting does not feel like being forgotten.',
			areas: ['1.2', '1.1']
		},
		{
			ref: 'A6',
			what: 'Send specialist teachers into ordinary schools for a day each week, to work beside the staff.',
			who: 'Special schools, twenty ordinary schools',
			accountable: 'Head of Outreach, Larkshire special schools',
			impact: 'Schools visited; children who could stay',
			timescale: 'From April 2027',
			areas: ['1.3'],
			due: '2027-04-19'
		},
		{
			ref: 'A7',
			what: 'Make one calm room in every school, planned with the pupils who will use it.',
			who: 'School councils, young people’s group',
			m6: 'There is a room, and I do not have to ask twice.',
			m12: 'Teachers know that it is not a punishment.',
			areas: ['1.3']
		},
		{
			ref: 'A8',
			what: 'Train lunchtime and office staff too, by parents and young people who are paid for it.',
			who: 'Parent carer forum, young people’s group, schools',
			accountable: 'Training Lead, Larkshire NHS',
			impact: 'Staff trained; pupils who say they feel understood',
			timescale: 'Two schools each month',
			m3: 'The lady in the office says my name the right way.',
			areas: ['1.3', '2.2']
		}
	]
};
