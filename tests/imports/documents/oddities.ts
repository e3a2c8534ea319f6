// Everything that has no place: a table in a cell, text boxes, footnotes, comments, tracked changes, a picture, a formula, links
// that lead nowhere good. Fields, content controls and smart tags belong to the text.
import type { ExpectedReading } from '../expected.ts';
import { cell, heading, p, raw, run, table, wordFile } from '../word-file.ts';

const box = (words: string) => `<w:txbxContent>${p(words).xml}</w:txbxContent>`;
const deleted = (words: string) => `<w:del w:id="1">${run(words).replaceAll('w:t', 'w:delText')}</w:del>`;

export const file = wordFile({
	footnotes: ['Counted by the forum in spring.'],
	comments: ['Is this still true?'],
	body: [
		heading(1, '1. Getting ready for adult life'),
		raw(
			`<w:p>${run('We asked ')}<w:ins w:id="2">${run('forty ')}</w:ins>${deleted('thirty ')}${run('young people')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('.')}<w:r><w:commentReference w:id="1"/></w:r></w:p>`
		),
		raw(
			`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('Tell us at the desk')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('Tell us at the desk')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('A plain line.')}</w:p>`
		),
		raw(`<w:p><w:fldSimple w:instr="DATE">${run('A field of words. ')}</w:fldSimple><w:sdt><w:sdtContent>${run('A controlled word. ')}</w:sdtContent></w:sdt><w:smartTag w:element="place">${run('A tagged place.')}</w:smartTag></w:p>`),
		raw(`<w:p>${run('Half of it: ')}<m:oMath><m:r><m:t>x=y/2</m:t></m:r></m:oMath></w:p>`),
		raw(`<w:p><w:moveFrom w:id="5">${run('This line was moved.')}</w:moveFrom></w:p>`),
		raw(`<w:p><w:moveTo w:id="6">${run('This line was moved.')}</w:moveTo></w:p>`),
		p('Do not [press here](javascript:alert) but [write](mailto:hello@plan.example).'),
		table(
			['Action', 'Responsible', 'Timescale'],
			[cell([p('Hold a fair'), table(['Stall', 'Host'], ['Jobs', 'College']), p('with six stalls')]), 'College', 'each June']
		)
	]
});

export const expected: ExpectedReading = {
	meta: {},
	areas: [['1', 'Getting ready for adult life']],
	tables: [{ rows: [{ what: 'Hold a fair\nwith six stalls', accountable: 'College', timescale: 'each June', areas: ['1'] }] }],
	text: [
		'We asked forty young people.',
		'A plain line.',
		'A field of words. A controlled word. A tagged place.',
		'Half of it:',
		'This line was moved.',
		'Do not press here but write.'
	],
	unplaced: ['thirty', 'Tell us at the desk', 'Counted by the forum in spring.', 'Is this still true?', 'x=y/2', 'Stall | Host\nJobs | College'],
	notes: ['press here']
};
