// The looks of a Word file: large enough to read, one family of letters that every computer has, English of Great Britain.
import type { IStylesOptions } from 'docx';

const ink = '1D2629';
const brand = '0B5A57';
const own = (id: string, name: string, run: object, paragraph: object) => ({
	id,
	name,
	basedOn: 'Normal',
	quickFormat: true,
	run,
	paragraph
});
const heading = (size: number, before: number) => ({
	run: { size, bold: true, color: ink },
	paragraph: { spacing: { before, after: 120, line: 276 }, keepNext: true }
});

/** Sizes in half points, distances in twentieths of a point. */
export const wordStyles: IStylesOptions = {
	default: {
		document: {
			run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
			paragraph: { spacing: { line: 276 } }
		},
		title: { run: { size: 44, bold: true, color: ink }, paragraph: { spacing: { after: 120 } } },
		heading1: heading(34, 360),
		heading2: heading(28, 300),
		heading3: heading(24, 240),
		heading4: heading(22, 200)
	},
	paragraphStyles: [
		own('Subtitle', 'Subtitle', { size: 28, color: '4D585C' }, { spacing: { after: 160 } }),
		own('Period', 'Period', { color: '4D585C' }, { spacing: { after: 160 } }),
		own('PlainTitle', 'Plain title', { size: 24, color: brand }, { spacing: { after: 120 }, keepNext: true }),
		own('Text', 'Plan text', {}, { spacing: { after: 120 } }),
		own('Box', 'Plan box', { size: 20 }, { spacing: { after: 60 } }),
		own('Cell', 'Plan cell', { size: 18 }, { spacing: { after: 40, line: 252 } }),
		own('CellHead', 'Plan column', { size: 18, bold: true }, { spacing: { after: 0, line: 252 } }),
		own('Gap', 'Plan gap', { size: 8 }, { spacing: { after: 60, line: 120 } }),
		own('Small', 'Plan page line', { size: 18, color: '4D585C' }, {})
	]
};
