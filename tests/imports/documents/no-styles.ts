// Nobody used a heading style: size, bold and numbers are all there is. Numbered lines in the text are no headings.
import type { ExpectedReading } from '../expected.ts';
import { gap, p, table, wordFile } from '../word-file.ts';

export const file = wordFile({
	body: [
		p('Tarnside Local Area Action Plan', { bold: true, size: 20 }),
		p('May 2026', { size: 11 }),
		gap,
		p('Foreword', { bold: true, size: 14 }),
		p('We were inspected in February. There are two things to put right:', { size: 11 }),
		p('1. Speech therapy comes too late.', { size: 11 }),
		p('2. Nobody answers the phone.', { size: 11 }),
		p('1. Speech therapy comes sooner', { bold: true, size: 14 }),
		p('1.1 Therapists in every nursery', { bold: true, size: 12 }),
		p('1.2 Parents know whom to ask', { bold: true, size: 12 }),
		p('What families have told us', { bold: true, size: 11 }),
		p('It took a year until somebody saw my son.', { size: 11 }),
		p('What impact will this have by 2028?', { bold: true, size: 11 }),
		p('Every child is seen within a term.', { size: 11 }),
		table(
			['Actions', 'Who is responsible', 'In 3 months', 'In 6 months', 'In 12 months', 'Links'],
			['Hire three therapists', 'Therapy lead', 'Advert out', 'Two in post', 'Three in post', '1.1'],
			['Write one leaflet', 'Forum', 'Words agreed', '', '', '1.1, 1.2']
		),
		p('2. Somebody answers the phone', { bold: true, size: 14 }),
		table(
			['Actions', 'Who is responsible', 'In 3 months', 'In 6 months', 'In 12 months', 'Links'],
			['Staff the line from 8 to 6', 'Office manager', 'Rota agreed', '', 'Answered in five minutes', '2']
		)
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'Tarnside Local Area Action Plan', kind: 'afi', period: 'May 2026', coProductionStatus: '' },
	areas: [
		['1', 'Speech therapy comes sooner'],
		['1.1', 'Therapists in every nursery'],
		['1.2', 'Parents know whom to ask'],
		['2', 'Somebody answers the phone']
	],
	callouts: [
		['families', '1.1 1.2', 'What families have told us\nIt took a year until somebody saw my son.'],
		['impact', '1.1 1.2', 'What impact will this have by 2028?\nEvery child is seen within a term.']
	],
	tables: [
		{
			rows: [
				{
					what: 'Hire three therapists',
					accountable: 'Therapy lead',
					m3: 'Advert out',
					m6: 'Two in post',
					m12: 'Three in post',
					linked: '1.1',
					areas: ['1.1']
				},
				{ what: 'Write one leaflet', accountable: 'Forum', m3: 'Words agreed', linked: '1.1, 1.2', areas: ['1.1', '1.2'] }
			]
		},
		{
			rows: [
				{
					what: 'Staff the line from 8 to 6',
					accountable: 'Office manager',
					m3: 'Rota agreed',
					m12: 'Answered in five minutes',
					linked: '2',
					areas: ['2']
				}
			]
		}
	],
	text: ['Foreword', '1. Speech therapy comes too late.', '2. Nobody answers the phone.']
};
