// What people bring from elsewhere in a clipboard: other programs' markup, tables, and much that must not come in.
export interface Clipping {
	readonly html: string;
	readonly text: string;
}

const deep = (depth: number): string => '<ul><li>in'.repeat(depth) + '</li></ul>'.repeat(depth);

export const clippings: readonly Clipping[] = [
	{ html: '', text: 'one line' },
	{ html: '', text: 'two lines\nof words\n\nand one after a gap' },
	{ html: '', text: 'A1\tRing families\tSchool\nA2\tWrite letters\tHealth' },
	{
		html: '<p>A <b>bold</b> and <i>slanted</i> line</p><p>and <a href="https://example.org">a link</a></p>',
		text: ''
	},
	{ html: '<h1>Top</h1><h3>Lower</h3><p>Under it</p><h6>Lowest</h6>', text: '' },
	{ html: '<ul><li>one</li><li><p>two</p><ol><li>inner</li></ol></li></ul>', text: '' },
	{ html: '<ol start="4"><li>four</li></ol>loose words<br>after a break', text: '' },
	{ html: deep(14), text: '' },
	{
		html: '<table><tr><th>No</th><th>Action</th></tr><tr><td>1</td><td><p>Ring</p><p>Write</p></td></tr></table>',
		text: ''
	},
	{ html: '<div data-action-table="" data-id="table-1" data-title="Actions"></div><p>after</p>', text: '' },
	{ html: '<section data-kind="impact" data-id="c1"><p>Boxed</p></section>', text: '' },
	{ html: '<section data-kind="nonsense"><h2>Boxed heading</h2></section>', text: '' },
	{ html: '<p data-plain-title="">A plain title</p>', text: '' },
	{ html: '<h2 data-id="h1" data-ref="1" data-level="2">Waiting again</h2>', text: '' },
	{
		html: '<!--[if gte mso 9]><xml></xml><![endif]--><p class=MsoListParagraph style="mso-list:l0"><span>·</span>From an office<o:p></o:p></p>',
		text: ''
	},
	{
		html: '<script>window.bad = 1</script><p onclick="bad()">clean <a href="javascript:bad()">me</a></p>',
		text: ''
	},
	{ html: '<img src="https://example.org/x.png" alt="theirs"><p>beside a picture</p>', text: '' },
	{ html: '<p>👩‍👩‍👧 and \u200b and \ud83d alone</p>', text: '' }
];
