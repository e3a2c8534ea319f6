// The files a plan can be taken away in.
export const exportFormats = [
	{
		id: 'word',
		ending: 'docx',
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		comments: true
	},
	{ id: 'pdf', ending: 'pdf', type: 'application/pdf', comments: true },
	{ id: 'odt', ending: 'odt', type: 'application/vnd.oasis.opendocument.text', comments: true },
	{ id: 'html', ending: 'html', type: 'text/html; charset=utf-8', comments: true },
	{ id: 'markdown', ending: 'md', type: 'text/markdown; charset=utf-8', comments: true },
	{
		id: 'xlsx',
		ending: 'xlsx',
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		comments: false
	},
	{ id: 'csv', ending: 'csv', type: 'text/csv; charset=utf-8', comments: false },
	{ id: 'calendar', ending: 'ics', type: 'text/calendar; charset=utf-8', comments: false },
	{ id: 'everything', ending: 'zip', type: 'application/zip', comments: true }
] as const;

export type ExportFormat = (typeof exportFormats)[number];
export type ExportFormatId = ExportFormat['id'];

/** The format of this name; null when there is none. */
export function exportFormat(id: string): ExportFormat | null {
	return exportFormats.find((format) => format.id === id) ?? null;
}

/** In ten minutes one person may take away so many files of a plan. */
export const mostExports = 30;
export const exportMinutes = 10;
