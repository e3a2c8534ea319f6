// A short plan of a hospital and a carers' group, sent round while it was still being changed: headings are bold paragraphs that
// Word numbers, one small table with nothing to mark its header, tracked changes in text and table, and a comment.
import type { ExpectedReading } from '../expected.ts';
import { bullets, cell, p, raw, run, table, wordFile, type WordBlock } from '../word-file.ts';

const who = 'w:id="11" w:author="A" w:date="2026-02-03T10:00:00Z"';
const added = (words: string) => `<w:ins ${who}>${run(words)}</w:ins>`;
const struck = (words: string) => `<w:del ${who}>${run(words).replaceAll('w:t', 'w:delText')}</w:del>`;
const point = (words: string): WordBlock =>
	raw(
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr>${run(words, '<w:b/><w:rPrChange w:id="12"><w:rPr/></w:rPrChange>')}</w:p>`
	);

export const file = wordFile({
	comments: ['Could the school keep a copy as well?'],
	body: [
		p('Getting ready for hospital: our plan for children with a learning disability', { bold: true, size: 16 }),
		p('Larchfield Infirmary and the Larchfield Carers’ Circle'),
		p('We wrote this together over three evenings. It is short so that it gets done.'),
		point('A calm place to wait'),
		raw(
			`<w:p>${run('We will open the side room on ')}${struck('Mondays')}${added('Tuesdays and Thursdays')}${run(', with:')}</w:p>`
		),
		bullets('soft lamps', 'no television', 'a door that shuts'),
		raw(`<w:p><w:pPr><w:rPr><w:ins ${who}/></w:rPr></w:pPr>${added('Brothers and sisters are welcome, too.')}</w:p>`),
		point('A passport for every child'),
		raw(
			`<w:p><w:commentRangeStart w:id="1"/>${run('The passport travels with the child.')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`
		),
		table(
			['What needs doing', 'Who', 'By'],
			[cell([raw(`<w:p>${run('Print ')}${struck('one hundred')}${added('four hundred')}${run(' passports')}</w:p>`)]), 'Play team', 'May'],
			['Show the passport to each ward', 'Learning disability nurse', 'the end of the summer'],
			['Ask twenty families how it went', 'Carers’ Circle', '16 October 2026']
		),
		point('Staff who know how'),
		p('Each new nurse spends a morning with a family at home.'),
		p('Questions? Write to [the ward](mailto:ward@larchfield.example).')
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'Getting ready for hospital: our plan for children with a learning disability' },
	areas: [['2', 'A passport for every child']],
	callouts: [],
	tables: [
		{
			rows: [
				{ what: 'Print four hundred passports', who: 'Play team', timescale: 'May', areas: ['2'] },
				{
					what: 'Show the passport to each ward',
					who: 'Learning disability nurse',
					timescale: 'the end of the summer',
					areas: ['2']
				},
				{
					what: 'Ask twenty families how it went',
					who: 'Carers’ Circle',
					timescale: '16 October 2026',
					due: '2026-10-16',
					areas: ['2']
				}
			]
		}
	],
	// numbered lines with nothing but text below stay headings: only a person can tell "1. Introduction" from an area
	text: [
		'A calm place to wait',
		'Staff who know how',
		'Larchfield Infirmary and the Larchfield Carers’ Circle',
		'We wrote this together over three evenings. It is short so that it gets done.',
		'We will open the side room on Tuesdays and Thursdays, with:',
		'• soft lamps',
		'• a door that shuts',
		'Brothers and sisters are welcome, too.',
		'The passport travels with the child.',
		'Each new nurse spends a morning with a family at home.',
		'Questions? Write to the ward.'
	],
	unplaced: ['Mondays', 'one hundred', 'Could the school keep a copy as well?'],
	notes: ['The number 1 was counted by the word processor.']
};
