// Area 2 of the demo's larger plan: each child's own plan. Every word here is invented.
import type { AreaWords } from './compose.ts';

const all = ['2.1', '2.2', '2.3'];

export const plansOfChildren: AreaWords = {
	ref: '2',
	title: 'Plans that fit and arrive on time',
	plainTitle: 'Your plan is about you, and it comes when it should',
	words: [
		'We read thirty plans together, with the names taken out, and marked every sentence that could be about anybody.'
	],
	boxes: [
		{
			kind: 'inspectors',
			covers: all,
			says: [
				'Fewer than half of all new plans are finished in time, and many read as if copied from a neighbour.'
			]
		},
		{
			kind: 'families',
			covers: all,
			says: [
				'“There was another boy’s name on page four.”',
				'“I told my story five times. The sixth time I cried.”'
			]
		},
		{
			kind: 'impact',
			covers: all,
			says: ['A plan is ready in time, says what this child needs, and everybody in the room has read it.']
		}
	],
	parts: [
		{ ref: '2.1', title: 'New plans in time', plainTitle: 'Your plan comes on time', boxes: [] },
		{
			ref: '2.2',
			title: 'Advice from everybody who knows the child',
			plainTitle: 'Everybody who helps you has written down how',
			boxes: []
		},
		{ ref: '2.3', title: 'Yearly reviews', plainTitle: 'Your plan grows up with you', boxes: [] }
	],
	rows: [
		{
			ref: 'B1',
			what: 'Take on four more case workers, and give each family one name and one telephone number.',
			who: 'Families, case workers, personnel office',
			accountable: 'Head of Case Work, Larkshire Council',
			impact: 'Families per case worker; calls answered the same day',
			timescale: 'All four by March 2027',
			m3: 'I know who to ring, and she rings back.',
			m6: 'She knew us when we met.',
			areas: ['2.1'],
			due: '2027-03-29'
		},
		{
			ref: 'B2',
			what: 'Show each family online where their request stands, and what happens next.',
			who: 'Parent carer forum, web team',
			accountable: 'Head of Case Work, Larkshire Council',
			impact: 'Families who say that they know what comes next',
			m6: 'I looked at midnight, and it told me.',
			areas: ['2.1', '1.2']
		},
		{
			ref: 'B3',
			what: 'Agree with therapists, nurses and social workers on four weeks for advice, and count it openly.',
			who: 'Therapy service, community nurses, social care',
			accountable: 'Head Nurse, Larkshire NHS',
			impact: 'Advice that came within four weeks, by service, each month',
			timescale: 'First figures in February 2027',
			areas: ['2.1', '2.2'],
			due: '2027-02-26'
		},
		{
			ref: 'B4',
			what: 'Let families tell their story once, in a recording or in writing, and share it with everybody they choose.',
			who: 'Parent carer forum, privacy officer',
			accountable: 'Head of Case Work, Larkshire Council',
			m3: 'They had listened before they met me.',
			m12: 'Nobody asks me to begin at the beginning.',
			areas: ['2.2']
		},
		{
			ref: 'B5',
			what: 'Read ten plans every month in a mixed group of parents and professionals, and send each author three kind sentences.',
			who: 'Parent carer forum, case workers, a school, a therapist',
			accountable: 'Quality Lead, Larkshire Council',
			impact: 'Plans that the group calls good',
			timescale: 'Monthly from January 2027',
			m6: 'The plan sounds like my child.',
			areas: ['2.2', '2.3'],
			due: '2027-01-29'
		},
		{
			ref: 'B6',
			what: 'Start every review with pictures, a film or words from the child.',
			who: 'Schools, young people’s group',
			impact: 'Reviews that began with the child',
			m3: 'My film was first. Then they talked.',
			m6: 'They asked me what I meant.',
			areas: ['2.3']
		},
		{
			ref: 'B7',
			what: 'Finish changed plans within eight weeks after a review.',
			accountable: 'Head of Case Work, Larkshire Council',
			timescale: 'By the summer of 2027',
			areas: ['2.3', '2.1']
		}
	]
};
