// A page of the web: cells over several rows, lists in lists, words that only programs read, and tags nobody closed.
import type { ExpectedReading } from '../expected.ts';

export const name = 'plan.html';
export const text = `<!doctype html><html><head><title>Plan | Council</title><style>p { color: red }</style>
<script>var stolen = document.cookie</script></head>
<body onload="steal()"><h1>Hawthorn plan</h1><p>Spring 2027
<h2>1. Waiting</h2>
<h3>What families told us</h3>
<ul><li>We wait<ul><li>for a <b>year</b></ul><li>Nobody says&nbsp;why &amp; how</ul>
<table>
<thead><tr><th rowspan=2>What will we do</th><th rowspan=2>Who is responsible</th><th colspan="2">What families will see</th></tr>
<tr><th>3 months</th><th>6 months</th></tr></thead>
<tr><td><p>Write<p>and ring<td rowspan="2">Mo Baker<td>A letter<td>
<tr><td>Keep <i>one</i> list<br>for all<td><td>I know <a href="javascript:steal()">my place</a>
</table>
<ol start=3><li>Ask</ol>
<img src="http://127.0.0.1/track.png" alt="two children on a swing"><img src="x.png">
</body></html>`;

export const expected: ExpectedReading = {
	meta: { title: 'Hawthorn plan', period: 'Spring 2027' },
	areas: [['1', 'Waiting']],
	callouts: [['families', '1', '• We wait\n  • for a year\n• Nobody says why & how']],
	tables: [
		{
			rows: [
				{ what: 'Write\nand ring', accountable: 'Mo Baker', m3: 'A letter', areas: ['1'] },
				{ what: 'Keep one list\nfor all', accountable: 'Mo Baker', m6: 'I know my place', areas: ['1'] }
			]
		}
	],
	unplaced: ['two children on a swing'],
	notes: ['This list counts from 3', 'not safe']
};
