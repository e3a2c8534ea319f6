// A plan as a tagged PDF: a tree of headings, tables, lists and pictures for screen readers, bookmarks, language, embedded letters.
// Nine columns do not fit on paper in letters that people can read, so each action is a table of its own: the question on the left,
// the words on the right.
import PDFDocument from 'pdfkit';
import { exportedPlan } from '#domain/exports/exported-plan.ts';
import type { Material } from './file-to-make.ts';
import { margin } from './pdf-words.ts';
import { PdfWriter } from './pdf-writer.ts';
import { titleOf } from './title.ts';

export async function pdfOf(material: Material): Promise<Uint8Array> {
	const { content, facts, threads } = material;
	const { meta, parts } = exportedPlan(content);
	const title = titleOf(meta);
	const doc = new PDFDocument({
		size: 'A4',
		margins: { top: margin, bottom: margin, left: margin, right: margin },
		pdfVersion: '1.7',
		subset: 'PDF/UA',
		tagged: true,
		displayTitle: true,
		lang: 'en-GB',
		// none of the fourteen built-in letterings: they are not embedded
		font: null,
		bufferPages: true,
		info: {
			Title: title,
			Subject: facts.state,
			Creator: 'Withus',
			Producer: 'Withus',
			CreationDate: new Date(facts.madeAt)
		}
	} as unknown as PDFKit.PDFDocumentOptions);
	const chunks: Buffer[] = [];
	doc.on('data', (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
	const writer = new PdfWriter(doc, material);
	writer.top(title);
	for (const part of parts) writer.part(part);
	if (threads.length > 0) writer.said(threads);
	writer.end();
	doc.end();
	await done;
	return new Uint8Array(Buffer.concat(chunks));
}
