// One file of a plan. Each writer is loaded only where it is needed, so that a table does not wait for a PDF.
import type { ExportFormatId } from '#domain/exports/formats.ts';
import type { Material } from './file-to-make.ts';

export async function fileOf(
	format: Exclude<ExportFormatId, 'everything'>,
	material: Material
): Promise<Uint8Array> {
	switch (format) {
		case 'word':
			return (await import('./word.ts')).wordOf(material);
		case 'pdf':
			return (await import('./pdf.ts')).pdfOf(material);
		case 'odt':
			return (await import('./odt.ts')).odtOf(material);
		case 'html':
			return (await import('./html.ts')).htmlOf(material);
		case 'markdown':
			return (await import('./markdown.ts')).markdownOf(material);
		case 'csv':
			return (await import('./csv.ts')).csvOf(material);
		case 'xlsx':
			return (await import('./xlsx.ts')).xlsxOf(material);
		case 'calendar':
			return (await import('./calendar.ts')).calendarOf(material);
	}
}
