// Bullets of every make, bullets run together, a list without anything between its entries; slips that are flagged only.
import type { ExpectedReading } from '../expected.ts';
import { bullets, cell, heading, innerBullets, p, table, wordFile } from '../word-file.ts';

export const file = wordFile({
	body: [
		heading(1, '1 1 Sleep'),
		p('Sleep matters. Implementation comes first, within weeks.'),
		bullets('Nights'),
		innerBullets('lights', 'noise'),
		bullets('Mornings'),
		table(
			['What are we going to do?', 'Who will be involved', 'Accountable', '3 months', '6 months', 'Area'],
			[
				cell('We will:\n• buy lamps\n· lend blankets\n- call after a week\n– listen'),
				'Sleep nurses School heads Forum members Night carers',
				'Nurse in charge',
				'• plan made • nurse hired • room found',
				'Done within 3 months. Implementa tion is ready or all homes',
				'1'
			]
		)
	]
});

export const expected: ExpectedReading = {
	meta: {},
	areas: [['1', '1 Sleep']],
	tables: [
		{
			rows: [
				{
					what: 'We will:\n• buy lamps\n• lend blankets\n• call after a week\n• listen',
					who: 'Sleep nurses School heads Forum members Night carers',
					accountable: 'Nurse in charge',
					m3: '• plan made • nurse hired • room found',
					m6: 'Done within 3 months. Implementa tion is ready or all homes',
					linked: '1',
					areas: ['1']
				}
			]
		}
	],
	text: ['• Nights', '  • lights', '  • noise', '• Mornings'],
	notes: [
		'The number stands twice here.',
		'This looks like a list without anything between its entries. You may want to split it.',
		'Sleep nurses School heads Forum members Night carers',
		'This looks like a list run together in one line. You may want to split it.',
		'This stands under 6 months, but speaks of 3 months.',
		'“implementation” seems to be broken in two.',
		'“or all” may have been meant as “for all”.'
	]
};
