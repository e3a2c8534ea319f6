// The clipboard as other programs fill it, written for these tests in the manner of each.

/** Word for Windows: its own namespaces, conditional comments, bullets as text, smart tags, tracked changes, a comment. */
export const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-name:Normal; color:red} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Quiet corridors<o:p></o:p></p>
<h2 style='margin-top:2pt'><b><span style='color:#2F5496'>What we heard<o:p></o:p></span></b></h2>
<p class=MsoNormal style='mso-outline-level:3'>From young people<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Pupils&nbsp;asked <st1:place w:st="on">Rowan
Hall</st1:place> for <b>less noise</b>,<span style='mso-spacerun:yes'>&nbsp; </span>and <i style='mso-bidi-font-style:normal'>a co&shy;rner</i> to rest
<del cite="mailto:x" datetime="2027-01-01T10:00">never mind</del><ins cite="mailto:x" datetime="2027-01-01T10:00">each day</ins>.<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[AB1]</a></span><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Soft lamps<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>near the door<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Ask <a href="https://example.org/quiet">the forum</a> and <a href="file:///C:/plan.doc">read</a><o:p></o:p></p>
<p class=MsoNormal><span style='mso-no-proof:yes'><img width=300 height=200 src="file:///C:/clip_image001.png" alt="A lamp in a corner"></span><o:p></o:p></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Why?</p></div></div>
<!--EndFragment--></body></html>`;

/** Google Docs: everything inside a bold that is none, weight by style, nested lists beside their entries. */
export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400">Getting about</span></h1><p dir="ltr"><span style="font-weight:400">Buses come </span><span style="font-weight:700">late</span><span style="font-weight:400;font-style:italic"> and full.</span></p><br /><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Ring the depot</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>each Monday</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`;

export const libreOffice = `<!DOCTYPE html><html><head><title></title><meta name="generator" content="LibreOffice 24"/><style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="en-GB"><h2 class="western">Meals</h2><p style="line-height: 100%"><font face="Liberation Serif, serif">Lunch is <b>too short</b>.</font></p><p><br/>
</p><ol start="3"><li><p>Move it</p></li></ol></body></html>`;

/** Excel: a row of no height that only measures, classes, a cell of two lines. */
export const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {mso-style-parent:style0;}--></style></head><body><table border=0 cellpadding=0><!--StartFragment--><col width=64><tr height=20><td class=xl65>No</td><td class=xl65>Action</td><td class=xl65>Lead</td><td class=xl65>By when</td><td class=xl65>Linked to</td><td class=xl65>Cost code</td></tr><tr height=40><td align=right x:num>1</td><td>Lend lamps<br>
to each family</td><td>Ida</td><td>31 March 2027</td><td>1</td><td>X9</td></tr><tr><td align=right>2</td><td>Ring after a week</td><td>Mo</td><td></td><td></td><td></td></tr><tr height=0 style='display:none'><td width=64></td></tr><!--EndFragment--></table></body></html>`;
export const excelText =
	'No\tAction\tLead\tBy when\tLinked to\tCost code\n1\t"Lend lamps\nto each family"\tIda\t31 March 2027\t1\tX9\n2\tRing after a week\tMo\t\t\t\n';

/** A letter and a page: quotations, boxes inside boxes, a table for layout, a table of something else, trackers, a form. */
export const webPage = `<div dir="ltr">Dear all,<div><br></div><div>See <a href="https://example.org/a?b=1&amp;c=2">this page</a> or <a href="/local">that</a>.</div><blockquote class="gmail_quote"><p>We will wait.</p><p>&nbsp;</p></blockquote><table role="presentation"><tr><td><h3>News</h3><p>One</p></td></tr></table><table><tr><th>Day</th><th>Meal</th></tr><tr><td>Monday</td><td>Soup &amp; <b>bread</b></td></tr></table><p>Well done <img class="emoji" alt="🎉" src="https://pics.example/e.png" width="20"><img src="https://track.example/p.gif" width="1" height="1"><img src="https://pics.example/chart.png" alt="Waiting times fall"></p><form><select><option>Pick</option></select></form><pre>a
b</pre><p hidden style="display: none">secret</p><ul><li>One<ul><li>Two<ul><li>Three</li></ul></li></ul></li></ul></div>`;

export const markdown = `# Sleep

We **will** ask [the forum](https://example.org/forum), and *soon*, because nights are long for
everybody in the house.
Thank you

- Lamps
  - soft \\* ones
1. Ring
2. Write
> A quotation

\`\`\`
3 * 4
\`\`\`
`;
